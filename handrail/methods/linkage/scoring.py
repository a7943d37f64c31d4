"""One pair: its weight, its probability, and why, with what speaks against it first."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from handrail.methods.linkage.bands import probability_of
from handrail.methods.linkage.comparisons import BY_NAME, COMPARISONS, Comparison, grader_of
from handrail.methods.linkage.crowds import Beside, Members, graders_of, held_back, places_of
from handrail.methods.linkage.frequencies import NO_FREQUENCIES, Frequencies
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.rules import Rule, rule_for

SHOWN: Final = 0.05  # bits; what is less is not told
A_CROWD: Final = 10  # of fewer it is quicker to ask each
GIVEN, SURNAME = (COMPARISONS.index(BY_NAME[name]) for name in ("given", "surname"))


@dataclass(frozen=True)
class Contribution:
    """What one comparison adds, in bits."""

    comparison: str
    level: str
    bits: float

    def __str__(self) -> str:
        return f"{self.comparison} {self.level} {self.bits:+.1f}"


@dataclass(frozen=True)
class Score:
    """The weight of a pair in bits and where it comes from. `rule` is what held it back, if anything did."""

    weight: float
    contributions: tuple[Contribution, ...]
    rule: Rule | None

    @property
    def probability(self) -> float:
        """The chance that it is one person."""
        return probability_of(self.weight)

    @property
    def why(self) -> str:
        """Each field's bits: a rule first, then what speaks against, then what speaks for it, the strongest first."""
        told = [str(part) for part in sorted(self.contributions, key=in_order) if abs(part.bits) >= SHOWN]
        held = [f"held at {self.rule.at_most:+.1f}: {self.rule.why}"] if self.rule else []
        return "; ".join([*held, *told])


def in_order(part: Contribution) -> tuple[bool, float, str]:
    """Against before for, the strongest of each first."""
    return part.bits >= 0, -abs(part.bits), part.comparison


class Scorer:
    """Scores pairs by one model and one county's frequencies. Everything that can be is looked up beforehand."""

    def __init__(self, model: Model, frequencies: Frequencies = NO_FREQUENCIES) -> None:
        self.model = model
        self.frequencies = frequencies
        self._graders = tuple(grader_of(comparison) for comparison in COMPARISONS)
        self._graders_of_many = tuple(graders_of(comparison) for comparison in COMPARISONS)
        self._known = tuple(comparison.if_known.answer() for comparison in COMPARISONS)
        self._parts = tuple(
            tuple(
                Contribution(comparison.name, level.name, chances.bits)
                for level, chances in zip(comparison.levels, model.chances[comparison.name], strict=True)
            )
            for comparison in COMPARISONS
        )
        self._by_value = tuple(weighed_by_value(comparison, model, frequencies) for comparison in COMPARISONS)
        self._prior = model.prior_bits

    def weight(self, left: Mention, right: Mention) -> float:
        """The weight in bits: 0 is as likely as not."""
        return self.score(left, right).weight

    def score(self, left: Mention, right: Mention) -> Score:
        """The weight with where it comes from."""
        return self.beside(left)(right)

    def beside(self, left: Mention) -> Callable[[Mention], Score]:
        """What scores many against one. What that one does not say is asked of nobody.

        Only the first level is weighed by how common the value is: there both have it, so one tells.
        """
        together = self.surname_of_one_given(left)
        said = [
            (place, self._graders[place], self._parts_of(place, left))
            for place, known in enumerate(self._known)
            if known(left, left)
        ]

        def score(right: Mention) -> Score:
            grades: list[int | None] = [None] * len(COMPARISONS)
            contributions: list[Contribution] = []
            for place, grader, parts in said:
                if (grade := grader(left, right)) is not None:
                    grades[place] = grade
                    contributions.append(parts[grade])
            if together and grades[GIVEN] == 0 and grades[SURNAME] == 0:
                contributions = [together if part.comparison == "surname" else part for part in contributions]
            weight = self._prior + sum(part.bits for part in contributions)
            rule = rule_for(grades)
            return Score(weight if rule is None else min(weight, rule.at_most), tuple(contributions), rule)

        return score

    def many(self, left: Mention, rights: Sequence[Mention]) -> list[Score]:
        """The score of each of these beside one, in their order: what `score` says of each pair."""
        if len(rights) < A_CROWD:
            return list(map(self.beside(left), rights))
        beside = Beside(left, rights)
        grades = [grade(beside) for grade in self._graders_of_many]
        bits, parts = [0.0] * len(rights), [list[Contribution]() for _ in rights]
        for part, members in self._parts_with_members(left, grades):
            for place in places_of(members):
                bits[place] += part.bits
                parts[place].append(part)
        weights, rules = [self._prior + each for each in bits], list[Rule | None]([None]) * len(rights)
        for rule, members in held_back(grades, beside.everybody):
            for place in places_of(members):
                weights[place], rules[place] = min(weights[place], rule.at_most), rule
        return list(map(Score, weights, map(tuple, parts), rules))

    def _parts_with_members(
        self, left: Mention, grades: Sequence[Sequence[Members]]
    ) -> Iterator[tuple[Contribution, Members]]:
        """What each level adds and to whom, comparison by comparison."""
        together = self.surname_of_one_given(left)
        both = grades[GIVEN][0] & grades[SURNAME][0] if together else 0
        for place, at in enumerate(grades):
            first, *rest = at[:-1]
            if together and both and place == SURNAME:
                yield together, both
                first &= ~both
            parts = self._parts_of(place, left) if first else self._parts[place]
            yield from ((part, members) for part, members in zip(parts, (first, *rest), strict=True) if members)

    def surname_of_one_given(self, mention: Mention) -> Contribution | None:
        """What the same surname adds where the given name is the same too, if that is less than it adds by itself.

        It is never less than nothing: a name that is shared speaks for nobody, and against nobody.
        """
        less = self.frequencies.bits_together(mention)
        if less == 0:
            return None
        part = self.surname_alone(mention)
        return Contribution(part.comparison, part.level, max(part.bits + less, min(part.bits, 0.0)))

    def surname_alone(self, mention: Mention) -> Contribution:
        """What the same surname adds by itself."""
        return self._parts_of(SURNAME, mention)[0]

    def _parts_of(self, place: int, left: Mention) -> tuple[Contribution, ...]:
        """What each level of a comparison adds where one of the two is this."""
        parts, by_value = self._parts[place], self._by_value[place]
        if by_value is None:
            return parts
        return (Contribution(parts[0].comparison, parts[0].level, by_value.bits(left)), *parts[1:])


@dataclass(frozen=True)
class WeighedByValue:
    """What agreement adds, by the value on which two agree: more for a rare one, `otherwise` if it was met once."""

    value_of: Callable[[Mention], str]
    known: dict[str, float]
    otherwise: float

    def bits(self, mention: Mention) -> float:
        """The bits of agreeing on this mention's value."""
        return self.known.get(self.value_of(mention), self.otherwise)


def weighed_by_value(comparison: Comparison, model: Model, frequencies: Frequencies) -> WeighedByValue | None:
    """The bits of a comparison's first level by value, where frequency matters to it."""
    column = comparison.levels[0].by_frequency
    if column is None:
        return None
    first = model.chances[comparison.name][0]
    shares = frequencies.shares(column, expected=first.u)
    once = frequencies.share(column, "", expected=first.u)
    return WeighedByValue(
        attrgetter(column),
        {value: math.log2(first.m / share) for value, share in shares.items()},
        math.log2(first.m / once),
    )
