"""Takes a partner's list in, under lock, and drops it again; nothing of it has landed yet."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from handrail.casework.exchange.models import FileKind, FileState, PartnerFile, Sender
from handrail.casework.exchange.permissions import why_not_bring_lists, why_not_drop
from handrail.casework.exchange.policies import name_form
from handrail.casework.exchange.queries import table_in
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

NOBODY = "Say whose list it is."


@transaction.atomic
def receive_list(content: bytes, *, sender: str, kind: FileKind, by: Person, at: datetime) -> PartnerFile:
    """Hold a partner's list until its columns are confirmed.

    Raises:
        NotAllowed: this person brings in no lists, or nobody is named.
        NotATable: it is too large, damaged, or no table.
    """
    require(why_not_bring_lists(by=by))
    table = table_in(content, kind)
    held = begin(sender=sender, kind=kind, state=FileState.RECEIVED, rows=len(table.rows), at=at)
    held.made_by = by
    held.content = subjects.lock(content, subject=held.subject, place=held.place("content"))
    held.save()
    record("exchange.list_received", about=str(held), by=by.ref, at=at, kind=str(kind), rows=len(table.rows))
    return held


def begin(*, sender: str, kind: FileKind, state: FileState, rows: int, at: datetime) -> PartnerFile:
    """A list of that sender, under a key of its own; whoever calls saves it. Raises NotAllowed: nobody is named."""
    return PartnerFile(
        pk=uuid4(),
        sender=sender_called(sender),
        kind=kind,
        state=state,
        subject=subjects.new_subject(at=at),
        rows_total=rows,
        made_at=at,
        moved_at=at,
    )


def sender_called(name: str) -> Sender:
    """The organisation of that name, however its letters are written. Raises NotAllowed: there is no name."""
    known_by = name_form(name)
    require(None if known_by else NOBODY)
    sender, _ = Sender.objects.get_or_create(known_by=known_by, defaults={"name": name.strip()})
    return sender


@transaction.atomic
def drop_list(held: PartnerFile, *, by: Person, at: datetime) -> None:
    """Let go of a list that is not to be brought in. Raises NotAllowed."""
    held = PartnerFile.objects.select_for_update().get(pk=held.pk)
    require(why_not_drop(held, by=by, at=at))
    let_go(held, state=FileState.DROPPED, at=at)
    record("exchange.list_dropped", about=str(held), by=by.ref, at=at)


def let_go(held: PartnerFile, *, state: FileState, at: datetime, why: str = "") -> None:
    """The list itself is held no longer. What cannot be opened any more is no use to whoever finds a copy."""
    held.state, held.finished_at, held.why_failed, held.content = state, at, why, b""
    held.save(update_fields=["state", "finished_at", "why_failed", "content"])
