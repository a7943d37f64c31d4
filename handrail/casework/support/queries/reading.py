"""Which entry the address names, and that somebody reads a part of a file."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from handrail.casework.cases.models import Case
from handrail.casework.cases.permissions import why_not_use_cases
from handrail.casework.cases.queries import cases_visible_to
from handrail.casework.support.models import Entry
from handrail.casework.support.permissions import why_not_read_file, why_not_see_entry
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require

One = TypeVar("One", bound=Entry)


def entry_for(kind: type[One], *, by: Person, entry_id: UUID) -> One:
    """That entry, reached through its file alone.

    Raises:
        NotAllowed: this person may not read files, or not this one; or the person has been erased.
        DoesNotExist: there is none, or it is in a file that this person may not know of.
    """
    require(why_not_use_cases(by=by))
    found = kind._default_manager.filter(case__in=cases_visible_to(by))
    entry: One = found.select_related("case__person__organisation", "case__organisation", "case__worker").get(
        pk=entry_id
    )
    require(why_not_see_entry(entry, by=by))
    return entry


@transaction.atomic
def note_reading(case: Case, part: str, *, by: Person, at: datetime) -> None:
    """Write down that somebody reads a part of a file, before they are shown anything. Raises NotAllowed."""
    require(why_not_read_file(case, by=by))
    record("support.file_read", about=case.about, by=by.ref, at=at, part=part)


def in_file(case: Case, entries: Iterable[One]) -> list[One]:
    """Entries of a file that was loaded already, so that it is not asked for again with each of them."""
    found = list(entries)
    for entry in found:
        entry.case = case
    return found
