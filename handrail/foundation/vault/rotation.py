"""Makes new keys while everything older stays readable."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from handrail.foundation.vault.actions import Count, reindex, witness
from handrail.foundation.vault.keyfiles import Key, Keys, read_keys, write_keys
from handrail.foundation.vault.keys import DOORS, key, new_key, new_pair, path_of, public_part
from handrail.foundation.vault.models import SubjectKey
from handrail.foundation.vault.router import KEYRING
from handrail.foundation.vault.subjects import unwrap, wrap

AT_A_TIME = 500
Progress = Callable[[int, int], None]
# The word a person types, and the purposes that get a new key.
PURPOSES = {
    "desk": ("desk_open", "desk_seal"),
    "master": ("master",),
    "token": ("token",),
    "drafts": ("draft",),
    "trail": ("trail",),
    "backup": ("backup",),
    "sessions": ("django_public", "django_staff"),
}


class StillInUse(Exception):
    """An old key cannot go: something still needs it."""


def rotate(what: str, *, by: str, at: datetime, progress: Progress) -> Count:
    """A new key for `what` (a word of PURPOSES); older ones stay for reading. Answers with what was made again.

    The receipts' key is not among them: a receipt is found by its digest, and nobody can make the digest again.

    Raises:
        NoKeys: this machine does not hold the staff door's keys, or cannot write them.
    """
    with the_only_one_changing() as keys:
        fresh = new_pair() if what == "desk" else {purpose: (new_key(),) for purpose in PURPOSES[what]}
        save({**keys, **{purpose: (*new, *keys[purpose]) for purpose, new in fresh.items()}})
    made_again = _follow_up(what, at=at, progress=progress)
    witness("vault.key_rotated", about=f"key:{what}", by=by, at=at, **made_again)
    return made_again


def drop_old_masters(*, by: str, at: datetime) -> int:
    """Destroy all master keys but the newest, so that older copies of the keyring open nothing. How many went.

    Raises:
        StillInUse: a person's key is still wrapped by an older one.
    """
    with the_only_one_changing() as keys:
        newest, *older = keys["master"]
        if _wrapped_otherwise(newest).exists():
            raise StillInUse("Some keys are still wrapped by an older master key. Run `handrail keys rewrap` first.")
        save({**keys, "master": (newest,)})
    witness("vault.old_masters_dropped", about="key:master", by=by, at=at, dropped=len(older))
    return len(older)


def rewrap(*, progress: Progress) -> int:
    """Wrap every person's key by the newest master key. Safe to repeat, and to carry on with after a stop."""
    newest = key("master")
    done, total = 0, _wrapped_otherwise(newest).count()
    while count := _rewrap_some(newest):
        done += count
        progress(done, total)
    return done


@contextmanager
def the_only_one_changing() -> Iterator[Keys]:
    """The staff door's keys, held so that nobody else changes them meanwhile. Raises NoKeys."""
    staff = path_of(settings.KEYS, "staff")
    read_keys(staff)  # says what is wrong before the folder is opened
    folder = os.open(settings.KEYS, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield read_keys(staff)
    finally:
        os.close(folder)


def save(keys: Keys) -> None:
    """Write both doors' files. The staff door's first: whatever the public door shuts, the desk can open."""
    public, staff = (path_of(Path(settings.KEYS), door) for door in DOORS)
    write_keys(staff, keys)
    write_keys(public, public_part(keys))


def _follow_up(what: str, *, at: datetime, progress: Progress) -> Count:
    if what == "master":
        return {"keys_rewrapped": rewrap(progress=progress)}
    return reindex(at=at) if what == "token" else {}


def _rewrap_some(newest: Key) -> int:
    # Rows are held while they are rewrapped: a person forgotten in between must not get their key back.
    with transaction.atomic(using=KEYRING):
        rows = list(_wrapped_otherwise(newest).select_for_update()[:AT_A_TIME])
        for row in rows:
            row.wrapped = wrap(unwrap(row), subject=row.subject, master=newest.secret)
            row.master = newest.id
        SubjectKey.objects.bulk_update(rows, ["wrapped", "master"])
    return len(rows)


def _wrapped_otherwise(newest: Key) -> QuerySet[SubjectKey]:
    return SubjectKey.objects.filter(wrapped__isnull=False).exclude(master=newest.id)
