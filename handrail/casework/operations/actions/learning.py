"""Writes down what came of an operation and what was learnt. Counts and references only of suspects."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from handrail.casework.operations.actions.keeping import add, held, held_part, note
from handrail.casework.operations.actions.rostering import NEW
from handrail.casework.operations.models import Debrief, Lesson, Operation
from handrail.casework.operations.permissions import why_not_debrief, why_not_finish_lesson, why_not_see_operation
from handrail.casework.operations.policies import lock, why_not_reference
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

NOTHING_SAID = "Say what went well, and what did not."
NOBODY = "A lesson needs somebody who works with this operation and sees to it."


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of it, in counts. The first four are of people met outside a reception centre."""

    found: int = 0
    offered: int = 0
    accepted: int = 0
    moved_on: int = 0
    arrests: int = 0
    charges: int = 0
    orders: int = 0


@transaction.atomic
def write_debrief(
    operation: Operation,
    *,
    went_well: str,
    went_badly: str,
    references: str,
    outcome: Outcome,
    by: Person,
    at: datetime,
) -> Debrief:
    """Write the debrief, or write it anew. Raises NotAllowed."""
    operation = held(operation, why_not_debrief, by=by)
    require(None if went_well.strip() and went_badly.strip() else NOTHING_SAID)
    require(why_not_reference(references) or why_not_count_so(outcome))
    contents = {"went_well": went_well, "went_badly": went_badly, "references": references}
    debrief = Debrief.objects.filter(operation=operation).first()
    counts = asdict(outcome)
    if debrief is None:
        debrief = add(Debrief(operation=operation, recorded_at=at, recorded_by=by, **counts), contents)
    else:
        rewrite(debrief, counts, contents, operation=operation, by=by, at=at)
    note(operation, "debriefed", by=by, at=at, **counts)
    return debrief


def rewrite(
    debrief: Debrief,
    counts: dict[str, int],
    contents: dict[str, str],
    *,
    operation: Operation,
    by: Person,
    at: datetime,
) -> None:
    """The same debrief with other words and counts."""
    debrief.operation, debrief.recorded_at, debrief.recorded_by = operation, at, by
    for name, value in counts.items():
        setattr(debrief, name, value)
    lock(debrief, contents)
    debrief.save()


def why_not_count_so(outcome: Outcome) -> str | None:
    """Say why these counts cannot be, if so."""
    if outcome.accepted > outcome.offered:
        return "More people cannot have accepted help than were offered it."
    if max(outcome.offered, outcome.moved_on) > outcome.found:
        return "More people cannot have been offered help, or moved on, than were found."
    return None


@transaction.atomic
def add_lesson(operation: Operation, *, what: str, owner: Person, due_on: date, by: Person, at: datetime) -> Lesson:
    """Write down one thing to do differently, and who sees to it by when. Raises NotAllowed."""
    operation = held(operation, why_not_debrief, by=by)
    require(None if what.strip() else "Say what is to be done differently.")
    require(NOBODY if why_not_see_operation(operation, by=owner) else None)
    lesson = Lesson(operation=operation, owner=owner, due_on=due_on, recorded_at=at, recorded_by=by)
    add(lesson, {"what": what})
    note(operation, "lesson_added", by=by, at=at, owner=owner.ref, due=due_on.isoformat())
    tell_staff(owner, kind=NEW, at=at)
    return lesson


@transaction.atomic
def finish_lesson(lesson: Lesson, *, by: Person, at: datetime) -> Lesson:
    """It has been acted on. Raises NotAllowed."""
    lesson = held_part(lesson)
    require(why_not_finish_lesson(lesson, by=by))
    lesson.done_at = at
    lesson.save(update_fields=["done_at"])
    note(lesson.operation, "lesson_done", by=by, at=at)
    return lesson
