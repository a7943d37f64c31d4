"""Which mentions are of one thing, and what they make of it as coded events."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.methods.signals.events import Event

BETWEEN = "|"


def source_of(kind: str, organisation: str) -> str:
    """Who told, so that two organisations are two: the kind of reporter, and the organisation if it is known."""
    return f"{kind}{BETWEEN}{organisation}" if organisation else kind


def kind_of(source: str) -> str:
    """The kind of reporter, a code, without the organisation."""
    return source.partition(BETWEEN)[0]


@dataclass(frozen=True, order=True)
class Telling:
    """That one concern told of something: when it arrived, which source told (see `source_of`), in which district."""

    day: date
    mention: UUID
    concern: UUID
    told_by: str
    district: str


@dataclass(frozen=True)
class Thing:
    """One vehicle, telephone, place or the like, as the concerns that share it tell of it, the earliest first."""

    kind: str
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> UUID:
        """The earliest mention, by which the thing goes: it stays the same when another concern tells of it."""
        return self.tellings[0].mention

    def events(self) -> list[Event]:
        """One event for each concern, under the name of the thing."""
        once = {each.concern: each for each in reversed(self.tellings)}
        return [Event(str(self.first), each.day, each.told_by, each.district) for each in once.values()]


def groups(pairs: Iterable[tuple[UUID, UUID]]) -> list[set[UUID]]:
    """What hangs together by pairs of the same."""
    of: dict[UUID, set[UUID]] = {}
    for pair in pairs:
        one, other = (of.setdefault(each, {each}) for each in pair)
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            of.update(dict.fromkeys(small, large))
    return list({id(group): group for group in of.values()}.values())


def things(pairs: Iterable[tuple[UUID, UUID]], told: dict[UUID, tuple[str, Telling]]) -> list[Thing]:
    """The things that more than one mention is of. `told` has the kind and the telling of each mention."""
    found: dict[tuple[UUID, str], list[Telling]] = defaultdict(list)
    for group in groups(pairs):
        name = min(group)
        for mention in group:
            if mention in told:
                kind, telling = told[mention]
                found[name, kind].append(telling)
    return [Thing(kind, tuple(sorted(tellings))) for (_, kind), tellings in sorted(found.items())]
