"""Confirms a file's columns, and has a worker find out what bringing it in would change. Nothing is changed yet."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import NotATable
from handrail.partnership.licensing.actions.receiving import let_go
from handrail.partnership.licensing.actions.telling import Clock, counted, locked_faults, mover
from handrail.partnership.licensing.models import Import, ImportState
from handrail.partnership.licensing.permissions import why_not_check
from handrail.partnership.licensing.queries import compared, marks_of, table_of


@transaction.atomic
def confirm_columns(held: Import, *, columns: Mapping[str, int], by: Person, at: datetime) -> None:
    """These columns are ours: check the file by them, and remember them for the next one. Raises NotAllowed."""
    held = Import.objects.select_for_update().get(pk=held.pk)
    require(why_not_check(held, by=by, at=at))
    marks = marks_of(table_of(held).headings)
    held.register.columns = {code: marks[column] for code, column in columns.items()}
    held.register.save(update_fields=["columns"])
    held.columns, held.state, held.rows_done, held.moved_at = dict(columns), ImportState.CHECKING, 0, at
    held.save(update_fields=["columns", "state", "rows_done", "moved_at"])
    record("licensing.columns_confirmed", about=str(held), by=by.ref, at=at, columns=len(columns))
    check_waiting_file.enqueue(str(held.pk))


@task()
def check_waiting_file(import_id: str) -> None:
    """Check a file that waits for it. A worker calls it: an entrance, like a view, it reads the clock."""
    held = Import.objects.get(pk=UUID(import_id))
    if held.state == ImportState.CHECKING:
        check_file(held, clock=timezone.now)


def check_file(held: Import, *, clock: Clock) -> bool:
    """Find out what bringing the file in would change, and keep the rows that cannot be read. Safe to repeat.

    Gives whether the file is checked now: it may have been dropped meanwhile.
    """
    try:
        found = compared(held, moved=mover(held, clock=clock))
    except NotATable as reason:
        with transaction.atomic():
            let_go(held, state=ImportState.FAILED, at=clock(), why=reason.sentence)
        return False
    faults = locked_faults(held, found)
    with transaction.atomic():
        at = clock()
        changed = Import.objects.filter(pk=held.pk, state=ImportState.CHECKING).update(
            state=ImportState.CHECKED,
            counts=counted(found),
            faults=faults,
            rows_done=held.rows_total,
            moved_at=at,
        )
        record("licensing.file_checked", about=str(held), by="handrail", at=at, faulty=len(found.faults))
    return changed == 1
