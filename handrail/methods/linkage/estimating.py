"""The chances of a county's own records, estimated as Splink does it, from the same specification.

How often two people agree is counted on pairs drawn at random. How often one person's records agree is found by
expectation maximisation, only among pairs that share so much that many of them are one person: among people who merely
share a common name it finds the wrong maximum. A county's own chances are maximised by Splink itself (`on_duckdb`);
decision 0070 says why those of very many records at once are not.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import median
from typing import Final, Protocol

import numpy as np

from handrail.methods.linkage.blocking import Counted
from handrail.methods.linkage.bulk import graded, score_in_bulk
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.drawing import Block, Together, drawn_of_all, pairs_of_any
from handrail.methods.linkage.expecting import (
    BothShares,
    Found,
    Patterns,
    Shares,
    at_levels,
    chances_in,
    chances_of_one,
    patterns_of,
)
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.model import CannotUseModel, Chances, Model
from handrail.methods.linkage.predicates import AllOf, AnyOf, NotApart, Predicate
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.tables import known_comparisons

FEWEST_RECORDS: Final = 1_000
FEWEST_PAIRS: Final = 100  # in a block
RANDOM_PAIRS: Final = 1_000_000
# Rarer than this no level is taken to be: of a million pairs so few show it that their number is chance, and who agrees
# by chance in one thing agrees in others.
RAREST: Final = 4e-6
MOST_PAIRS: Final = 300_000  # of a block
FEW_ARE_ONE: Final = 1e-5  # of all pairs: below it they do not disturb what is counted at random
# Pairs that share all of these are mostly one person; together the blocks leave every comparison out once.
BLOCKS: Final = (
    ("given", "surname", "born"),
    ("given", "surname", "postcode"),
    ("born", "postcode"),
    ("born", "street"),
    ("phone",),
    ("email",),
)
SURE: Final = (("given", "surname", "born"), ("phone", "given"), ("email",), ("born", "postcode", "given"))
SURE_FIND: Final = 0.6  # of all pairs of one person, by what the made-up reports of the benchmark show
FEWEST_ASKED: Final = 1_000  # pairs: that none of them is at a level says little before
# An estimate is drawn so far towards what is shipped: a level that was never met keeps a chance above nothing.
SHIPPED_M, SHIPPED_U = 1 / 100, 1 / 1_000


@dataclass(frozen=True)
class Estimated:
    """The model, and for which comparisons and levels the shipped chances stand because nothing was met."""

    model: Model
    as_shipped: tuple[str, ...]


class TooFewToEstimate(Exception):
    """There are too few records, or too few that share enough."""


class Maximise(Protocol):
    """What finds the chances among one person in a block, of comparisons that the block is not made of, in order.

    It is given the pairs by what they are alike in, and where to begin: the chances among one person and among two.
    """

    def __call__(
        self, told: Told, block: Block, compared: Sequence[Comparison], patterns: Patterns, begun: Sequence[BothShares]
    ) -> list[Found]: ...


def by_column(
    told: Told,  # noqa: ARG001 — all that is asked of it is in the patterns
    block: Block,  # noqa: ARG001
    compared: Sequence[Comparison],  # noqa: ARG001
    patterns: Patterns,
    begun: Sequence[BothShares],
) -> list[Found]:
    """As `expecting` finds them: of a million in a second."""
    return chances_of_one(patterns, [m for m, _ in begun], [u for _, u in begun])


def estimate(told: Told, shipped: Model, *, keep_shipped: bool = False, maximise: Maximise = by_column) -> Estimated:
    """The model of these records. With `keep_shipped` the shipped chances stand for levels that were not trained.

    Raises:
        TooFewToEstimate: fewer than 1,000 records, or no block with pairs enough.
        CannotUseModel: a level was not trained; a sentence names each.
    """
    count = len(told)
    if count < FEWEST_RECORDS:
        raise TooFewToEstimate(f"{count:,} records; an own estimate needs {FEWEST_RECORDS:,}.")
    trained = trained_on(told, shipped, maximise)
    found = estimated_from(trained, shipped, count, told.said)
    if found.as_shipped and not keep_shipped:
        raise CannotUseModel([f"{level}: was not trained; too few records show it." for level in found.as_shipped])
    return found if found.model.prior < FEW_ARE_ONE else without_matches(found, shipped, told)


def without_matches(found: Estimated, shipped: Model, told: Told) -> Estimated:
    """The chances with the pairs of one person taken out of those drawn at random.

    Every pair drawn at random was taken for a pair of two people. Where as many as one in 10,000 is of one, they are
    most of those who share a rare thing, and agreement on it would count for too little.
    """
    counted = {comparison.name for comparison in known_comparisons(told)}
    pairs = score_in_bulk(told, found.model, count_frequencies(told.mentions))
    of_one = float((1 / (1 + np.exp2(-pairs.weights))).sum()) / possible_pairs(told)
    chances = {
        name: corrected(levels, of_one, shipped.chances[name]) if name in counted else levels
        for name, levels in found.model.chances.items()
    }
    return Estimated(Model(found.model.version, of_one, chances, found.model.source), found.as_shipped)


def corrected(levels: Sequence[Chances], of_one: float, shipped: Sequence[Chances]) -> tuple[Chances, ...]:
    """The chances among two people, out of those among all pairs."""
    us = [
        max((level.u - of_one * level.m) / (1 - of_one), SHIPPED_U * given.u)
        for level, given in zip(levels, shipped, strict=True)
    ]
    return tuple(Chances(level.m, u / sum(us)) for level, u in zip(levels, us, strict=True))


@dataclass(frozen=True)
class Trained:
    """What was found: how likely two records are of one person, and the chances of each comparison's levels."""

    prior: float
    ms: Mapping[str, Found]
    us: Mapping[str, Found]


