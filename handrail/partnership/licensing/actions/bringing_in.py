"""Brings a checked file into the register. Everything slow is done before; then all is written at once or nothing."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects, tokens
from handrail.foundation.vault.subjects import Plain
from handrail.partnership.licensing.actions.receiving import let_go
from handrail.partnership.licensing.actions.telling import Clock, counted, locked_faults, mover
from handrail.partnership.licensing.models import Import, ImportState, Licence, Renewal, TrainingSource
from handrail.partnership.licensing.models.registers import place_of
from handrail.partnership.licensing.permissions import why_not_bring_in
from handrail.partnership.licensing.policies import Entry, Standing, is_renewed, name_form, number_form, said_in_lock
from handrail.partnership.licensing.queries import NAME, NUMBER, PLATE, Comparison, compared

AT_A_TIME = 500
WRITTEN = (
    *("number_token", "name_token", "plate_token", "locked", "type", "issued_on", "expires_on"),
    *("trained_on", "trained_source", "seen_at", "gone_at"),
)


@transaction.atomic
def bring_in(held: Import, *, by: Person, at: datetime) -> None:
    """Have a worker bring the checked file in. Raises NotAllowed."""
    held = Import.objects.select_for_update().get(pk=held.pk)
    require(why_not_bring_in(held, by=by, at=at))
    others = Import.objects.filter(register=held.register, state=ImportState.BRINGING_IN).exclude(pk=held.pk)
    require("Another file is being brought into this register. Wait until that is done." if others.exists() else None)
    held.state, held.rows_done, held.moved_at = ImportState.BRINGING_IN, 0, at
    held.save(update_fields=["state", "rows_done", "moved_at"])
    record("licensing.file_confirmed", about=str(held), by=by.ref, at=at)
    bring_file_in.enqueue(str(held.pk))


@task()
def bring_file_in(import_id: str) -> None:
    """Bring a file in that waits for it. A worker calls it: an entrance, like a view, it reads the clock."""
    held = Import.objects.get(pk=UUID(import_id))
    if held.state == ImportState.BRINGING_IN:
        write_register(held, clock=timezone.now)


def write_register(held: Import, *, clock: Clock) -> bool:
    """Bring the file in: compare again, lock what is new, then write all of it in one transaction. Safe to repeat.

    Keys that were made for a run that was killed lock nothing and harm nobody. Gives whether this run wrote it:
    another may have before.
    """
    moved = mover(held, clock=clock)
    found = compared(held, moved=lambda done: moved(done // 2))
    at = clock()
    rows = [*new_rows(found.new, held, at=at), *changed_rows(found.changed, held, at=at)]
    moved(held.rows_total * 9 // 10)
    faults = locked_faults(held, found)
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=held.pk)
        if held.state != ImportState.BRINGING_IN:
            return False
        write(rows, found, held, at=at)
        held.counts, held.faults, held.rows_done, held.moved_at = counted(found), faults, held.rows_total, at
        held.save(update_fields=["counts", "faults", "rows_done", "moved_at"])
        let_go(held, state=ImportState.DONE, at=at)
        told = {name: held.counts[name] for name in ("new", "changed", "same", "gone", "back", "faulty")}
        record("licensing.register_brought_in", about=str(held), by=held.made_by.ref, at=at, **told)
    return True


def write(rows: Sequence[Licence], found: Comparison, held: Import, *, at: datetime) -> None:
    """The register as the file has it. Whoever was erased meanwhile is not written again."""
    changed = {now.id for now, _, _ in found.changed}
    still = set(Licence.objects.select_for_update().filter(register=held.register).values_list("pk", flat=True))
    kept = [row for row in rows if row.pk not in changed or row.pk in still]
    Licence.objects.bulk_create(
        kept, batch_size=AT_A_TIME, update_conflicts=True, unique_fields=["id"], update_fields=list(WRITTEN)
    )
    for some in in_batches(found.gone):
        Licence.objects.filter(pk__in=some, gone_at=None).update(gone_at=at)
    renew((row for row in kept if row.pk not in changed), found.changed, held, still=still)


def renew(
    new: Iterable[Licence], changed: Sequence[tuple[Standing, Entry, list[str]]], held: Import, *, still: set[UUID]
) -> None:
    """A renewal for each licence that is new or was renewed; where only the day was put right, its day is."""
    due = [Renewal(register=held.register, licence_id=row.pk, due_on=row.expires_on) for row in new]
    for now, said, names in changed:
        if "expires_on" not in names or now.id not in still:
            continue
        if is_renewed(now.entry.expires_on, said.expires_on):
            due.append(Renewal(register=held.register, licence_id=now.id, due_on=said.expires_on))
        else:
            put_right(now, said)
    Renewal.objects.bulk_create(due, batch_size=AT_A_TIME, ignore_conflicts=True)


def put_right(now: Standing, said: Entry) -> None:
    """The renewal falls due on another day than was thought."""
    known = Renewal.objects.filter(licence_id=now.id)
    if not known.filter(due_on=said.expires_on).exists():
        known.filter(due_on=now.entry.expires_on).update(due_on=said.expires_on)


def new_rows(entries: Sequence[Entry], held: Import, *, at: datetime) -> list[Licence]:
    """Licences that nobody knew, each under a key of its own."""
    named = zip(entries, subjects.new_subjects(len(entries), at=at), strict=True)
    return locked_rows([(uuid4(), subject, entry) for entry, subject in named], held, at=at)


def changed_rows(changed: Sequence[tuple[Standing, Entry, list[str]]], held: Import, *, at: datetime) -> list[Licence]:
    """Licences that are known, as the file has them now. A training that a person wrote down stands."""
    rows = locked_rows([(now.id, now.subject, said) for now, said, _ in changed], held, at=at)
    for row, (now, _, names) in zip(rows, changed, strict=True):
        if now.trained_by_hand and "trained_on" not in names:
            row.trained_on, row.trained_source = now.entry.trained_on, TrainingSource.BY_HAND
    return rows


def locked_rows(said: Sequence[tuple[UUID, UUID, Entry]], held: Import, *, at: datetime) -> list[Licence]:
    """Rows to be written: id, subject and entry of each, with what is personal locked and marked to be found."""
    boxes = subjects.lock_many([Plain(in_lock(entry), subject, place_of(pk, "locked")) for pk, subject, entry in said])
    entries = [entry for _, _, entry in said]
    numbers = tokens.tokens(NUMBER, [number_form(one.number) for one in entries])
    names = tokens.tokens(NAME, [name_form(one.name) for one in entries])
    plates = tokens.tokens(PLATE, [number_form(one.plate) for one in entries])
    return [
        Licence(
            pk=pk,
            register=held.register,
            subject=subject,
            number_token=number,
            name_token=name,
            plate_token=plate if entry.plate else "",
            locked=box,
            type=entry.type,
            issued_on=entry.issued_on,
            expires_on=entry.expires_on,
            trained_on=entry.trained_on,
            trained_source=TrainingSource.REGISTER if entry.trained_on else TrainingSource.NOBODY,
            seen_at=at,
        )
        for (pk, subject, entry), box, number, name, plate in zip(said, boxes, numbers, names, plates, strict=True)
    ]


def in_lock(entry: Entry) -> bytes:
    """The part of an entry that is locked, as bytes."""
    return json.dumps(said_in_lock(entry), ensure_ascii=False, sort_keys=True).encode()


def in_batches(ids: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    """So many at a time as every database takes in one question."""
    return (ids[first : first + AT_A_TIME] for first in range(0, len(ids), AT_A_TIME))
