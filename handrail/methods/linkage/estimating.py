"""The chances of a county's own records, estimated by Splink from the same specification.

How often two people agree is counted on pairs drawn at random. How often one person's records agree is found by
expectation maximisation, only among pairs that share so much that many of them are one person: among people who merely
share a common name it finds the wrong maximum.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from handrail.methods.linkage.bulk import score_in_bulk
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.frequencies import count_frequencies
from handrail.methods.linkage.linkers import link_type, linker_on, quiet_splink
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.model import CannotUseModel, Chances, Model
from handrail.methods.linkage.predicates import AllOf, AnyOf, Dialect, NotApart, Predicate
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import settings_of
from handrail.methods.linkage.tables import known_comparisons, opened

if TYPE_CHECKING:
    import duckdb
    from splink import Linker

FEWEST_RECORDS: Final = 1_000
FEWEST_PAIRS: Final = 100  # in a block
RANDOM_PAIRS: Final = 1_000_000
MOST_PAIRS: Final = 300_000  # of a block
SEED: Final = 1
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
ENOUGH_TELL: Final = 50_000  # mentions: what share of all says something of a field
# An estimate is drawn so far towards what is shipped: a level that was never met keeps a chance above nothing.
SHIPPED_M, SHIPPED_U = 1 / 100, 1 / 1_000


@dataclass(frozen=True)
class Estimated:
    """The model, and for which comparisons and levels the shipped chances stand because nothing was met."""

    model: Model
    as_shipped: tuple[str, ...]


class TooFewToEstimate(Exception):
    """There are too few records, or too few that share enough."""


def estimate(told: Told, shipped: Model, *, keep_shipped: bool = False) -> Estimated:
    """The model of these records. With `keep_shipped` the shipped chances stand for levels that were not trained.

    Raises:
        TooFewToEstimate: fewer than 1,000 records, or no block with pairs enough.
        CannotUseModel: a level was not trained; a sentence names each.
    """
    count = len(told)
    if count < FEWEST_RECORDS:
        raise TooFewToEstimate(f"{count:,} records; an own estimate needs {FEWEST_RECORDS:,}.")
    quiet_splink()
    across = told.from_others is not None
    with opened(told) as connection:
        sizes = {block: pairs_in(connection, block, across=across) for block in BLOCKS}
        blocks: dict[tuple[str, ...], int] = {block: pairs for block, pairs in sizes.items() if pairs >= FEWEST_PAIRS}
        if not blocks:
            raise TooFewToEstimate("Too few records share enough for an own estimate.")
        compared = known_comparisons(told)
        settings = settings_of(
            shipped, dialect=Dialect.DUCKDB, link_type=link_type(told), compared=compared, trained=False
        )
        linker = linker_on(connection, settings)
        train(linker, list(blocks))
        asked = pairs_asked(told, compared, blocks)
        found = estimated_from(linker.misc.save_model_to_json(), shipped, count, asked, told.said)
    if found.as_shipped and not keep_shipped:
        raise CannotUseModel([f"{level}: was not trained; too few records show it." for level in found.as_shipped])
    return found if found.model.prior < FEW_ARE_ONE else without_matches(found, shipped, told)


def without_matches(found: Estimated, shipped: Model, told: Told) -> Estimated:
    """The chances with the pairs of one person taken out of those drawn at random.

    Splink takes every pair drawn at random for a pair of two people. Where as many as one in 10,000 is of one, they are
    most of those who share a rare thing, and agreement on it would count for too little.
    """
    counted = {comparison.name for comparison in known_comparisons(told)}
    pairs = score_in_bulk(told, found.model, count_frequencies(told.mentions))
    count, one = len(told), told.from_others
    possible = count * (count - 1) / 2 if one is None else one * (count - one)
    of_one = float((1 / (1 + np.exp2(-pairs.weights))).sum()) / possible
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


def pairs_in(connection: "duckdb.DuckDBPyConnection", block: tuple[str, ...], *, across: bool) -> int:
    """How many pairs share all columns of a block."""
    columns = ", ".join(block)
    one, other = "count(*) FILTER (source_dataset = 'left')", "count(*) FILTER (source_dataset = 'right')"
    pairs = f"{one} * {other}" if across else "count(*) * (count(*) - 1) // 2"
    known = " AND ".join(f"{column} IS NOT NULL" for column in block)
    by_block = f"SELECT {pairs} AS pairs FROM compared WHERE {known} GROUP BY {columns}"  # noqa: S608 — columns of ours
    found = connection.execute(f"SELECT coalesce(sum(pairs), 0) FROM ({by_block})").fetchall()  # noqa: S608
    return int(found[0][0])


def train(linker: "Linker", blocks: Sequence[tuple[str, ...]]) -> None:
    """Estimate each chance."""
    linker.training.estimate_probability_two_random_records_match([shared(block) for block in SURE], recall=SURE_FIND)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=RANDOM_PAIRS, seed=SEED, min_count_per_level=None, num_chunks=1
    )
    for block in blocks:
        linker.training.estimate_parameters_using_expectation_maximisation(
            shared(block), estimate_without_term_frequencies=True, max_pairs=MOST_PAIRS
        )


def shared(block: tuple[str, ...]) -> str:
    """The condition that two records share all columns of a block."""
    return " AND ".join(f"l.{column} = r.{column}" for column in block)


@dataclass(frozen=True)
class Asked:
    """Of how many pairs both sides say something of a comparison: of those drawn at random, and of those in blocks."""

    drawn: float
    in_blocks: float


def pairs_asked(told: Told, compared: Sequence[Comparison], blocks: Mapping[tuple[str, ...], int]) -> dict[str, Asked]:
    """How many pairs tell of each comparison, as far as what each side knows tells.

    Pairs of a block say nothing of what the block is made of.
    """
    left = told.mentions[: told.from_others]
    right = told.mentions[told.from_others or 0 :]
    drawn = min(len(left) * len(right), RANDOM_PAIRS)
    asked = {}
    for each in compared:
        share = share_known(each, left) * share_known(each, right)
        pairs = sum(min(pairs, MOST_PAIRS) for block, pairs in blocks.items() if not each.columns & set(block))
        asked[each.name] = Asked(drawn * share, pairs * share)
    return asked


def share_known(comparison: Comparison, mentions: Sequence[Mention]) -> float:
    """The share of these that say something of it; of very many some tell."""
    known, some = comparison.if_known.answer(), mentions[:: len(mentions) // ENOUGH_TELL + 1]
    return sum(known(mention, mention) for mention in some) / max(len(some), 1)


def estimated_from(
    settings: dict[str, Any], shipped: Model, count: int, asked: Mapping[str, Asked], seen: Set[str]
) -> Estimated:
    """A model of what Splink found, with the shipped chances where it found none."""
    found = {
        comparison["output_column_name"]: comparison["comparison_levels"][1:] for comparison in settings["comparisons"]
    }
    for name, levels in found.items():
        count_never_met(levels, "u_probability", asked[name].drawn)
        count_never_met(levels, "m_probability", asked[name].in_blocks)
    chances = {
        name: drawn_towards(found[name], given) if name in found else given for name, given in shipped.chances.items()
    }
    prior = float(settings["probability_two_random_records_match"])
    model = Model(f"{shipped.version}-estimated", prior, chances, f"estimated by Splink on {count:,} records")
    return Estimated(model, tuple(untrained(found, seen)))


def count_never_met(levels: list[dict[str, Any]], letter: str, pairs: float) -> None:
    """Take a level that none of very many pairs was at for one at which half a pair would have been."""
    if pairs < FEWEST_ASKED or not any(isinstance(level.get(letter), float) for level in levels):
        return
    for level in levels:
        if not isinstance(level.get(letter), float):
            level[letter] = 0.5 / pairs


def untrained(found: Mapping[str, list[dict[str, Any]]], seen: Set[str]) -> Iterator[str]:
    """Each level for which Splink did not find both chances, though the records could be at it."""
    for comparison in COMPARISONS:
        for level, trained in zip(comparison.levels, found.get(comparison.name, ()), strict=False):
            if not is_trained(trained) and (level.when is None or may_hold(level.when, seen)):
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


def is_trained(level: dict[str, Any]) -> bool:
    """Whether both chances are known."""
    return isinstance(level.get("m_probability"), float) and isinstance(level.get("u_probability"), float)


def drawn_towards(found: list[dict[str, Any]], shipped: tuple[Chances, ...]) -> tuple[Chances, ...]:
    """The chances of one comparison, drawn a little towards what is shipped, each letter adding up to one."""
    ms = blend([level.get("m_probability") for level in found], [given.m for given in shipped], SHIPPED_M)
    us = blend([level.get("u_probability") for level in found], [given.u for given in shipped], SHIPPED_U)
    return tuple(Chances(m, u) for m, u in zip(ms, us, strict=True))


def blend(found: list[object], shipped: list[float], share: float) -> list[float]:
    """What was found with a share of what is shipped, which stands alone for a level that was never met.

    Where no level was met at all, what is shipped.
    """
    if not any(isinstance(chance, float) for chance in found):
        return shipped
    drawn = [
        (1 - share) * chance + share * given if isinstance(chance, float) else share * given
        for chance, given in zip(found, shipped, strict=True)
    ]
    return [chance / sum(drawn) for chance in drawn]
