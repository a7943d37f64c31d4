"""Takes a register's file in, under lock, and drops it again; nothing of it is in the register yet."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import read_table
from handrail.foundation.vault import subjects
from handrail.partnership.licensing.models import Import, ImportState, Register, RegisterKind
from handrail.partnership.licensing.permissions import why_not_drop, why_not_keep_registers
from handrail.partnership.licensing.policies import FIELDS


@transaction.atomic
def receive_file(content: bytes, *, kind: RegisterKind, by: Person, at: datetime) -> Import:
    """Hold a file for this person's own district, until its columns are confirmed.

    Raises:
        NotAllowed: this person keeps no register.
        NotATable: it is too large, damaged, or no table.
    """
    require(why_not_keep_registers(by=by))
    table = read_table(content, FIELDS)
    register, _ = Register.objects.get_or_create(organisation=by.organisation, kind=kind)
    held = Import(pk=uuid4(), register=register, subject=subjects.new_subject(at=at), made_by=by, made_at=at)
    held.content = subjects.lock(content, subject=held.subject, place=held.place("content"))
    held.rows_total, held.moved_at = len(table.rows), at
    held.save()
    record("licensing.file_received", about=str(held), by=by.ref, at=at, kind=str(kind), rows=len(table.rows))
    return held


@transaction.atomic
def drop_file(held: Import, *, by: Person, at: datetime) -> None:
    """Let go of a file that is not to be brought in. Raises NotAllowed."""
    held = Import.objects.select_for_update().get(pk=held.pk)
    require(why_not_drop(held, by=by, at=at))
    let_go(held, state=ImportState.DROPPED, at=at)
    record("licensing.file_dropped", about=str(held), by=by.ref, at=at)


def let_go(held: Import, *, state: ImportState, at: datetime, why: str = "") -> None:
    """The file itself is held no longer. What cannot be opened any more is no use to whoever finds a copy."""
    held.state, held.finished_at, held.why_failed, held.content = state, at, why, b""
    held.save(update_fields=["state", "finished_at", "why_failed", "content"])
