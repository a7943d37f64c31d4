"""Sets goals in the person's own words, plans who does what for them, and looks at the plan together."""

from datetime import date, datetime, timedelta

from django.db import transaction

from handrail.casework.cases.models import Case, EventKind
from handrail.casework.support.actions.keeping import add, hold_entry, hold_to_write, note, note_fact, today
from handrail.casework.support.models import (
    ActionOutcome,
    Agreed,
    Doer,
    Goal,
    GoalState,
    GoalWording,
    PlanAction,
    PlanVersion,
)
from handrail.casework.support.permissions import why_not_agree_plan, why_not_change_action, why_not_change_goal
from handrail.casework.support.policies import lock, opened
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

NO_WORDS = "Write the goal in their own words."
NOTHING_TO_DO = "Say what is to be done."
WHY_NOT_DONE = "Say why it was not done."


@transaction.atomic
def set_goal(case: Case, *, words: str, language: str, domain: str = "", by: Person, at: datetime) -> Goal:
    """Keep something the person wants, as they say it. Raises NotAllowed."""
    case = hold_to_write(case, by=by)
    require(None if words.strip() else NO_WORDS)
    goal = Goal(case=case, domain=domain, recorded_at=at, recorded_by=by)
    add(goal, {})
    word(goal, words=words, language=language, by=by, at=at)
    note(case, "goal_set", by=by, at=at, goal=str(goal.pk), domain=domain)
    return goal


@transaction.atomic
def reword_goal(goal: Goal, *, words: str, language: str, by: Person, at: datetime) -> GoalWording:
    """Put a goal in other words of theirs; earlier versions of the plan keep the earlier ones. Raises NotAllowed."""
    goal = hold_entry(goal)
    require(why_not_change_goal(goal, by=by))
    require(None if words.strip() else NO_WORDS)
    wording = word(goal, words=words, language=language, by=by, at=at)
    note(goal.case, "goal_reworded", by=by, at=at, goal=str(goal.pk))
    return wording


def word(goal: Goal, *, words: str, language: str, by: Person, at: datetime) -> GoalWording:
    """A wording of a goal, stored."""
    wording = GoalWording(case=goal.case, goal=goal, recorded_at=at, recorded_by=by)
    return add(wording, {"words": words, "language": language})


@transaction.atomic
def end_goal(goal: Goal, *, state: GoalState, words: str = "", by: Person, at: datetime) -> Goal:
    """Write down that a goal is reached, or not wanted any more; what was still to be done for it falls away.

    Raises:
        NotAllowed: this person may not, or it has ended already.
    """
    goal = hold_entry(goal)
    require(why_not_change_goal(goal, by=by))
    require("Say whether it is reached, or not wanted any more." if state == GoalState.OPEN else None)
    goal.state, goal.ended_at = state, at
    lock(goal, {"words": words})
    goal.save(update_fields=["state", "ended_at", "contents"])
    for action in PlanAction.objects.filter(goal=goal, settled_at=None, replaced_at=None):
        action.case = goal.case
        settle(action, outcome=ActionOutcome.NOT_WANTED, why="", by=by, at=at)
    note(goal.case, "goal_ended", by=by, at=at, goal=str(goal.pk), state=str(state))
    return goal


@transaction.atomic
def plan_action(
    goal: Goal,
    *,
    what: str,
    doer: Doer,
    organisation: Organisation | None = None,
    due_on: date,
    by: Person,
    at: datetime,
) -> PlanAction:
    """Plan that somebody does something for a goal by a day. Raises NotAllowed."""
    goal = hold_entry(goal)
    require(why_not_change_goal(goal, by=by))
    action = PlanAction(case=goal.case, goal=goal, recorded_at=at, recorded_by=by)
    fill(action, what=what, doer=doer, organisation=organisation, due_on=due_on, on=today(at))
    add(action, {"what": what})
    note(goal.case, "action_planned", by=by, at=at, action=str(action.pk), doer=str(doer))
    return action


