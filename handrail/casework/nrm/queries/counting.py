"""What figures are counted from: forms that went to the Home Office, and what it decided. Nobody's name or reference.

Rows of one person bear one number, so that somebody is not counted twice; the numbers are given anew each time.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import cast

from handrail.casework.desk.permissions import why_not_count
from handrail.casework.nrm.models import Decision
from handrail.casework.nrm.queries.files import WENT
from handrail.casework.persons.policies import carried_over
from handrail.casework.referrals.models import ON_A_FORM, Referral
from handrail.foundation.locality import current_locality, moments
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form that went: its kind, and whole days since the concern about the person; None where there was none."""

    sent_on: date
    kind: str
    whose: int
    days_since_concern: int | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One thing that came back and was not taken back, in the order of its day."""

    on: date
    kind: str
    outcome: str
    whose: int


def form_rows(*, first: date, last: date, by: Person) -> Iterator[FormRow]:
    """The forms that went from the first day to the last, both included, in the county's days. Raises NotAllowed."""
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begin, end = moments(first, last)
    found = Referral.objects.filter(kind__in=ON_A_FORM, status__in=WENT, sent_at__gte=begin, sent_at__lt=end)
    numbers, firsts = defaultdict[object, int](count().__next__), carried_over()
    rows = found.order_by("sent_at", "pk").values_list("sent_at", "kind", "person", "person__concern__arrived_at")
    for sent_at, kind, person, arrived_at in rows:
        went_at = cast("datetime", sent_at)  # only those that went were asked for
        waited = None if arrived_at is None else max((went_at - arrived_at).days, 0)
        yield FormRow(went_at.astimezone(timezone).date(), kind, numbers[firsts.get(person, person)], waited)


def decision_rows(*, first: date, last: date, by: Person) -> Iterator[DecisionRow]:
    """What came back from the first day to the last, both included. Raises NotAllowed."""
    require(why_not_count(by=by))
    numbers, firsts = defaultdict[object, int](count().__next__), carried_over()
    found = Decision.objects.filter(on__range=(first, last), taken_back_at=None)
    for on, kind, outcome, person in found.values_list("on", "kind", "outcome", "person"):
        yield DecisionRow(on, kind, outcome, numbers[firsts.get(person, person)])
