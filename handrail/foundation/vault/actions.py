"""Forgets a person wherever they are kept, and notes what is done to keys and copies.

This room knows no room above it, so the rooms above say here, in AppConfig.ready(), what they have to do.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from handrail.foundation.vault import subjects
from handrail.foundation.vault.models import Erasure, SubjectKey
from handrail.foundation.vault.router import KEYRING, ORDINARY

Count = dict[str, int]


class Eraser(Protocol):
    """Removes what a room keeps of a person and says how many of what were removed. Safe to repeat."""

    def __call__(self, subject: UUID, *, by: str, at: datetime) -> Count: ...


class Reindexer(Protocol):
    """Makes all tokens of a room again, with the newest key, and says how many. Safe to repeat."""

    def __call__(self, *, at: datetime) -> Count: ...


class Witness(Protocol):
    """Writes an act down; the trail's record() is one."""

    def __call__(self, act: str, *, about: str, by: str, at: datetime, **detail: str | int | bool | None) -> None: ...


ERASERS: list[Eraser] = []
REINDEXERS: list[Reindexer] = []
WITNESSES: list[Witness] = []
# From what a person may type (the reference of a concern, say) to the subject, or None if it is not theirs.
RESOLVERS: list[Callable[[str], UUID | None]] = []
# Each says why a subject cannot be erased, if so. Whoever erases asks; forgetting again what was erased does not.
WHY_NOT_ERASE: list[Callable[[UUID], str | None]] = []


class NoSuchSubject(Exception):
    """Nobody is kept under this name."""


def why_not_erase(subject: UUID) -> str | None:
    """Say why this subject cannot be erased, if so: something may be held for a court."""
    return next(filter(None, (reason(subject) for reason in WHY_NOT_ERASE)), None)


def find_subject(text: str) -> UUID:
    """Whom a reference or a subject's UUID means.

    Raises:
        NoSuchSubject: nobody, as far as any room knows.
    """
    found = next(filter(None, (resolve(text) for resolve in RESOLVERS)), None) or _as_subject(text)
    if found is None:
        raise NoSuchSubject("Nobody is kept under this reference. Give a concern's reference or a subject's UUID.")
    return found


def erase(subject: UUID, *, by: str, at: datetime) -> Count:
    """Forget a person: every room removes what it holds, then the key goes, and a line in the trail stays.

    Answers with what was removed, by kind. Safe to repeat; a second time finds nothing left to remove. The key
    goes last, so that whatever fails before it leaves everything as it was.
    """
    with transaction.atomic(using=ORDINARY), transaction.atomic(using=KEYRING):
        removed = add_up(eraser(subject, by=by, at=at) for eraser in ERASERS)
        witness("vault.subject_erased", about=f"subject:{subject}", by=by, at=at, **removed)
        subjects.forget(subject, at=at)
    return removed


def erase_again(known: Iterable[UUID], *, by: str, at: datetime) -> int:
    """After old copies were put back: forget once more everybody who had been forgotten. How many there were.

    `known` are those whom the databases knew before; the ledger and the keyring that were put back say the rest.
    """
    buried = set(SubjectKey.objects.filter(forgotten_at__isnull=False).values_list("subject", flat=True))
    listed = set(Erasure.objects.values_list("subject", flat=True))
    for subject in (due := sorted(({*known} | buried | listed) - (buried & listed))):
        erase(subject, by=by, at=at)
    return len(due)


def who_is_forgotten() -> set[UUID]:
    """Everybody whom the ledger or the keyring knows to be forgotten."""
    buried = SubjectKey.objects.filter(forgotten_at__isnull=False).values_list("subject", flat=True)
    return {*buried, *Erasure.objects.values_list("subject", flat=True)}


def reindex(*, at: datetime) -> Count:
    """Make every room's tokens again with the newest token key."""
    return add_up(again(at=at) for again in REINDEXERS)


def witness(act: str, *, about: str, by: str, at: datetime, **detail: str | int | bool | None) -> None:
    """Have the act written down by whoever keeps the trail, in the same transaction."""
    with transaction.atomic(using=ORDINARY):
        for write_down in WITNESSES:
            write_down(act, about=about, by=by, at=at, **detail)


def add_up(counts: Iterable[Count]) -> Count:
    """Many counts as one."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(total)


def _as_subject(text: str) -> UUID | None:
    try:
        subject = UUID(text)
    except ValueError:
        return None
    kept = SubjectKey.objects.filter(subject=subject).exists() or Erasure.objects.filter(subject=subject).exists()
    return subject if kept else None
