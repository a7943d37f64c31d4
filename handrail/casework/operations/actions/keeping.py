"""What every act on an operation begins and ends with: hold it, store what was written, put it in the trail."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from handrail.casework.operations.actions.planning import hold
from handrail.casework.operations.models import Operation, Part
from handrail.casework.operations.policies import lock
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

One = TypeVar("One", bound=Part)
Word = str | int | bool | None


def held(operation: Operation, why_not: Callable[..., str | None], *, by: Person) -> Operation:
    """The operation as it stands now, held until the transaction ends. Raises NotAllowed."""
    operation = hold(operation.pk)
    require(why_not(operation, by=by))
    return operation


def held_part(part: One) -> One:
    """A part as it stands now, its operation held first, so that two acts never wait for each other."""
    operation = hold(part.operation_id)
    found: One = type(part)._default_manager.get(pk=part.pk)
    found.operation = operation
    return found


def add(part: One, contents: Mapping[str, Any]) -> One:
    """Store a new part with its words locked."""
    lock(part, contents)
    part.save(force_insert=True)
    return part


def note(operation: Operation, act: str, *, by: Person, at: datetime, **detail: Word) -> None:
    """Write an act into the trail, in codes and references, and that the operation was worked on."""
    operation.updated_at = at
    operation.save(update_fields=["updated_at"])
    record(f"operations.{act}", about=operation.about, by=by.ref, at=at, **detail)
