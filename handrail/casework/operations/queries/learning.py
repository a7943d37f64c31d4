"""What came of an operation, and what was learnt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.casework.operations.models import COUNTS, Debrief, Lesson, Operation
from handrail.casework.operations.permissions import why_not_see_operation
from handrail.casework.operations.policies import opened_all, results_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True, repr=False)
class LessonRow:
    """One lesson."""

    id: UUID
    what: str
    owner: str
    due_on: date
    done_at: datetime | None
    late: bool


@dataclass(frozen=True, repr=False)
class Learnt:
    """The debrief: `counts` as they were typed, `came_of_it` with what the reception centres counted."""

    words: dict[str, Any]
    counts: dict[str, int]
    came_of_it: dict[str, int]
    written_by: str
    written_at: datetime | None
    lessons: list[LessonRow]


def learnt_from(operation: Operation, *, on: date, by: Person) -> Learnt:
    """What came of it and what was learnt. `on` is today. Raises NotAllowed."""
    require(why_not_see_operation(operation, by=by))
    debrief = Debrief.objects.filter(operation=operation).select_related("recorded_by").first()
    counts = {name: getattr(debrief, name) if debrief else 0 for name in COUNTS}
    return Learnt(
        words=opened_all(operation, [debrief])[0][1] if debrief else {},
        counts=counts,
        came_of_it=with_centres(operation, counts),
        written_by=debrief.recorded_by.name if debrief else "",
        written_at=debrief.recorded_at if debrief else None,
        lessons=lessons_of(operation, on=on),
    )


def with_centres(operation: Operation, counts: dict[str, int]) -> dict[str, int]:
    """The counts with those of the reception centres added."""
    there = results_of([operation.pk])[operation.pk]
    added = {name: value + getattr(there, name, 0) for name, value in counts.items()}
    return {**added, "minutes": there.minutes, "centres": there.centres}


def lessons_of(operation: Operation, *, on: date) -> list[LessonRow]:
    """Every lesson, the one that is due first at the top."""
    rows = Lesson.objects.filter(operation=operation).select_related("owner")
    return [
        LessonRow(
            id=row.pk,
            what=words.get("what", ""),
            owner=row.owner.name,
            due_on=row.due_on,
            done_at=row.done_at,
            late=row.done_at is None and row.due_on < on,
        )
        for row, words in opened_all(operation, rows)
    ]
