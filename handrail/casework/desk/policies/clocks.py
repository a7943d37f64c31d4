"""By when the desk owes a concern something: round the clock when it is urgent, else in desk hours.

The numbers are the county's (limits.csv). What it asks of an organisation that is sent a concern, the desk asks of
itself once it has assessed one: the same minutes to pass it on or close it.
"""

from dataclasses import dataclass
from datetime import datetime

from handrail.casework.desk.models import Concern, DueKind, Priority
from handrail.foundation.locality import current_locality
from handrail.public.concerns.models import Danger, Known
from handrail.rules.worktime import clock


@dataclass(frozen=True)
class Pace:
    """Which of the county's limits holds, and whether its minutes run round the clock."""

    limit: str
    round_the_clock: bool


def is_urgent_as_told(*, danger: str, child: str) -> bool:
    """Whether what was told may not wait for the desk to open. Not being sure of danger counts as danger."""
    return danger != Danger.NO or child == Known.YES


def is_urgent(concern: Concern) -> bool:
    """Whether its clock runs round the clock: as told until somebody assesses it, then as they decided."""
    if concern.priority:
        return concern.priority == Priority.IMMEDIATE
    return is_urgent_as_told(danger=concern.danger, child=concern.child)


def pace_to_open(*, danger: str, child: str) -> Pace:
    """How soon what was told must be read: danger first, then a child, then desk hours."""
    if danger != Danger.NO:
        return Pace(f"open_minutes_danger_{danger}", round_the_clock=True)
    if child == Known.YES:
        return Pace("open_minutes_child", round_the_clock=True)
    return Pace("open_minutes_danger_no", round_the_clock=False)


def pace_of(kind: DueKind, concern: Concern) -> Pace:
    """How soon the desk owes this to this concern."""
    if kind in {DueKind.OPEN, DueKind.READ}:
        return pace_to_open(danger=concern.danger, child=concern.child)
    if kind == DueKind.ASSESS:
        return Pace("assess_minutes", round_the_clock=is_urgent(concern))
    return Pace(f"acknowledge_minutes_{concern.priority}", round_the_clock=is_urgent(concern))


def due_at(pace: Pace, *, start: datetime) -> datetime:
    """When that pace runs out, from a moment on. Raises NoSuchLimit if the county sets no such limit for that day."""
    locality = current_locality()
    minutes = locality.limit(pace.limit, on=start.astimezone(locality.timezone).date())
    if pace.round_the_clock:
        return clock.due_after(start, minutes=minutes)
    return clock.due(
        start,
        working_minutes=minutes,
        hours=locality.desk_hours,
        holidays=locality.bank_holidays,
        timezone=locality.timezone,
    )


def desk_minutes_between(start: datetime, end: datetime) -> int:
    """How many minutes the desk was open between two moments."""
    locality = current_locality()
    return clock.working_minutes_between(
        start, end, hours=locality.desk_hours, holidays=locality.bank_holidays, timezone=locality.timezone
    )
