"""What is asked next, tried on every situation: all that would change the answer, and nothing else.

The answer consists of things that are there or not: steps, what they say besides, and the route. Each is tried in every
combination of the answers that its conditions tell apart; nothing else can change it. So what holds of each of them in
every such situation holds of the whole answer in all situations.
"""

from collections.abc import Iterator
from functools import cached_property
from operator import methodcaller

from handrail.rules.pathway.asking import changes, together
from handrail.rules.pathway.engine import engine_of
from handrail.rules.pathway.facts import UNKNOWN
from handrail.rules.pathway.masks import Masks
from tests.rules.pathway.county import TODAY, county
from tests.rules.pathway.must_hold import outputs
from tests.rules.pathway.whole_space import Space, broken, space_of

ENGINE = engine_of(county(), on=TODAY)


def told_apart(masks: Masks) -> dict[str, tuple[str, ...]]:
    """Of each fact that these conditions read: one answer of every kind that they tell apart, and "unknown"."""
    found: dict[str, tuple[str, ...]] = {}
    for key, field in ENGINE.layout.fields.items():
        if any(field.all & mask for mask in masks):
            kinds = {(said == UNKNOWN, *(bool(bit & mask) for mask in masks)): said for said, bit in field.bits.items()}
            found[key] = tuple(kinds.values())
    return found


class OneThing:
    """One thing of the answer, in every situation that its conditions tell apart."""

    def __init__(self, masks: Masks) -> None:
        self.masks = masks
        self.space = Space(ENGINE, told_apart(masks))
        self.there = self.space.holds(masks)
        self.open = [key for key, said in self.space.answers.items() if UNKNOWN in said]

    @cached_property
    def situations(self) -> list[int]:
        """Each situation as the engine reads it, in the order of the space."""
        found = [0]
        for key, answers in self.space.answers.items():
            bits = ENGINE.layout.fields[key].bits
            found = [bits[said] | rest for said in answers for rest in found]
        return found

    @cached_property
    def by_one_answer(self) -> dict[str, int]:
        """Tried: of each fact, where it is unanswered and one answer to it would change whether this is there."""
        return {key: self.space.where(key, UNKNOWN) & self.changed_by(key) for key in self.open}

    def changed_by(self, key: str) -> int:
        """Where some other answer to this fact changes whether this is there."""
        found = 0
        for answer in self.space.answers[key]:
            found |= self.there ^ self.space.given(self.there, key, answer)
        return found

    @cached_property
    def by_several(self) -> int:
        """Tried: where some answers to what is unanswered, however many, would change whether this is there."""
        may_be, may_not_be = self.reachable(self.there), self.reachable(self.space.but(self.there))
        return (self.there & may_not_be) | (self.space.but(self.there) & may_be)

    def reachable(self, those: int) -> int:
        """Where those situations can be come to by answering what is unanswered."""
        for key in self.open:
            for answer in self.space.answers[key]:
                those |= self.space.where(key, UNKNOWN) & self.space.given(those, key, answer)
        return those

    def unanswered(self, bits: int) -> dict[int, int]:
        """Of each unanswered fact: the bit of "unknown", and all its bits."""
        return {unknown: whole for unknown, whole in ENGINE.layout.asked.items() if bits & unknown}

    def read_off(self, bits: int) -> int:
        """What the rules say that could change this, as `keys_to_ask` asks them."""
        open_fields = self.unanswered(bits)
        return changes(self.masks, bits, sum(open_fields), sum(open_fields.values()), open_fields)


def things() -> Iterator[OneThing]:
    return (OneThing(masks) for masks in ENGINE.outputs)


def each(those: int, size: int) -> str:
    """One figure for each situation: 1 where it is among those."""
    return format(those, f"0{size}b")[::-1]


def test_what_can_be_asked_about_is_what_the_rules_decide() -> None:
    proofs = list(outputs(ENGINE))
    assert len(proofs) == len(ENGINE.outputs)
    for masks, proof in zip(ENGINE.outputs, proofs, strict=True):
        space = space_of(ENGINE, proof, methodcaller("holds", masks))
        assert proof(space) == space.holds(masks)


def test_in_every_situation_exactly_what_would_change_the_answer_is_asked() -> None:
    for thing in things():
        bits_of = {key: ENGINE.layout.fields[key].bits[UNKNOWN] for key in thing.open}
        tried = [
            [bit if one == "1" else 0 for one in each(thing.by_one_answer[key], thing.space.size)]
            for key, bit in bits_of.items()
        ]
        expected = map(sum, zip(*tried, strict=True))
        assert list(map(thing.read_off, thing.situations)) == list(expected)


def test_in_every_situation_in_which_nothing_is_asked_no_answers_together_change_the_answer() -> None:
    """A thing that one answer cannot change but several can is found by `together`, or the age is still open.

    While the age is open it is asked, since children's services come and go with it alone: so in none of those
    situations is nothing asked.
    """
    for thing in things():
        left = thing.by_several
        for tried in thing.by_one_answer.values():
            left &= ~tried
        if "age" in thing.open:
            left &= ~thing.space.where("age", UNKNOWN)
        for place, one in enumerate(each(left, thing.space.size)):
            if one == "1":
                bits = thing.situations[place]
                assert together((thing.masks,), bits, sum(thing.unanswered(bits)))


def test_while_the_age_is_open_it_is_asked() -> None:
    def settled(space: Space) -> int:
        services = space.there("childrens_services")
        return space.where("age", UNKNOWN) & space.but(services ^ space.given(services, "age", "adult"))

    assert broken(ENGINE, settled) == (len(ENGINE.layout.fields["age"].bits), None)
