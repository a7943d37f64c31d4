"""What of many files is late, for a caseload: one question for each kind, however many files there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min

from handrail.casework.support.models import Contact as ContactRow
from handrail.casework.support.models import ContactState, PlanAction, PlanVersion, Risk


@dataclass(frozen=True)
class NextLook:
    """What is due next in one file: the day, and whether it is a risk, an action of the plan, or the plan itself."""

    on: date
    what: str


def next_looks(cases: Collection[UUID]) -> dict[UUID, NextLook]:
    """The earliest day on which something of each of these files is due; a file with nothing due is not among them."""
    found: dict[UUID, NextLook] = {}
    for what, days in (("risk", risks_due(cases)), ("action", actions_due(cases)), ("plan", plans_due(cases))):
        for case_id, day in days.items():
            if case_id not in found or day < found[case_id].on:
                found[case_id] = NextLook(day, what)
    return found


def risks_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next look at a risk."""
    rows = Risk.objects.filter(case__in=cases, closed_at=None).order_by()
    return dict(rows.values("case").annotate(on=Min("review_on")).values_list("case", "on"))


def actions_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next thing that somebody is to do."""
    rows = PlanAction.objects.filter(case__in=cases, settled_at=None, replaced_at=None).order_by()
    return dict(rows.values("case").annotate(on=Min("due_on")).values_list("case", "on"))


def plans_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next look at the plan: that of its latest version."""
    rows = PlanVersion.objects.filter(case__in=cases).order_by("case", "number")
    return dict(rows.values_list("case", "review_on"))


def contacts_left_open(cases: Collection[UUID], *, before: date) -> set[UUID]:
    """The files with a planned contact whose day has passed and of which nobody said what became."""
    rows = ContactRow.objects.filter(case__in=cases, state=ContactState.PLANNED, starts_at__date__lt=before)
    return set(rows.values_list("case", flat=True))
