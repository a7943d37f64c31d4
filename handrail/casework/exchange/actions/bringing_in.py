"""Has a worker bring a checked list in, and brings one in from a terminal."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.exchange.actions.checking import Clock, locked_faults, mover, reader_of
from handrail.casework.exchange.actions.landing import BroughtIn, Progress, land, look_over
from handrail.casework.exchange.actions.receiving import begin, let_go
from handrail.casework.exchange.models import FileKind, FileState, PartnerFile, Sender
from handrail.casework.exchange.permissions import why_not_bring_in
from handrail.casework.exchange.policies import name_form
from handrail.casework.exchange.queries import columns_of, reader_for, table_of, why_columns_are_missing
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import Table

TERMINAL = "handrail"


@transaction.atomic
def bring_in(held: PartnerFile, *, by: Person, at: datetime) -> None:
    """Have a worker bring the checked list in. Raises NotAllowed."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    require(why_not_bring_in(held, by=by, at=at))
    held.state, held.rows_done, held.moved_at = FileState.BRINGING_IN, 0, at
    held.save(update_fields=["state", "rows_done", "moved_at"])
    record("exchange.list_confirmed", about=str(held), by=by.ref, at=at)
    bring_list_in.enqueue(str(held.pk))


@task()
def bring_list_in(file_id: str) -> None:
    """Bring a list in that waits for it. A worker calls it: an entrance, like a view, it reads the clock."""
    held = PartnerFile.objects.get(pk=UUID(file_id))
    if held.state == FileState.BRINGING_IN and held.content:
        land_list(held, clock=timezone.now)


def land_list(held: PartnerFile, *, clock: Clock) -> bool:
    """Bring the list in, then let go of it. Safe to repeat: after a stop what is missing lands.

    Gives whether this run finished it: another may have before.
    """
    table, by = table_of(held), held.made_by.ref if held.made_by else TERMINAL
    done = land(held, table, reader_of(held, at=clock()), by=by, at=clock(), progress=mover(held, clock=clock))
    faults = locked_faults(held, done, table.headings)
    return finish(held, done, faults=faults, by=by, at=clock())


@transaction.atomic
def finish(held: PartnerFile, done: BroughtIn, *, faults: bytes, by: str, at: datetime) -> bool:
    """All is in: only the rows that did not land are kept. Whether it was still being brought in."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    if held.state != FileState.BRINGING_IN:
        return False
    held.counts, held.faults = done.counts(), faults
    held.rows_done, held.moved_at = held.rows_total, at
    held.save(update_fields=["counts", "faults", "rows_done", "moved_at"])
    let_go(held, state=FileState.DONE, at=at)
    told = {"new": done.new, "known": done.known, "faulty": len(done.faulty)}
    record("exchange.list_brought_in", about=str(held), by=by, at=at, **told)
    return True


def look_from_terminal(table: Table, *, sender: str, kind: FileKind, at: datetime, progress: Progress) -> BroughtIn:
    """What bringing in this table would do. Raises NotAllowed: a column is missing that every row must have."""
    columns = columns_of(table, kind, sender=Sender.objects.filter(known_by=name_form(sender)).first())
    require(why_columns_are_missing(columns, kind))
    return look_over(table, reader_for(kind, columns, sender=sender, at=at), progress=progress)


def bring_in_from_terminal(
    table: Table, *, sender: str, kind: FileKind, at: datetime, progress: Progress = lambda *_: None
) -> tuple[PartnerFile, BroughtIn]:
    """Bring in a table that was read from a file; the file itself is not held.

    A run that is stopped leaves its rows at the desk and its list among those being brought in; it can be taken back.

    Raises:
        NotAllowed: a column is missing that every row must have, or nobody is named.
    """
    columns = columns_of(table, kind, sender=Sender.objects.filter(known_by=name_form(sender)).first())
    require(why_columns_are_missing(columns, kind))
    with transaction.atomic():
        held = begin(sender=sender, kind=kind, state=FileState.BRINGING_IN, rows=len(table.rows), at=at)
        held.columns = columns
        held.save()
        record("exchange.list_received", about=str(held), by=TERMINAL, at=at, kind=str(kind), rows=len(table.rows))
    reader = reader_for(kind, columns, sender=held.sender.name, at=at)

    def moved(done: int, of: int) -> None:
        mover(held, clock=timezone.now)(done, of)
        progress(done, of)

    done = land(held, table, reader, by=TERMINAL, at=at, progress=moved)
    finish(held, done, faults=b"", by=TERMINAL, at=at)
    return held, done
