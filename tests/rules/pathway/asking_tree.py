"""Every way that asking can take, counted without walking them one by one.

After some answers, a clause of the rules either can hold no more, or is left with those facts of it that are not
answered. What is left of everything in the answer decides which question comes next, so ways that leave the same are
one way from there on. Things that share no fact that may still be asked do not know of each other: their questions are
counted apart, and added. So all situations there are come down to some thousand remainders, each counted once.

Every answer to a question is taken to be as likely as every other, "not known" being one of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from itertools import product
from math import prod

from handrail.rules.pathway.asking import changes, together
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.facts import UNKNOWN

Thing = frozenset[int]
"""One thing of the answer that is not settled: what is left of its clauses, each the bits that it forbids."""


@dataclass(frozen=True)
class Left:
    """What is not settled, and which of its facts were asked for and are not known."""

    things: frozenset[Thing]
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Needed:
    """How many questions, over every situation: all alike in the mean."""

    mean: Fraction = Fraction(0)
    least: int = 0
    most: int = 0

    def __add__(self, other: "Needed") -> "Needed":
        return Needed(self.mean + other.mean, self.least + other.least, self.most + other.most)


def after_one_more(following: Sequence[Needed]) -> Needed:
    """One question, after which each of these is as likely as the others."""
    return Needed(
        1 + sum((one.mean for one in following), Fraction(0)) / len(following),
        1 + min(one.least for one in following),
        1 + max(one.most for one in following),
    )


class Tree:
    """The ways of asking by an engine's rules, in a county that is settled, with these answers and no others."""

    def __init__(self, engine: Engine, **settled: str) -> None:
        self.engine = engine
        self.fields = {key: field for key, field in engine.layout.fields.items() if UNKNOWN in field.bits}
        self.answers: Mapping[str, tuple[str, ...]] = {
            key: (settled[key],) if key in settled else tuple(field.bits) for key, field in self.fields.items()
        }
        self.nothing_known = sum(engine.layout.asked)
        for counted in ("needed", "endings", "changes", "touched", "changed_by", "ways_on"):
            setattr(self, counted, cache(getattr(self, counted)))

    @cached_property
    def situations(self) -> int:
        """How many there are."""
        return prod(map(len, self.answers.values()))

    @cached_property
    def start(self) -> Left:
        """Nothing has been asked; what the county settles is settled."""
        county = self.engine.layout.start & ~self.nothing_known
        settled = sum(field.all for key, field in self.engine.layout.fields.items() if key not in self.fields)
        return Left(frozenset(filter(None, (left_of(masks, county, settled) for masks in self.engine.outputs))))

    def after(self, left: Left, key: str, said: str) -> Left:
        """What is left when this has been answered."""
        if said == UNKNOWN:
            return Left(left.things, left.unsure | {key})
        field = self.fields[key]
        return Left(
            frozenset(filter(None, (left_of(thing, field.bits[said], field.all) for thing in left.things))), left.unsure
        )

    def touched(self, thing: Thing) -> frozenset[str]:
        """The facts that a thing still depends on."""
        return frozenset(key for key, field in self.fields.items() if any(mask & field.all for mask in thing))

    def pieces(self, left: Left) -> list[Left]:
        """What is left in parts that share no fact that may still be asked."""
        parts: list[tuple[frozenset[str], frozenset[Thing]]] = []
        for thing in left.things:
            keys, things = self.touched(thing) - left.unsure, frozenset({thing})
            for part in [one for one in parts if one[0] & keys]:
                parts.remove(part)
                keys, things = keys | part[0], things | part[1]
            parts.append((keys, things))
        return [Left(things, left.unsure & self.all_touched(things)) for _, things in parts]

    def all_touched(self, things: Iterable[Thing]) -> frozenset[str]:
        return frozenset().union(*map(self.touched, things))

    def changes(self, thing: Thing) -> int:
        """The unanswered facts any of which could change this, as `keys_to_ask` asks for them."""
        asked = self.engine.layout.asked
        return changes(tuple(thing), self.nothing_known, self.nothing_known, sum(asked.values()), asked)

    def could_change(self, left: Left) -> list[str]:
        """The facts that `keys_to_ask` finds, in the order of the questions."""
        found = 0
        for thing in left.things:
            found |= self.changes(thing)
        return [key for key, field in self.fields.items() if found & field.bits[UNKNOWN]]

    def following(self, left: Left) -> str | None:
        """The question that comes next."""
        return next((key for key in self.could_change(left) if key not in left.unsure), None)

    def ways_on(self, left: Left, key: str) -> list[list[Left]]:
        """For each answer to a question, what is left after it, in pieces."""
        return [self.pieces(self.after(left, key, said)) for said in self.answers[key]]

    def in_all(self) -> Needed:
        """How many questions are asked, over every situation."""
        return sum(map(self.needed, self.pieces(self.start)), Needed())

    def needed(self, left: Left) -> Needed:
        """How many questions are asked about what is left."""
        key = self.following(left)
        if key is None:
            return Needed()
        return after_one_more([sum(map(self.needed, way), Needed()) for way in self.ways_on(left, key)])

    def longest(self) -> dict[str, str]:
        """Answers in order, of a way on which the most questions are asked."""
        told: dict[str, str] = {}
        open_pieces = self.pieces(self.start)
        while open_pieces:
            piece = open_pieces.pop()
            if (key := self.following(piece)) is not None:
                ways = dict(zip(self.answers[key], self.ways_on(piece, key), strict=True))
                told[key] = max(ways, key=lambda said: sum(self.needed(one).most for one in ways[said]))
                open_pieces += ways[told[key]]
        return told

    def endings(self, left: Left) -> frozenset[tuple[bool, bool]]:
        """How asking can end: whether only what was not known could change something, and whether `together` would."""
        key = self.following(left)
        if key is not None:
            return frozenset[tuple[bool, bool]]().union(*(self.ends_of(way) for way in self.ways_on(left, key)))
        again = bool(self.could_change(left))
        way = together(tuple(map(tuple, left.things)), self.nothing_known, self.nothing_known)
        return frozenset({(again, not again and bool(way))})

    def ends_of(self, pieces: Iterable[Left]) -> frozenset[tuple[bool, bool]]:
        """How asking can end for all of these."""
        found = {(False, False)}
        for piece in pieces:
            found = {(again or one, way or other) for again, way in found for one, other in self.endings(piece)}
        return frozenset(found)

    def unsettled(self, thing: Thing, unsure: frozenset[str]) -> bool:
        """Whether some answers to what was not asked, however many, would bring this or take it away."""
        return self.changed_by(thing, self.touched(thing) - unsure)

    def changed_by(self, thing: Thing, keys: frozenset[str]) -> bool:
        """Whether some answers to these, all others being unknown, would bring this or take it away."""
        rest = self.nothing_known & ~sum(self.fields[key].bits[UNKNOWN] for key in keys)
        told = (rest | sum(bits) for bits in product(*(self.fields[key].bits.values() for key in keys)))
        return len({any(not bits & mask for mask in thing) for bits in told}) == 2

    def ends(self) -> list[Left]:
        """Every remainder with which asking ends."""
        seen: set[Left] = set()
        waiting = self.pieces(self.start)
        while waiting:
            piece = waiting.pop()
            if piece not in seen:
                seen.add(piece)
                key = self.following(piece)
                waiting += [one for way in self.ways_on(piece, key) for one in way] if key else []
        return [piece for piece in seen if self.following(piece) is None]


def left_of(thing: Iterable[int], told: int, whole: int) -> Thing | None:
    """What is left of a thing when a fact (all its bits) has been answered (this bit); None when it is settled."""
    clauses = {mask & ~whole for mask in thing if not mask & told}
    if not clauses or 0 in clauses:
        return None
    return frozenset(mask for mask in clauses if not any(other != mask and other & mask == other for other in clauses))
