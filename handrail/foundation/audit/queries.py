"""What may be asked of the trail: its lines, its newest line, and whether it is whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connections, router
from django.db.models import QuerySet
from django.utils import timezone

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import NAMERS, guards_stand, line
from handrail.foundation.vault import chain
from handrail.foundation.vault.keyfiles import Keys
from handrail.foundation.vault.keys import held

AT_A_TIME = 2_000


@dataclass(frozen=True)
class Head:
    """The newest line: its number and its link. Written down elsewhere, it shows when the end was cut off."""

    seq: int
    link: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.link}"


@dataclass(frozen=True)
class Break:
    """The first place where the trail is not whole: the number of the line and a sentence."""

    seq: int
    sentence: str


@dataclass(frozen=True)
class Search:
    """What to look for in the trail. Empty means any; `act` may be the start of one ("desk."); days are inclusive."""

    about: str = ""
    by: str = ""
    act: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Line:
    """One line as a person reads it: the name of whoever did it, if some room knows it, and details as words."""

    seq: int
    at: datetime
    act: str
    about: str
    by: str
    name: str
    detail: str


def entries(
    *, about: str = "", by: str = "", act: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[TrailEntry]:
    """Lines of the trail, newest first. `act` may be the start of one ("desk."); days are local and inclusive.

    Whoever shows them to somebody asks `permissions.why_not_read_trail` first, and records it.
    """
    found = TrailEntry.objects.order_by("-seq")
    exact = {"about": about, "by": by}
    found = found.filter(**{name: word for name, word in exact.items() if word})
    if act:
        found = found.filter(act__startswith=act)
    if first:
        found = found.filter(at__gte=_midnight(first))
    if last:
        found = found.filter(at__lt=_midnight(last + timedelta(days=1)))
    return found


def as_lines(found: Iterable[TrailEntry]) -> list[Line]:
    """Lines for people. Asks for all names at once."""
    kept = list(found)
    names: dict[str, str] = {}
    for name_them in NAMERS:
        names.update(name_them({entry.by for entry in kept}))
    return [
        Line(
            seq=entry.seq,
            at=entry.at,
            act=entry.act,
            about=entry.about,
            by=entry.by,
            name=names.get(entry.by, ""),
            detail=", ".join(f"{part.replace('_', ' ')}: {word}" for part, word in sorted(entry.detail.items())),
        )
        for entry in kept
    ]


def head() -> Head | None:
    """The newest line, or None while the trail is empty."""
    newest = TrailEntry.objects.order_by("-seq").values_list("seq", "link").first()
    return Head(*newest) if newest else None


def guards_are_up() -> bool:
    """Whether the database still refuses changes to the trail."""
    return guards_stand(connections[router.db_for_read(TrailEntry)])


def first_broken_link(*, expected: Head | None = None) -> Break | None:
    """Walk the whole trail, a few lines in memory at a time, and stop at the first that is wrong.

    `expected` is a line known to have been there: without it, a trail whose end was cut off looks whole.
    """
    keys, last = held(), Head(0, "")
    for entry in _all_lines():
        sentence = _what_is_wrong(entry, after=last, keys=keys) or _what_was_rewritten(entry, expected)
        if sentence:
            return Break(last.seq + 1, sentence)
        last = Head(entry.seq, entry.link)
    if expected and expected.seq > last.seq:
        cut = f"The trail ends at line {last.seq}, but line {expected.seq} was noted down: its end was cut off."
        return Break(last.seq + 1, cut)
    return None


def _all_lines() -> Iterator[TrailEntry]:
    return TrailEntry.objects.order_by("seq").iterator(chunk_size=AT_A_TIME)


def _what_is_wrong(entry: TrailEntry, *, after: Head, keys: Keys) -> str | None:
    if entry.seq != after.seq + 1:
        return f"Line {after.seq + 1} is missing: line {entry.seq} stands after line {after.seq}."
    if entry.previous != after.link:
        return f"Line {entry.seq} does not hold on to the line before it: lines were removed, added or reordered."
    message = line(
        entry.seq,
        at=entry.at,
        act=entry.act,
        about=entry.about,
        by=entry.by,
        detail=entry.detail,
        previous=entry.previous,
    )
    if not chain.holds(entry.link, message, keys=keys):
        return f"Line {entry.seq} was changed or added after the fact."
    return None


def _what_was_rewritten(entry: TrailEntry, expected: Head | None) -> str | None:
    if expected and entry.seq == expected.seq and entry.link != expected.link:
        return f"Line {entry.seq} is not the line that was noted down: the trail was rewritten."
    return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
