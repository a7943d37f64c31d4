"""Forgets a person wherever they are kept, and notes what is done to keys and copies.

This room knows no room above it, so the rooms above say here, in AppConfig.ready(), what they have to do.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from handrail.foundation.vault import subjects
from handrail.foundation.vault.models import Erasure, SubjectKey
from handrail.foundation.vault.router import KEYRING, ORDINARY

Count = dict[str, int]


class Eraser(Protocol):
    """Removes what a room keeps of a person and says how many of what were removed. Safe to repeat."""

    def __call__(self, subject: UUID, *, by: str, at: datetime) -> Count: ...


class ManyEraser(Protocol):
    """Does for many subjects at once what a room's eraser does for each: of each, how many of what were removed."""

    def __call__(self, subjects: Collection[UUID], *, by: str, at: datetime) -> dict[UUID, Count]: ...


class Reindexer(Protocol):
    """Makes all tokens of a room again, with the newest key, and says how many. Safe to repeat."""

    def __call__(self, *, at: datetime) -> Count: ...


class Witness(Protocol):
    """Writes an act down; the trail's record() is one."""

    def __call__(self, act: str, *, about: str, by: str, at: datetime, **detail: str | int | bool | None) -> None: ...


ERASERS: list[Eraser] = []
# In which rows a room keeps somebody whom its eraser erases, each with the way from the row to the subject: where many
# are erased at once, a room that says so is asked about those whom it keeps, and not about everybody.
KEPT_IN: dict[Eraser, Sequence[tuple[type[Model], str]]] = {}
# How a room erases many at once, where one after the other takes long.
TOGETHER: dict[Eraser, ManyEraser] = {}
REINDEXERS: list[Reindexer] = []
WITNESSES: list[Witness] = []
# From what a person may type (the reference of a concern, say) to the subject, or None if it is not theirs.
RESOLVERS: list[Callable[[str], UUID | None]] = []
# Each says, of those who cannot be erased, why. Whoever erases asks; forgetting again what was erased does not.
WHY_NOT_ERASE: list[Callable[[Collection[UUID]], dict[UUID, str]]] = []


class NoSuchSubject(Exception):
    """Nobody is kept under this name."""


def why_not_erase(subject: UUID) -> str | None:
    """Say why this subject cannot be erased, if so: something may be held for a court."""
    return why_not_erase_each({subject}).get(subject)


def why_not_erase_each(subjects: Collection[UUID]) -> dict[UUID, str]:
    """Of each of these who cannot be erased, why: as `why_not_erase` says."""
    return {subject: why for reasons in reversed(WHY_NOT_ERASE) for subject, why in reasons(subjects).items()}


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


def erase_many(whom: Collection[UUID], *, by: str, at: datetime) -> None:
    """Forget many people at once, all or none, as `erase` forgets each: each with a line of their own in the trail.

    Some hundred at a time: nobody else writes meanwhile.
    """
    with transaction.atomic(using=ORDINARY), transaction.atomic(using=KEYRING):
        removed: dict[UUID, list[Count]] = {subject: [] for subject in whom}
        for eraser in ERASERS:
            for subject, count in erased_together(eraser, whom, by=by, at=at).items():
                removed[subject].append(count)
        for subject, counts in removed.items():
            witness("vault.subject_erased", about=f"subject:{subject}", by=by, at=at, **add_up(counts))
        subjects.forget_many(whom, at=at)


def erased_together(eraser: Eraser, whom: Collection[UUID], *, by: str, at: datetime) -> dict[UUID, Count]:
    """What one room removes of many, by the subject."""
    if eraser in TOGETHER:
        return TOGETHER[eraser](whom, by=by, at=at)
    rows = KEPT_IN.get(eraser)
    kept = whom if rows is None else {subject for row, way in rows for subject in kept_among(whom, row, way)}
    return {subject: eraser(subject, by=by, at=at) for subject in kept}


def kept_among(whom: Collection[UUID], row: type[Model], way: str) -> Iterable[UUID]:
    """Of these, whom such rows are about."""
    return row._default_manager.filter(**{f"{way}__in": whom}).order_by().values_list(way, flat=True).distinct()


def erase_again(known: Iterable[UUID], *, by: str, at: datetime) -> int:
    """After old copies were put back: forget once more everybody who had been forgotten. How many there were.

    `known` are those whom the databases knew before; the ledger and the keyring that were put back say the rest.
    """
    buried = set(SubjectKey.objects.filter(forgotten_at__isnull=False).values_list("subject", flat=True))
    listed = set(Erasure.objects.values_list("subject", flat=True))
    for subject in (due := sorted(({*known} | buried | listed) - (buried & listed))):
        erase(subject, by=by, at=at)
    return len(due)


def finish_erasures(at: datetime) -> int:
    """Forget once more whom the keyring alone, or the ledger alone, knows to be forgotten; how many there were.

    They are two databases: a machine that stops between the two leaves rows that nobody can open any more.
    """
    return erase_again((), by="handrail", at=at)


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
