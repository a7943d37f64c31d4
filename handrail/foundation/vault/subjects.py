"""Each person's records under a key of their own: delete the key, and every copy of the records is forgotten.

No unwrapped key outlives one call: the keyring is asked each time, so that a person whom one process has
forgotten is forgotten for all of them at once.
"""

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from handrail.foundation.vault.boxes import Cipher, open_box, open_with, shut
from handrail.foundation.vault.failures import CannotOpen as CannotOpen
from handrail.foundation.vault.failures import Forgotten as Forgotten
from handrail.foundation.vault.keys import NoKeys, key, key_called
from handrail.foundation.vault.models import Erasure, SubjectKey
from handrail.foundation.vault.padding import fill_up, room_for_a_field, take_out
from handrail.foundation.vault.router import KEYRING
from handrail.foundation.vault.wiping import wipe_what_is_left
from handrail.foundation.written_out import ID, ONE_OF, listed, reading, rows_of, stored_id

KEY_BYTES = 32
AT_A_TIME = 1_000
KEYS_OF = {
    vendor: f"SELECT {ID[vendor].format('subject')}, wrapped, master FROM vault_subjectkey WHERE subject {one_of}"  # noqa: S608 — our words
    for vendor, one_of in ONE_OF.items()
}


_Row = tuple[UUID, bytes | memoryview | None, str]
Keys = Mapping[UUID, _Row]


@dataclass(frozen=True)
class Locked:
    """One locked field: its bytes, whose it is, and its place ("app.Model:pk:field")."""

    box: bytes = field(repr=False)
    subject: UUID
    place: str


@dataclass(frozen=True)
class Plain:
    """One field to be locked: its bytes, whose it is, and its place."""

    plain: bytes = field(repr=False)
    subject: UUID
    place: str


def new_subject(*, at: datetime) -> UUID:
    """A person we shall keep something about: a fresh key under a fresh random name."""
    subject, master = uuid4(), key("master")
    wrapped = wrap(os.urandom(KEY_BYTES), subject=subject, master=master.secret)
    SubjectKey.objects.create(subject=subject, wrapped=wrapped, master=master.id, made_at=at)
    return subject


def new_subjects(how_many: int, *, at: datetime) -> list[UUID]:
    """So many people at once, each under a key of their own: a register of ten thousand takes a second."""
    master, subjects = key("master"), [uuid4() for _ in range(how_many)]
    SubjectKey.objects.bulk_create(
        (
            SubjectKey(
                subject=subject,
                wrapped=wrap(os.urandom(KEY_BYTES), subject=subject, master=master.secret),
                master=master.id,
                made_at=at,
            )
            for subject in subjects
        ),
        batch_size=AT_A_TIME,
    )
    return subjects


def lock(plain: bytes, *, subject: UUID, place: str) -> bytes:
    """Lock a field under the person's key, bound to its place, so that it opens nowhere else.

    Raises:
        Forgotten: nothing more can be kept about somebody who has been forgotten.
        CannotOpen: there is no such person.
    """
    return shut(fill_up(plain, room=room_for_a_field), key=_key_of(subject), bound_to=bound_to(subject, place))


def unlock(box: bytes, *, subject: UUID, place: str) -> bytes:
    """What was locked. Raises Forgotten, or CannotOpen if changed or taken from another place or person."""
    return _open(Locked(box, subject, place), _key_of(subject))


def keys_of(subjects: Collection[UUID]) -> Keys:
    """The keys of these people as the keyring keeps them, locked, for what locks and unlocks in the same breath."""
    # No model of each: a search opens hundreds.
    connection = reading(SubjectKey)
    stored = {stored_id(subject, connection): subject for subject in subjects}
    rows = rows_of(KEYS_OF[connection.vendor], [listed(stored, connection)], connection)
    return {(known := stored[subject]): (known, wrapped, master) for subject, wrapped, master in rows}


def unlock_many(fields: Sequence[Locked], *, keys: Keys | None = None) -> list[bytes | None]:
    """What was locked, in order, with one question to the keyring; None where the person has been forgotten.

    `keys` are those that were asked for a moment ago.

    Raises:
        CannotOpen: changed, taken from another place or person, or nobody's.
    """
    rows, masters = _all_of({locked.subject for locked in fields}, keys or {}), _Masters()
    opened: list[bytes | None] = []
    for locked in fields:
        try:
            opened.append(_open(locked, _unwrapped(rows.get(locked.subject), locked.subject, masters)))
        except Forgotten:
            opened.append(None)
    return opened


