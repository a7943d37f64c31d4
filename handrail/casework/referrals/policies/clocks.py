"""When each move of a referral is due, when somebody is reminded of it, and until when it may be read.

Every number is the county's (limits.csv). A concern's times go by its priority, those of a person's referral by its
kind. Immediate danger and anything about a child run round the clock, all else in the desk's working time.
"""

from datetime import datetime, timedelta

from handrail.casework.desk.models import Priority
from handrail.casework.desk.policies import Pace, due_at, span_in_words
from handrail.casework.referrals.models import LIVE, Kind, Referral, ReferralStatus
from handrail.foundation.locality import current_locality

ROUND_THE_CLOCK = frozenset({Kind.CHILDRENS_SERVICES})
UNDER_WAY = (ReferralStatus.ACCEPTED, ReferralStatus.ACTIVE)


def acknowledge_by(priority: str, *, at: datetime, kind: str = Kind.CONCERN) -> datetime:
    """When the organisation must have answered. Raises NoSuchLimit if the county sets no such time."""
    return due_at(pace("acknowledge", priority, kind), start=at)


def do_by(priority: str, *, at: datetime, kind: str = Kind.CONCERN) -> datetime:
    """When the organisation must have done its part. Raises NoSuchLimit if the county sets no such time."""
    return due_at(pace("done", priority, kind), start=at)


def pace(what: str, priority: str, kind: str) -> Pace:
    """Which limit holds, and whether its minutes run round the clock."""
    if kind == Kind.CONCERN or priority == Priority.IMMEDIATE:
        return Pace(f"referral_{what}_minutes_{priority}", round_the_clock=priority == Priority.IMMEDIATE)
    return Pace(f"referral_{what}_minutes_{kind}", round_the_clock=kind in ROUND_THE_CLOCK)


def access_until(*, at: datetime) -> datetime:
    """When whoever receives it can no longer read it, whatever has become of it. Raises NoSuchLimit."""
    return at + timedelta(days=limit("referral_access_days", at=at))


def remind_at(due: datetime, *, at: datetime) -> datetime:
    """When to remind of something due: the county's minutes before, or half-way where there is less time than that."""
    before = timedelta(minutes=limit("referral_reminder_minutes", at=at))
    return max(due - before, at + (due - at) / 2)


def limit(code: str, *, at: datetime) -> int:
    """The county's number for that day. Raises NoSuchLimit."""
    locality = current_locality()
    return locality.limit(code, on=at.astimezone(locality.timezone).date())


def next_due(referral: Referral) -> datetime | None:
    """What the organisation owes next: an answer, then the doing; nothing before it is sent or once it has ended."""
    if referral.status in UNDER_WAY:
        return referral.do_by
    return referral.acknowledge_by if referral.status in LIVE else None


def overdue(referral: Referral, *, at: datetime) -> bool:
    """Whether its time has passed."""
    return referral.due_at is not None and referral.due_at < at


def access_has_run_out(referral: Referral, *, at: datetime) -> bool:
    """Whether the county's time for reading it is over."""
    return referral.access_until is not None and referral.access_until <= at


def lateness_in_words(referral: Referral, *, at: datetime) -> str:
    """How far away its time is, or how long past: "Overdue by 3 hours"; empty once it owes nothing."""
    if referral.due_at is None:
        return ""
    late = at - referral.due_at
    return f"Overdue by {span_in_words(late)}" if late > timedelta() else f"Due in {span_in_words(-late)}"
