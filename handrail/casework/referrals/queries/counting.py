"""Referrals as codes and minutes, for figures."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handrail.casework.referrals.models import Kind, Referral
from handrail.casework.referrals.permissions import why_not_count
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

COLUMNS = ("sent_at", "to_kind", "priority", "status", "reason", "opened_at", "answered_at", "kind", "way")


@dataclass(frozen=True)
class CodedReferral:
    """A referral as insight may count it: codes and minutes, no name and no reference."""

    sent_on: date
    organisation_kind: str
    priority: str
    outcome: str
    reason: str
    minutes_to_open: int | None
    minutes_to_answer: int | None
    kind: str = Kind.CONCERN.value
    way: str = "member"


def coded_rows(*, first: date, last: date, by: Person) -> list[CodedReferral]:
    """The referrals sent from the first to the last day (inclusive, local dates), as codes to count; no drafts.

    Raises:
        NotAllowed: this person may not see figures.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begins = datetime.combine(first, time(), tzinfo=timezone)
    ends = datetime.combine(last + timedelta(days=1), time(), tzinfo=timezone)
    rows = Referral.objects.filter(sent_at__gte=begins, sent_at__lt=ends).values_list(*COLUMNS)
    return [
        CodedReferral(
            sent_on=sent_at.astimezone(timezone).date(),
            organisation_kind=to_kind,
            priority=priority,
            outcome=status,
            reason=reason,
            minutes_to_open=minutes_between(sent_at, opened_at),
            minutes_to_answer=minutes_between(sent_at, answered_at),
            kind=kind,
            way=way,
        )
        for sent_at, to_kind, priority, status, reason, opened_at, answered_at, kind, way in rows.iterator(
            chunk_size=5000
        )
    ]


def minutes_between(start: datetime, end: datetime | None) -> int | None:
    """Whole minutes round the clock, or None while it has not happened."""
    return None if end is None else int((end - start).total_seconds() // 60)
