"""What is due next in many files, for a caseload: one question for each kind, however many files there are."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from handrail.casework.cases.policies import Look
from handrail.casework.support.models import Contact, ContactState, PlanAction, PlanVersion, Risk


def next_looks(cases: Collection[UUID]) -> dict[UUID, Look]:
    """The earliest day on which something of each of these files is due; a file with nothing due is not among them."""
    found: dict[UUID, Look] = {}
    for what, days in (
        ("a risk", risks_due(cases)),
        ("something planned", actions_due(cases)),
        ("the plan", plans_due(cases)),
        ("a contact", contacts_due(cases)),
    ):
        for case_id, day in days.items():
            if case_id not in found or day < found[case_id].on:
                found[case_id] = Look(day, what)
    return found


def risks_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next look at a risk."""
    rows = Risk.objects.filter(case__in=cases, closed_at=None).order_by().values("case").annotate(on=Min("review_on"))
    return {case_id: on for case_id, on in rows.values_list("case", "on") if on is not None}


def actions_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next thing that somebody is to do."""
    rows = PlanAction.objects.filter(case__in=cases, settled_at=None, replaced_at=None).order_by()
    return dict(rows.values("case").annotate(on=Min("due_on")).values_list("case", "on"))


def plans_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next look at the plan: that of its latest version."""
    rows = PlanVersion.objects.filter(case__in=cases).order_by("case", "number")
    return dict(rows.values_list("case", "review_on"))


def contacts_due(cases: Collection[UUID]) -> dict[UUID, date]:
    """The next contact that is planned, or was and of which nobody said what became."""
    rows = Contact.objects.filter(case__in=cases, state=ContactState.PLANNED).order_by()
    first = rows.values("case").annotate(on=Min("starts_at")).values_list("case", "on")
    return {case_id: timezone.localdate(moment) for case_id, moment in first}
