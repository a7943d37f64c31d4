"""What came of operations at their centres, for their debrief and for figures: counts, and nobody's name."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from handrail.casework.operations.models import Operation
from handrail.casework.operations.policies import Results
from handrail.casework.persons.models import Consent, ConsentAnswer, ConsentPurpose
from handrail.casework.reception.models import Arrival, Care, CareKind, Centre, CentreState

# An offer is accepted with a yes to support or to the National Referral Mechanism that has not been taken back.
ACCEPTING = (ConsentPurpose.SUPPORT, ConsentPurpose.NRM)
OVER = (CentreState.CLOSED, CentreState.STOOD_DOWN)


def results_at_centres(operations: Collection[UUID]) -> Mapping[UUID, Results]:
    """People found, told what help there is, who accepted it, who moved on to somebody named; and time stood up."""
    found: dict[UUID, Results] = {}
    for row in people_counted(operations):
        found[row["centre__operation"]] = Results(
            found=row["found"], offered=row["offered"], accepted=row["accepted"], moved_on=row["moved_on"]
        )
    for centre in Centre.objects.filter(operation__in=operations).exclude(opened_at=None):
        so_far = found.get(centre.operation_id, Results())
        found[centre.operation_id] = so_far + Results(minutes=minutes_open(centre), centres=1)
    return found


def people_counted(operations: Collection[UUID]) -> list[dict[str, Any]]:
    """One row for each operation."""
    told = Care.objects.filter(arrival=OuterRef("pk"), kind=CareKind.EXPLAINED)
    newer = Consent.objects.filter(
        person=OuterRef("person"), purpose=OuterRef("purpose"), given_at__gt=OuterRef("given_at")
    )
    agreed = Consent.objects.filter(
        ~Exists(newer), person=OuterRef("person"), purpose__in=ACCEPTING, answer=ConsentAnswer.YES, withdrawn_at=None
    )
    rows = Arrival.objects.filter(centre__operation__in=operations)
    rows = rows.annotate(is_told=Exists(told), has_agreed=Exists(agreed)).order_by()
    counted = rows.values("centre__operation").annotate(
        found=Count("pk"),
        offered=Count("pk", filter=Q(is_told=True)),
        accepted=Count("pk", filter=Q(has_agreed=True)),
        moved_on=Count("pk", filter=Q(departure__has_worker=True)),
    )
    return [dict(row) for row in counted]


def minutes_open(centre: Centre) -> int:
    """How long a centre was open, in whole minutes; one that is open still does not count yet."""
    if centre.opened_at is None or centre.closed_at is None:
        return 0
    return (centre.closed_at - centre.opened_at) // timedelta(minutes=1)


def why_centres_are_not_over(operation: Operation) -> str | None:
    """Say why an operation cannot be over, if so: one of its centres is not closed."""
    running = Centre.objects.filter(operation=operation).exclude(state__in=OVER)
    return "Its reception centre has to be closed, or stood down, first." if running.exists() else None