def lock_many(fields: Sequence[Plain], *, keys: Keys | None = None) -> list[bytes]:
    """Each of them locked, in order, with one question to the keyring. `keys` as for unlock_many. Raises as lock."""
    rows, masters = _all_of({each.subject for each in fields}, keys or {}), _Masters()
    return [
        shut(
            fill_up(each.plain, room=room_for_a_field),
            key=_unwrapped(rows.get(each.subject), each.subject, masters),
            bound_to=bound_to(each.subject, each.place),
        )
        for each in fields
    ]


def lock_json(value: Any, *, subject: UUID, place: str) -> bytes:
    """Lock anything JSON can say. Raises as lock."""
    return lock(json.dumps(value, ensure_ascii=False, sort_keys=True).encode(), subject=subject, place=place)


def unlock_json(box: bytes, *, subject: UUID, place: str) -> Any:
    """What lock_json locked. Raises as unlock."""
    return json.loads(unlock(box, subject=subject, place=place))


def forget(subject: UUID, *, at: datetime) -> None:
    """Delete the person's key, for good, and note in the ledger that it was done. Safe to repeat.

    The ledger first: if the second step fails, it says what is still to be done (actions.erase_again does it).
    """
    forget_many({subject}, at=at)


def forget_many(subjects: Collection[UUID], *, at: datetime) -> None:
    """Delete the keys of many people, as `forget` does of one."""
    Erasure.objects.bulk_create(
        (Erasure(subject=subject, forgotten_at=at) for subject in subjects), ignore_conflicts=True
    )
    with transaction.atomic(using=KEYRING):
        SubjectKey.objects.filter(subject__in=subjects, forgotten_at=None).update(wrapped=None, forgotten_at=at)
        # Robust: if wiping fails it is logged, and the forgetting stands.
        transaction.on_commit(wipe_what_is_left, using=KEYRING, robust=True)


def is_forgotten(subject: UUID) -> bool:
    """Whether this person has been forgotten, as the keyring or the ledger knows it."""
    kept = SubjectKey.objects.filter(subject=subject)
    return kept.filter(forgotten_at__isnull=False).exists() or Erasure.objects.filter(subject=subject).exists()


def wrap(plain_key: bytes, *, subject: UUID, master: bytes) -> bytes:
    """A person's key under the master key, bound to the person."""
    return shut(plain_key, key=master, bound_to=b"handrail.subject-key\0" + subject.bytes)


def unwrap(row: SubjectKey) -> bytes:
    """A person's key in the clear. Raises Forgotten, CannotOpen."""
    return _unwrap((row.subject, row.wrapped, row.master), _Masters())


class _Masters(dict[str, Cipher]):
    """The master keys of one call, each looked up and made ready once."""

    def __missing__(self, name: str) -> Cipher:
        try:
            self[name] = Cipher(key_called("master", name).secret)
        except NoKeys as missing:
            raise CannotOpen(missing.sentence) from None
        return self[name]


def _unwrap(row: _Row, masters: _Masters) -> bytes:
    subject, wrapped, master = row
    if wrapped is None:
        raise Forgotten
    return open_with(masters[master], bytes(wrapped), bound_to=b"handrail.subject-key\0" + subject.bytes)


def _all_of(subjects: Collection[UUID], known: Keys) -> Keys:
    unknown = [subject for subject in subjects if subject not in known]
    return {**known, **keys_of(unknown)} if unknown else known


def _key_of(subject: UUID) -> bytes:
    return _unwrapped(keys_of({subject}).get(subject), subject, _Masters())


def _unwrapped(row: _Row | None, subject: UUID, masters: _Masters) -> bytes:
    if row is not None:
        return _unwrap(row, masters)
    if Erasure.objects.filter(subject=subject).exists():
        raise Forgotten
    raise CannotOpen("There is no key for this record.")


def _open(locked: Locked, own_key: bytes) -> bytes:
    return take_out(open_box(bytes(locked.box), key=own_key, bound_to=bound_to(locked.subject, locked.place)))


def bound_to(subject: UUID, place: str) -> bytes:
    """What a field's box is bound to: whose it is, and its place."""
    return b"handrail.field\0" + subject.bytes + place.encode()
