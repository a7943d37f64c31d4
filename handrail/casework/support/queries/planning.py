"""The plan as it stands, or as it stood."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from handrail.casework.cases.models import Case
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
from handrail.casework.support.policies import actions_at, goals_at, opened_all, wording_at
from handrail.casework.support.policies.plan import is_overdue
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person


@dataclass(frozen=True, repr=False)
class ActionLine:
    """One thing to be done for a goal."""

    id: UUID
    what: str
    who: str
    due_on: date
    overdue: bool
    outcome: str
    why: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not self.outcome


@dataclass(frozen=True, repr=False)
class GoalLine:
    """One goal in the person's words, and what is done for it."""

    id: UUID
    words: str
    language: str
    domain: str
    state: str
    is_open: bool
    how_it_ended: str
    actions: list[ActionLine]


@dataclass(frozen=True, repr=False)
class VersionLine:
    """One version of the plan: when it was looked at together, and what they said."""

    id: UUID
    number: int
    agreed: str
    language: str
    words: str
    at: datetime
    review_on: date


@dataclass(frozen=True, repr=False)
class Plan:
    """A plan. `review_on` is the day of the next look; `ended` are the goals that are over."""

    goals: list[GoalLine]
    ended: list[GoalLine]
    versions: list[VersionLine]
    review_on: date | None


def plan_of(case: Case, *, by: Person, at: datetime) -> Plan:
    """The plan as it stands now. Raises NotAllowed."""
    note_reading(case, "plan", by=by, at=at)
    lines = goal_lines(case, as_at=at, on=timezone.localdate(at))
    versions = version_lines(case)
    review_on = versions[0].review_on if versions else None
    return Plan([one for one in lines if one.is_open], [one for one in lines if not one.is_open], versions, review_on)


def plan_as_it_was(version: PlanVersion, *, by: Person, at: datetime) -> list[GoalLine]:
    """The goals and what was to be done, as they stood when that version was looked at. Raises NotAllowed."""
    note_reading(version.case, "earlier_plan", by=by, at=at)
    then = version.recorded_at
    lines = goal_lines(version.case, as_at=then, on=timezone.localdate(then))
    standing = {one.pk for one in goals_at(Goal.objects.filter(case=version.case), at=then)}
    return [one for one in lines if one.id in standing]


def goal_lines(case: Case, *, as_at: datetime, on: date) -> list[GoalLine]:
    """Every goal that had been set by then, with the words and the actions of that time."""
    goals = opened_all(in_file(case, Goal.objects.filter(case=case, recorded_at__lte=as_at)))
    wordings: dict[UUID, list[GoalWording]] = defaultdict(list)
    said = {}
    for wording, words in opened_all(in_file(case, GoalWording.objects.filter(case=case))):
        wordings[wording.goal_id].append(wording)
        said[wording.pk] = words
    actions = action_lines(case, as_at=as_at, on=on)
    lines = []
    for goal, ending in goals:
        held = wording_at(wordings[goal.pk], at=as_at)
        words = said.get(held.pk, {}) if held else {}
        lines.append(goal_line(goal, words, ending.get("words", ""), actions[goal.pk]))
    return lines


def goal_line(goal: Goal, words: dict[str, str], how_it_ended: str, actions: list[ActionLine]) -> GoalLine:
    """One goal, in words."""
    domains = current_locality().support.words("need_domains")
    return GoalLine(
        id=goal.pk,
        words=words.get("words", ""),
        language=words.get("language", ""),
        domain=domains.get(goal.domain, ""),
        state=str(GoalState(goal.state).label),
        is_open=goal.state == GoalState.OPEN,
        how_it_ended=how_it_ended,
        actions=actions,
    )


def action_lines(case: Case, *, as_at: datetime, on: date) -> dict[UUID, list[ActionLine]]:
    """What was to be done at that time, by goal."""
    found: dict[UUID, list[ActionLine]] = defaultdict(list)
    rows = PlanAction.objects.filter(case=case).select_related("organisation")
    for action, words in opened_all(actions_at(in_file(case, rows), at=as_at)):
        settled = action.settled_at is not None and action.settled_at <= as_at
        organisation = action.organisation
        found[action.goal_id].append(
            ActionLine(
                id=action.pk,
                what=words.get("what", ""),
                who=organisation.name if organisation else str(Doer(action.doer).label),
                due_on=action.due_on,
                overdue=is_overdue(action, on=on),
                outcome=str(ActionOutcome(action.outcome).label) if settled else "",
                why=words.get("why", "") if settled else "",
            )
        )
    return found


def version_lines(case: Case) -> list[VersionLine]:
    """The versions of the plan, the latest first."""
    return [
        VersionLine(
            id=row.pk,
            number=row.number,
            agreed=str(Agreed(row.agreed).label),
            language=words.get("language", ""),
            words=words.get("words", ""),
            at=row.recorded_at,
            review_on=row.review_on,
        )
        for row, words in reversed(opened_all(in_file(case, PlanVersion.objects.filter(case=case))))
    ]
