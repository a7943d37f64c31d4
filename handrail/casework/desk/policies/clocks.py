"""By when the desk owes a concern something: round the clock when it is urgent, else in desk hours."""

from datetime import datetime

from handrail.casework.desk.models import Concern, DueKind, Priority
from handrail.foundation.locality import current_locality
from handrail.public.concerns.models import Danger, Known
from handrail.rules.worktime import clock

LIMITS = {
    # what is owed: (the county's limit in desk hours, its limit round the clock)
    DueKind.OPEN: ("open_minutes", "open_urgent_minutes"),
    DueKind.READ: ("open_minutes", "open_urgent_minutes"),
    DueKind.ASSESS: ("assess_minutes", "assess_urgent_minutes"),
    DueKind.DECIDE: ("decide_minutes", "decide_urgent_minutes"),
}


def is_urgent_as_told(*, danger: str, child: str) -> bool:
    """Whether what was told may not wait for the desk to open. Not being sure of danger counts as danger."""
    return danger != Danger.NO or child == Known.YES


def is_urgent(concern: Concern) -> bool:
    """Whether its clock runs round the clock: as told until somebody assesses it, then as they decided."""
    if concern.priority:
        return concern.priority == Priority.IMMEDIATE
    return is_urgent_as_told(danger=concern.danger, child=concern.child)


def time_to_open(arrived_at: datetime, *, danger: str, child: str) -> datetime:
    """By when what arrived then must be opened. Raises NoSuchLimit if the county sets no limit for that day."""
    return time_for(DueKind.OPEN, start=arrived_at, urgent=is_urgent_as_told(danger=danger, child=child))


def time_for(kind: DueKind, *, start: datetime, urgent: bool) -> datetime:
    """By when something owed from a moment on must be done. Raises NoSuchLimit."""
    locality = current_locality()
    day = start.astimezone(locality.timezone).date()
    minutes = locality.limit(LIMITS[kind][urgent], on=day)
    if urgent:
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
