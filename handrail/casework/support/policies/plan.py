"""The plan as it stood at a moment: rows are only added or ended, so that every earlier version can be read."""

from collections.abc import Iterable
from datetime import date, datetime

from handrail.casework.support.models import Goal, GoalWording, PlanAction


def wording_at(wordings: Iterable[GoalWording], *, at: datetime) -> GoalWording | None:
    """How the person put a goal then: the newest wording of that time."""
    return max((one for one in wordings if one.recorded_at <= at), key=lambda one: one.recorded_at, default=None)


def goals_at(goals: Iterable[Goal], *, at: datetime) -> list[Goal]:
    """The goals that had been set then and had not ended."""
    return [one for one in goals if one.recorded_at <= at and (one.ended_at is None or one.ended_at > at)]


def actions_at(actions: Iterable[PlanAction], *, at: datetime) -> list[PlanAction]:
    """What was to be done then, or had been: what was replaced only later is there, its replacement is not."""
    return [one for one in actions if one.recorded_at <= at and (one.replaced_at is None or one.replaced_at > at)]


def is_overdue(action: PlanAction, *, on: date) -> bool:
    """Whether the day has passed and nobody has said what became of it."""
    return action.settled_at is None and action.replaced_at is None and action.due_on < on
