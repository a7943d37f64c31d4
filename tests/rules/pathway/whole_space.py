"""Every situation of a space at once: a set of situations is one whole number with a bit for each of them.

A rule is tried on millions of situations with one "and" of two long numbers. What is asked of the space is first asked
of a space without situations, which writes down the facts that were read (`facts_read`). By how conditions are compiled
nothing else can change the answer; so the product of the answers to those facts stands for the whole space, and no
answer is left out of it.
"""

from collections.abc import Callable, Mapping
from math import prod

from handrail.rules.localities.pathway import LAYERS
from handrail.rules.pathway.engine import Engine
from handrail.rules.pathway.masks import Masks

Proof = Callable[["Space"], int]
"""The situations of a space in which a promise is broken: there should be none."""
MOST_SITUATIONS = 1 << 27


class Space:
    """Every combination of these answers to some facts. Facts beside them may not be read: KeyError."""

    def __init__(self, engine: Engine, answers: Mapping[str, tuple[str, ...]]) -> None:
        self.engine = engine
        self.answers: dict[str, tuple[str, ...]] = dict(answers)
        self.strides: dict[str, int] = {}
        self.size = 1
        for key, said in self.answers.items():
            self.strides[key] = self.size
            self.size *= len(said)
        assert self.size <= MOST_SITUATIONS, f"{self.size} situations of {sorted(answers)} are too many"
        self.all = (1 << self.size) - 1
        self.kept: dict[tuple[str, frozenset[str]], int] = {}

    def where(self, key: str, *answers: str) -> int:
        """The situations in which a fact has one of these answers."""
        chosen = frozenset(answers)
        if (key, chosen) not in self.kept:
            self.kept[key, chosen] = self.made(key, chosen)
        return self.kept[key, chosen]

    def made(self, key: str, chosen: frozenset[str]) -> int:
        """One round of the fact's answers, repeated over the whole space."""
        stride, said = self.strides[key], self.answers[key]
        assert chosen <= self.engine.layout.fields[key].bits.keys(), (key, chosen)
        block = (1 << stride) - 1
        once = sum(block << (place * stride) for place, answer in enumerate(said) if answer in chosen)
        return repeated(once, stride * len(said), self.size // (stride * len(said)))

    def given(self, those: int, key: str, answer: str) -> int:
        """The situations that would be among those if a fact had this answer instead."""
        stride, said = self.strides[key], self.answers[key]
        slice_of_it = (those & self.where(key, answer)) >> (said.index(answer) * stride)
        spread = 0
        for place in range(len(said)):
            spread |= slice_of_it << (place * stride)
        return spread

    def but(self, those: int) -> int:
        """All others."""
        return self.all & ~those

    def holds(self, masks: Masks) -> int:
        """Where one of the clauses holds."""
        found = 0
        for mask in masks:
            found |= self.clause(mask)
        return found

    def clause(self, forbidden: int) -> int:
        """Where no answer is one that the clause forbids."""
        found = self.all
        for key, field in self.engine.layout.fields.items():
            if field.all & forbidden:
                found &= self.where(key, *(said for said, bit in field.bits.items() if not bit & forbidden))
        return found

    def rule(self, rule_id: str) -> int:
        """Where a rule holds; nowhere, if it is none of that day."""
        return self.holds(tuple(mask for masks, rule in self.engine.rules if rule.id == rule_id for mask in masks))

    def there(self, *steps: str) -> int:
        """Where one of these steps is to be done."""
        found = 0
        for step in steps:
            for part in self.by_layer(step).values():
                found |= part
        return found

    def by_layer(self, step: str) -> dict[str, int]:
        """Where a step is to be done, by the layer it then stands in: that of the first rule asking for it."""
        found: dict[str, int] = {}
        left = self.holds(self.engine.guards[step])
        for masks, rule in self.engine.rules:
            if step in rule.steps:
                asked = left & self.holds(masks)
                found[rule.layer] = found.get(rule.layer, 0) | asked
                left &= ~asked
        return found

    def says(self, step: str, addition: int) -> int:
        """Where a step is to be done, and says its addition of that number besides."""
        return self.there(step) & self.holds(self.engine.additions[step][addition][0])

    def before(self, one: str, other: str) -> int:
        """Where both steps are to be done, and the first stands before the second."""
        earlier, later = self.by_layer(one), self.by_layer(other)
        found = 0
        for first, here in earlier.items():
            for second, there in later.items():
                if self.place(one, first) < self.place(other, second):
                    found |= here & there
        return found

    def place(self, step: str, layer: str) -> tuple[int, int, int]:
        """Where a step stands in the order: by layer, then by deadline, then as the pack lists them."""
        words = self.engine.steps[step]
        return LAYERS.index(layer), self.engine.deadline_order[words.deadline], words.order

    def route(self, code: str) -> int:
        """Where this is the route, by its own condition."""
        return self.holds(tuple(mask for masks, route in self.engine.routes if route.code == code for mask in masks))

    def told(self, *beginnings: str) -> int:
        """Where it is said that something was taken for the safer case, in a sentence that holds one of these."""
        chosen = [masks for masks, side in self.engine.safer if any(part in side.words for part in beginnings)]
        assert chosen, f"No sentence about the safer case holds {beginnings}."
        return self.holds(tuple(mask for masks in chosen for mask in masks))

    def place_of(self, situation: Mapping[str, str]) -> int:
        """Where a situation stands in the space; facts beside those of the space are let go."""
        return sum(said.index(situation[key]) * self.strides[key] for key, said in self.answers.items())


class Reading(Space):
    """A space without situations, which writes down the facts that are read."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, {})
        self.read: set[str] = set()

    def where(self, key: str, *answers: str) -> int:
        assert self.engine.layout.fields[key].bits.keys() >= set(answers), (key, answers)
        self.read.add(key)
        return 0

    def given(self, those: int, key: str, answer: str) -> int:
        self.where(key, answer)
        return those


def repeated(once: int, length: int, times: int) -> int:
    """A pattern of so many bits, so many times after itself."""
    found, done = 0, 0
    while times:
        if times & 1:
            found |= once << done
            done += length
        once |= once << length
        length *= 2
        times >>= 1
    return found


def facts_read(engine: Engine, proof: Proof) -> set[str]:
    """The facts that a promise reads, through every condition that it asks for."""
    reading = Reading(engine)
    proof(reading)
    return reading.read


def space_of(engine: Engine, *proofs: Proof) -> Space:
    """Every combination of the answers that these promises read."""
    read = set().union(*(facts_read(engine, proof) for proof in proofs))
    return Space(engine, {key: tuple(field.bits) for key, field in engine.layout.fields.items() if key in read})


def broken(engine: Engine, proof: Proof) -> tuple[int, dict[str, str] | None]:
    """How many situations a promise was tried on, and one in which it is broken, if there is any."""
    space = space_of(engine, proof)
    found = proof(space)
    return space.size, situation_at(space, (found & -found).bit_length() - 1) if found else None


def situation_at(space: Space, place: int) -> dict[str, str]:
    """The answers of one situation of a space, by its place."""
    return {key: said[place // space.strides[key] % len(said)] for key, said in space.answers.items()}


def every_situation(engine: Engine) -> int:
    """How many situations there are: every answer of every fact that a condition can read."""
    return prod(len(field.bits) for field in engine.layout.fields.values())
