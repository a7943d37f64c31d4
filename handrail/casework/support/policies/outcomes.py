"""When follow-ups are due, counted in months from the day support began."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from handrail.casework.cases.models import Case, CaseEvent, EventKind
from handrail.casework.support.models import MONTHS, Outcome

# From a month before the day until two months after it: an answer in between is an answer for that month.
EARLY, LATE = timedelta(days=30), timedelta(days=60)


@dataclass(frozen=True)
class FollowUp:
    """One follow-up: how many months on, the day, and whether it is recorded."""

    month: int
    due_on: date
    recorded: bool

    def is_open(self, on: date) -> bool:
        """Whether it can be asked now."""
        return not self.recorded and on >= self.due_on - EARLY

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been asked by now."""
        return not self.recorded and on > self.due_on + LATE


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def follow_ups(began_on: date, *, recorded: Collection[int]) -> list[FollowUp]:
    """The follow-ups of a file."""
    return [FollowUp(month, months_after(began_on, month), month in recorded) for month in MONTHS]


def why_not_follow_up(month: int, following: Iterable[FollowUp], *, on: date) -> str | None:
    """Say why the answers for that month cannot be recorded, if so."""
    one = next((each for each in following if each.month == month), None)
    if one is None:
        return "A follow-up is at 6, 12 or 24 months."
    if one.recorded:
        return "The answers for this month are recorded already."
    return None if one.is_open(on) else "It is too early for this follow-up."


def following_of(case: Case) -> list[FollowUp]:
    """The follow-ups of a file, from the day support began, or the file was opened if nobody wrote that down."""
    recorded = set(Outcome.objects.filter(case=case).values_list("month", flat=True))
    return follow_ups(began_on(case), recorded=recorded)


def began_on(case: Case) -> date:
    """The day from which months are counted."""
    began = CaseEvent.objects.filter(case=case, kind=EventKind.SUPPORT_BEGAN).order_by("happened_at").first()
    return timezone.localdate(began.happened_at if began else case.opened_at)


def opens_for(month: int, *, on: date) -> date:
    """The last day on which support may have begun, so that this follow-up can be asked on that day."""
    return months_after(on + EARLY, -month)
