"""What every act on a file begins and ends with: hold it, write, lock the words, put it in the trail."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.utils import timezone

from handrail.casework.cases.actions import note_event
from handrail.casework.cases.actions.events import hold
from handrail.casework.cases.models import Case, EventKind
from handrail.casework.support.models import Entry
from handrail.casework.support.permissions import why_not_write
from handrail.casework.support.policies import lock
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

One = TypeVar("One", bound=Entry)
Word = str | int | bool | None


def hold_to_write(case: Case, *, by: Person) -> Case:
    """The file as it stands now, held until the transaction ends. Raises NotAllowed."""
    case = hold(case.pk)
    require(why_not_write(case, by=by))
    return case


def hold_entry(entry: One) -> One:
    """An entry as it stands now, its file held first, so that two acts never wait for each other."""
    case = hold(entry.case_id)
    found: One = type(entry)._default_manager.get(pk=entry.pk)
    found.case = case
    return found


def add(entry: One, contents: Mapping[str, Any]) -> One:
    """Store a new entry with its words locked."""
    lock(entry, contents)
    entry.save(force_insert=True)
    return entry


def note(case: Case, act: str, *, by: Person, at: datetime, **detail: Word) -> None:
    """Write an act on a file into the trail, in codes and references, and that the file was worked on."""
    case.updated_at = at
    case.save(update_fields=["updated_at"])
    record(f"support.{act}", about=case.about, by=by.ref, at=at, **detail)


def note_fact(case: Case, kind: EventKind, *, by: Person, at: datetime) -> None:
    """Add a dated fact to a file that this transaction holds.

    Somebody may have written in the file while this waited for it. What waited happened after that, not before.
    """
    newest = case.events.values_list("happened_at", flat=True).last()
    note_event(case, kind=kind, by=by, at=max(at, newest or at))


def today(at: datetime) -> date:
    """The day it is in the county."""
    return timezone.localdate(at)
