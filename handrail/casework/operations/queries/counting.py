"""What figures are counted from: one row of codes for each operation, and nothing of what was planned."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handrail.casework.operations.models import COUNTS, AgencyInvitation, Answer, Debrief, Operation
from handrail.casework.operations.permissions import why_not_count
from handrail.casework.operations.policies import Results, results_of
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationCodes:
    """One operation in codes and counts. `minutes` are those in which a reception centre was stood up."""

    month: date
    kind: str
    state: str
    led_by: str
    expected: int
    expected_children: int
    invited: int
    coming: int
    found: int
    offered: int
    accepted: int
    moved_on: int
    arrests: int
    charges: int
    orders: int
    centres: int
    minutes: int


def operation_codes(*, first: date, last: date, by: Person) -> list[OperationCodes]:
    """The visits that began from the first day to the last, both included, in the county's own days.

    Raises NotAllowed: only those who may see figures may have the rows they are counted from.
    """
    require(why_not_count(by=by))
    timezone = current_locality().timezone
    begin = datetime.combine(first, time(), timezone)
    end = datetime.combine(last + timedelta(days=1), time(), timezone)
    found = list(Operation.objects.filter(starts_at__gte=begin, starts_at__lt=end).select_related("organisation"))
    keys = [each.pk for each in found]
    results, typed = results_of(keys), {each.operation_id: each for each in Debrief.objects.filter(operation__in=keys)}
    standing = AgencyInvitation.objects.filter(operation__in=keys).exclude(answer=Answer.TAKEN_BACK)
    answers = Counter(standing.values_list("operation", "answer"))
    return [
        coded(
            each,
            results[each.pk],
            typed.get(each.pk),
            invited=sum(number for (of, _), number in answers.items() if of == each.pk),
            coming=answers[each.pk, Answer.COMING.value],
        )
        for each in sorted(found, key=lambda one: (one.starts_at, one.pk))
    ]


def coded(
    operation: Operation, results: Results, debrief: Debrief | None, *, invited: int, coming: int
) -> OperationCodes:
    """One operation in codes: what its centres counted and what was typed besides, together."""
    counts = {name: getattr(debrief, name, 0) + getattr(results, name, 0) for name in COUNTS}
    began_on = operation.starts_at.astimezone(current_locality().timezone).date()
    return OperationCodes(
        month=began_on.replace(day=1),
        kind=operation.kind,
        state=operation.state,
        led_by=operation.organisation.kind,
        expected=operation.expected,
        expected_children=operation.expected_children,
        invited=invited,
        coming=coming,
        centres=results.centres,
        minutes=results.minutes,
        **counts,
    )