def trained_on(told: Told, shipped: Model, maximise: Maximise) -> Trained:
    """What these records tell. Raises TooFewToEstimate."""
    counted = Counted(told)
    together = {block: Together(told, block, counted) for block in BLOCKS}
    blocks = [block for block in BLOCKS if len(together[block]) >= FEWEST_PAIRS]
    if not blocks:
        raise TooFewToEstimate("Too few records share enough for an own estimate.")
    us = chances_of_two(told)
    by_block = [dict(found_in(told, block, together[block], shipped, us, maximise)) for block in blocks]
    ms = {name: middle([found[name] for found in by_block if name in found]) or [None] * len(us[name]) for name in us}
    return Trained(pairs_of_any(told, SURE, counted, MOST_PAIRS) / SURE_FIND / possible_pairs(told), ms, us)


def possible_pairs(told: Told) -> float:
    """How many pairs there are, whatever they share."""
    count, one = len(told), told.from_others
    return count * (count - 1) / 2 if one is None else one * (count - one)


def chances_of_two(told: Told) -> dict[str, Found]:
    """The chances among pairs drawn at random."""
    compared = known_comparisons(told)
    grades = graded(told, compared, *drawn_of_all(told, RANDOM_PAIRS))
    met = {each.name: at_levels(grades[:, place], len(each.levels)) for place, each in enumerate(compared)}
    return {name: not_too_rare(count_never_met(chances_in(pairs), pairs.sum())) for name, pairs in met.items()}


def not_too_rare(found: Found) -> Found:
    """No chance below the rarest that is believed."""
    return [chance if chance is None else max(chance, RAREST) for chance in found]


def found_in(
    told: Told,
    block: Block,
    together: Together,
    shipped: Model,
    us: Mapping[str, Found],
    maximise: Maximise = by_column,
) -> Iterator[tuple[str, tuple[Found, float]]]:
    """The chances among one person in a block, and how many pairs told, of what the block is not made of."""
    compared = [each for each in known_comparisons(told) if not each.columns & set(block)]
    patterns = patterns_of(graded(told, compared, *together.drawn(MOST_PAIRS)))
    given = [shipped.chances[each.name] for each in compared]
    begun = [
        (np.array([level.m for level in chances]), known_or_given(us[each.name], chances))
        for each, chances in zip(compared, given, strict=True)
    ]
    found = maximise(told, block, compared, patterns, begun)
    for place, (each, chances) in enumerate(zip(compared, found, strict=True)):
        yield each.name, (chances, float(patterns.pairs[patterns.grades[:, place] >= 0].sum()))


def known_or_given(us: Found, given: Sequence[Chances]) -> Shares:
    """The chances among two people, as shipped where none was found."""
    return np.array([level.u if u is None else u for u, level in zip(us, given, strict=True)])


def middle(found: Sequence[tuple[Found, float]]) -> Found:
    """Of several blocks' chances of each level the middle one, and whatever many pairs tell by none being at it."""
    of_levels = zip(*(chances for chances, _ in found), strict=True)
    met = [[chance for chance in of_level if chance is not None] for of_level in of_levels]
    return count_never_met([median(chances) if chances else None for chances in met], sum(pairs for _, pairs in found))


def estimated_from(trained: Trained, shipped: Model, count: int, seen: Set[str]) -> Estimated:
    """A model of what was found, with the shipped chances where nothing was."""
    chances = {
        name: drawn_towards(trained.ms[name], trained.us[name], given) if name in trained.us else given
        for name, given in shipped.chances.items()
    }
    model = Model(f"{shipped.version}-estimated", trained.prior, chances, f"estimated on {count:,} records")
    return Estimated(model, tuple(untrained(trained, seen)))


def count_never_met(found: Found, pairs: float) -> Found:
    """Take a level that none of very many pairs was at for one at which half a pair would have been."""
    if pairs < FEWEST_ASKED:
        return found
    return [0.5 / pairs if chance is None else chance for chance in found]


def untrained(trained: Trained, seen: Set[str]) -> Iterator[str]:
    """Each level for which not both chances were found, though the records could be at it."""
    for comparison in COMPARISONS:
        both = zip(trained.ms.get(comparison.name, ()), trained.us.get(comparison.name, ()), strict=False)
        for level, chances in zip(comparison.levels, both, strict=False):
            if None in chances and (level.when is None or may_hold(level.when, seen)):
                yield f"{comparison.name}, {level.name}"


def may_hold(question: Predicate, seen: Set[str]) -> bool:
    """Whether two records could answer yes that say something only in these columns."""
    match question:
        case AnyOf(parts):
            return any(may_hold(part, seen) for part in parts)
        case AllOf(parts):
            return all(may_hold(part, seen) for part in parts)
        case NotApart():
            return True
    return question.columns <= seen


def drawn_towards(ms: Found, us: Found, shipped: tuple[Chances, ...]) -> tuple[Chances, ...]:
    """The chances of one comparison, drawn a little towards what is shipped, each letter adding up to one."""
    both = blend(ms, [given.m for given in shipped], SHIPPED_M), blend(us, [given.u for given in shipped], SHIPPED_U)
    return tuple(Chances(m, u) for m, u in zip(*both, strict=True))


def blend(found: Found, shipped: list[float], share: float) -> list[float]:
    """What was found with a share of what is shipped, which stands alone for a level that was never met.

    Where no level was met at all, what is shipped.
    """
    if not any(found):
        return shipped
    drawn = [
        (1 - share) * chance + share * given if chance is not None else share * given
        for chance, given in zip(found, shipped, strict=True)
    ]
    return [chance / sum(drawn) for chance in drawn]
