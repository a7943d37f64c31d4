"""Needs, drawn as a wheel with the table beside it; and the plan, as it stands and as it stood."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.support import actions, permissions, queries
from handrail.casework.support.forms import (
    ActionForm,
    AgreeForm,
    EndGoalForm,
    GoalForm,
    NeedsForm,
    SettleActionForm,
    WordingForm,
)
from handrail.casework.support.models import Goal, PlanAction, PlanVersion
from handrail.casework.support.policies import wheel
from handrail.casework.support.queries import NeedsFile
from handrail.casework.support.queries.choosing import organisations_to_choose, what_is_to_be_done
from handrail.casework.support.views.acting import Act, Asked, view_of
from handrail.casework.support.views.who import case_or_404, entry_or_404, head_of, person_of
from handrail.foundation.locality import current_locality


@require_safe
def needs(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """How far each need is met, at first and now."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    file = queries.needs_of(case, by=by, at=at)
    shown = {
        **head_of(request, case, current="support:needs", at=at),
        "file": file,
        "wheel": drawn(file),
        "why_not": permissions.why_not_write(case, by=by),
    }
    return render(request, "support/needs.html", shown)


def drawn(file: NeedsFile) -> dict[str, object] | None:
    """The wheel, where there is something to draw."""
    if file.latest_on is None:
        return None
    first, latest = [one.found.first for one in file.lines], [one.found.latest for one in file.lines]
    again = len(file.dates) > 1
    return {
        "size": wheel.SIZE,
        "middle": wheel.CENTRE,
        "rings": wheel.rings(len(file.lines)),
        "spokes": wheel.spokes([one.label for one in file.lines]),
        "first": {"outline": wheel.outline(first), "dots": wheel.dots(first)} if again else None,
        "latest": {"outline": wheel.outline(latest), "dots": wheel.dots(latest)},
    }


@require_safe
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The goals, what is done for each, and when the plan is looked at again."""
    by, at = person_of(request), timezone.now()
    case = case_or_404(request, case_id)
    shown = {
        **head_of(request, case, current="support:plan", at=at),
        "plan": queries.plan_of(case, by=by, at=at),
        "today": timezone.localdate(at),
        "why_not": permissions.why_not_write(case, by=by),
        "why_not_agree": permissions.why_not_agree_plan(case, by=by),
    }
    return render(request, "support/plan.html", shown)


@require_safe
def earlier_plan(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The plan as it stood when it was looked at together."""
    by, at = person_of(request), timezone.now()
    version = entry_or_404(request, PlanVersion, entry_id)
    shown = {
        **head_of(request, version.case, current="support:plan", at=at),
        "version": version,
        "goals": queries.plan_as_it_was(version, by=by, at=at),
    }
    return render(request, "support/earlier_plan.html", shown)


def action_form(asked: Asked) -> forms.Form:
    """The form of something to be done; of a change, with what is planned filled in."""
    planned = isinstance(asked.thing, PlanAction)
    known = what_is_to_be_done(asked.thing, by=asked.by, at=asked.at) if planned else {}
    return ActionForm(asked.data, at=asked.at, organisations=organisations_to_choose(), initial=known)


def agree_form(asked: Asked) -> forms.Form:
    """The form of a look at the plan, with the last day of the next."""
    days = current_locality().limit_as_known("plan_review_days", on=asked.today)
    return AgreeForm(asked.data, on=asked.today, latest=asked.today + timedelta(days=days))


ASSESS = Act(
    title="Talk through what they need",
    button="Save the assessment",
    said="The assessment is saved.",
    form=lambda asked: NeedsForm(asked.data, at=asked.at),
    why_not=permissions.why_not_write,
    action=actions.assess_needs,
    leads_to="support:needs",
    warning="Begin with what matters to them. What they do not want to talk about stays “not asked”.",
    template="support/assess_needs.html",
)
SET_GOAL = Act(
    title="Set a goal",
    button="Save the goal",
    said="The goal is saved.",
    form=lambda asked: GoalForm(asked.data),
    why_not=permissions.why_not_write,
    action=actions.set_goal,
    leads_to="support:plan",
)
AGREE = Act(
    title="Look at the plan together",
    button="Keep this version",
    said="This version of the plan is kept.",
    form=agree_form,
    why_not=permissions.why_not_agree_plan,
    action=actions.agree_plan,
    leads_to="support:plan",
    warning="Read the plan to them as it stands. It is theirs: they may change any of it, now or later.",
)
REWORD = Act(
    title="Put a goal in other words",
    button="Save",
    said="The goal is saved. Earlier versions of the plan keep the earlier words.",
    form=lambda asked: WordingForm(asked.data),
    why_not=permissions.why_not_change_goal,
    action=actions.reword_goal,
    leads_to="support:plan",
    of=Goal,
)
END_GOAL = Act(
    title="A goal is over",
    button="Save",
    said="It is written down that the goal is over.",
    form=lambda asked: EndGoalForm(asked.data),
    why_not=permissions.why_not_change_goal,
    action=actions.end_goal,
    leads_to="support:plan",
    of=Goal,
)
PLAN_ACTION = Act(
    title="What is done for this goal",
    button="Save",
    said="It is in the plan.",
    form=action_form,
    why_not=permissions.why_not_change_goal,
    action=actions.plan_action,
    leads_to="support:plan",
    of=Goal,
)
CHANGE_ACTION = Act(
    title="Change what is to be done",
    button="Save",
    said="The plan is changed. Earlier versions keep what it was.",
    form=action_form,
    why_not=permissions.why_not_change_action,
    action=actions.change_action,
    leads_to="support:plan",
    of=PlanAction,
)
SETTLE_ACTION = Act(
    title="What became of it",
    button="Save",
    said="It is written down what became of it.",
    form=lambda asked: SettleActionForm(asked.data),
    why_not=permissions.why_not_change_action,
    action=actions.settle_action,
    leads_to="support:plan",
    of=PlanAction,
)

assess_needs = view_of(ASSESS, "assess_needs")
set_goal = view_of(SET_GOAL, "set_goal")
agree_plan = view_of(AGREE, "agree_plan")
reword_goal = view_of(REWORD, "reword_goal")
end_goal = view_of(END_GOAL, "end_goal")
plan_action = view_of(PLAN_ACTION, "plan_action")
change_action = view_of(CHANGE_ACTION, "change_action")
settle_action = view_of(SETTLE_ACTION, "settle_action")
