"""Confirms a list's columns, and has a worker find out what bringing it in would do. Nothing lands yet."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.exchange.actions.landing import BroughtIn, Progress, look_over
from handrail.casework.exchange.actions.receiving import let_go
from handrail.casework.exchange.models import FileState, PartnerFile
from handrail.casework.exchange.permissions import why_not_check
from handrail.casework.exchange.policies import Reader
from handrail.casework.exchange.queries import marks_of, reader_for, table_of, why_columns_are_missing
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import NotATable
from handrail.foundation.vault import subjects

# Work goes on for seconds: it is handed something that tells the time, where a single moment would not do.
Clock = Callable[[], datetime]


@transaction.atomic
def confirm_columns(held: PartnerFile, *, columns: Mapping[str, int], by: Person, at: datetime) -> None:
    """These columns are ours: check the list by them, and remember them for this sender's next. Raises NotAllowed."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    require(why_not_check(held, by=by, at=at) or why_columns_are_missing(columns, held.kind))
    marks = marks_of(table_of(held).headings)
    sender = type(held.sender).objects.select_for_update().get(pk=held.sender_id)
    sender.columns = {**sender.columns, held.kind: {code: marks[column] for code, column in columns.items()}}
    sender.save(update_fields=["columns"])
    held.columns, held.state, held.rows_done, held.moved_at = dict(columns), FileState.CHECKING, 0, at
    held.save(update_fields=["columns", "state", "rows_done", "moved_at"])
    record("exchange.columns_confirmed", about=str(held), by=by.ref, at=at, columns=len(columns))
    check_waiting_list.enqueue(str(held.pk))


@task()
def check_waiting_list(file_id: str) -> None:
    """Check a list that waits for it. A worker calls it: an entrance, like a view, it reads the clock."""
    held = PartnerFile.objects.get(pk=UUID(file_id))
    if held.state == FileState.CHECKING:
        check_list(held, clock=timezone.now)


def check_list(held: PartnerFile, *, clock: Clock) -> None:
    """Find out what bringing the list in would do, and keep the rows that cannot land. Safe to repeat."""
    try:
        table = table_of(held)
    except NotATable as reason:
        return let_go(held, state=FileState.FAILED, at=clock(), why=reason.sentence)
    found = look_over(table, reader_of(held, at=clock()), progress=mover(held, clock=clock))
    faults = locked_faults(held, found, table.headings)
    at = clock()
    with transaction.atomic():
        held = PartnerFile.objects.select_for_update().get(pk=held.pk)
        if held.state != FileState.CHECKING:
            return None
        held.state, held.counts, held.faults = FileState.CHECKED, found.counts(), faults
        held.rows_done, held.moved_at = held.rows_total, at
        held.save(update_fields=["state", "counts", "faults", "rows_done", "moved_at"])
        record("exchange.list_checked", about=str(held), by="handrail", at=at, faulty=len(found.faulty))
    return None


def reader_of(held: PartnerFile, *, at: datetime) -> Reader:
    """What reads the rows of this list."""
    return reader_for(held.kind, held.columns, sender=held.sender.name, at=at)


def mover(held: PartnerFile, *, clock: Clock) -> Progress:
    """Writes down how far the work is, so that a page can say so and a stop is seen."""
    return lambda done, of: move(held.pk, held.rows_total * done // max(of, 1), clock())


def move(file_id: UUID, done: int, at: datetime) -> None:
    """So many rows are done."""
    PartnerFile.objects.filter(pk=file_id).update(rows_done=done, moved_at=at)


def locked_faults(held: PartnerFile, found: BroughtIn, headings: tuple[str, ...]) -> bytes:
    """The rows that cannot land, as a file, locked; nothing where every row can."""
    if not found.faulty:
        return b""
    return subjects.lock(found.as_file(headings), subject=held.subject, place=held.place("faults"))