@transaction.atomic
def change_action(
    action: PlanAction,
    *,
    what: str,
    doer: Doer,
    organisation: Organisation | None = None,
    due_on: date,
    by: Person,
    at: datetime,
) -> PlanAction:
    """Put another row in the place of one that is still to be done, which stays for earlier versions of the plan.

    Raises:
        NotAllowed: this person may not, it was changed or settled already, or something is missing.
    """
    old = hold_entry(action)
    require(why_not_change_action(old, by=by))
    new = PlanAction(case=old.case, goal_id=old.goal_id, replaces=old, recorded_at=at, recorded_by=by)
    fill(new, what=what, doer=doer, organisation=organisation, due_on=due_on, on=today(at))
    old.replaced_at = at
    old.save(update_fields=["replaced_at"])
    add(new, {"what": what})
    note(old.case, "action_changed", by=by, at=at, action=str(old.pk), replaced_by=str(new.pk))
    return new


def fill(
    action: PlanAction, *, what: str, doer: Doer, organisation: Organisation | None, due_on: date, on: date
) -> None:
    """Who, and by when. Raises NotAllowed when something is missing."""
    require(None if what.strip() else NOTHING_TO_DO)
    require("Choose which organisation." if doer == Doer.ORGANISATION and organisation is None else None)
    require("That day has passed." if due_on < on else None)
    action.doer, action.due_on = doer, due_on
    action.organisation = organisation if doer == Doer.ORGANISATION else None


@transaction.atomic
def settle_action(action: PlanAction, *, outcome: ActionOutcome, why: str = "", by: Person, at: datetime) -> PlanAction:
    """Write down what became of it; not done needs a why. Raises NotAllowed."""
    action = hold_entry(action)
    require(why_not_change_action(action, by=by))
    require(WHY_NOT_DONE if outcome == ActionOutcome.NOT_DONE and not why.strip() else None)
    settle(action, outcome=outcome, why=why, by=by, at=at)
    note(action.case, "action_settled", by=by, at=at, action=str(action.pk), outcome=str(outcome))
    return action


def settle(action: PlanAction, *, outcome: ActionOutcome, why: str, by: Person, at: datetime) -> None:
    """Store what became of it."""
    action.outcome, action.settled_at, action.settled_by = outcome, at, by
    lock(action, {**opened(action), "why": why})
    action.save(update_fields=["outcome", "settled_at", "settled_by", "contents"])


@transaction.atomic
def agree_plan(
    case: Case, *, agreed: Agreed, language: str, words: str = "", review_on: date, by: Person, at: datetime
) -> PlanVersion:
    """Keep the plan as it stands as a version that was looked at together, with the day of the next look.

    Raises:
        NotAllowed: this person may not, there is no goal, no language, or the next look is past or too far away.
    """
    case = hold_to_write(case, by=by)
    require(why_not_agree_plan(case, by=by))
    require(None if language.strip() else "Say in which language the plan was talked through.")
    require(why_not_review_plan_on(review_on, on=today(at)))
    number = PlanVersion.objects.filter(case=case).count() + 1
    version = PlanVersion(case=case, number=number, agreed=agreed, review_on=review_on, recorded_at=at, recorded_by=by)
    add(version, {"language": language, "words": words})
    note(case, "plan_agreed", by=by, at=at, version=number, agreed=str(agreed))
    if agreed != Agreed.NO:
        note_fact(case, EventKind.PLANNED, by=by, at=at)
    return version


def why_not_review_plan_on(day: date, *, on: date) -> str | None:
    """Say why the plan cannot wait until that day, if so."""
    latest = on + timedelta(days=current_locality().limit_as_known("plan_review_days", on=on))
    if day < on:
        return "The next look at the plan is today or later."
    return None if day <= latest else f"A plan is looked at again by {latest:%d %B %Y} at the latest."
