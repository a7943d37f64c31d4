"""Splink as its documentation sets it up for people's records, for the same pairs' truth in the same run."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI
from splink.internals.comparison_creator import ComparisonCreator
from splink.internals.splink_dataframe import SplinkDataFrame

from handrail.methods.linkage.linkers import quiet_splink
from handrail.methods.linkage.mentions import Mention

COLUMNS = ("given", "surname", "born", "phone", "plate", "house", "street", "locality", "town", "postcode")
RULES = (
    ("phone",), ("plate",), ("postcode", "house"), ("postcode", "given"), ("postcode", "surname"),
    ("street", "house"), ("street", "given"), ("street", "surname"),
)  # fmt: skip
MANY = 50_000
# Where people are listed one by one and live with nobody, as in FEBRL, common names do well and each field counts.
BLOCKS_OF_A_LIST = (("born",), ("given", "surname"), ("postcode", "house"))
# Trained on blocks rich in pairs of one person, as its documentation asks; on common names alone it finds much less.
BLOCKS = (("phone",), ("given", "surname", "postcode"), ("born", "given"), ("born", "street"))


Columns = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]


def by_the_book(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> Columns:
    """Pairs and weights: the comparisons that the library has for each field, and EM on blocks rich in pairs of one."""
    found = trained(mentions, others).inference.predict(threshold_match_weight=-20, warning_mode="never")
    return columns_of(found)


def clustered_by_the_book(mentions: Sequence[Mention], *, at_least: float, joined_at: float) -> tuple[Columns, int]:
    """Pairs and weights within one table, and how many clusters of two or more they make."""
    linker = trained(mentions, None)
    found = linker.inference.predict(threshold_match_weight=at_least, warning_mode="never")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_weight=joined_at)
    sizes = clusters.as_duckdbpyrelation().aggregate("cluster_id, count(*) AS size", "cluster_id")
    return columns_of(found), int(sizes.filter("size > 1").count("*").fetchall()[0][0])


def columns_of(found: SplinkDataFrame) -> Columns:
    """Pairs and weights of Splink's answer."""
    columns: Any = found.as_duckdbpyrelation().select("id_l, id_r, match_weight").fetchnumpy()
    return columns["id_l"], columns["id_r"], columns["match_weight"]


def trained(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> Linker:
    """Splink with its chances estimated on these records."""
    quiet_splink()
    database = DuckDBAPI(connection=duckdb.connect())
    sides = [mentions] if others is None else [mentions, others]
    frames, start = [], 0
    for side in sides:
        frames.append(database.register(table(side, start)))
        start += len(side)
    linker = Linker(
        frames if others is not None else frames[0], settings(mentions, across=others is not None), log_level=None
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given", "surname", "born"), block_on("born", "postcode", "house")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for block in BLOCKS_OF_A_LIST if is_a_list(mentions) else BLOCKS:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*block))
    return linker


def settings(mentions: Sequence[Mention], *, across: bool) -> SettingsCreator:
    """The settings, with a comparison for every field that the records have."""
    made: dict[str, ComparisonCreator] = {
        "given": cl.NameComparison("given").configure(term_frequency_adjustments=True),
        "surname": cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        "born": cl.DateOfBirthComparison("born", input_is_string=True, datetime_format="%Y%m%d"),
        "phone": cl.LevenshteinAtThresholds("phone", 1),
        "plate": cl.LevenshteinAtThresholds("plate", 1),
    }
    if is_a_list(mentions):
        made |= {
            "born": cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
            "house": cl.ExactMatch("house"),
            "street": cl.JaroWinklerAtThresholds("street", [0.9]),
            "locality": cl.JaroWinklerAtThresholds("locality", [0.9]),
            "town": cl.JaroWinklerAtThresholds("town", [0.9]),
            "postcode": cl.LevenshteinAtThresholds("postcode", [1, 2]),
        }
    else:
        made["street"] = address()
    return SettingsCreator(
        link_type="link_only" if across else "dedupe_only",
        unique_id_column_name="id",
        comparisons=[made[name] for name in made if any(getattr(mention, name) for mention in mentions)],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in (*names_and_birthdays(mentions), *RULES)],
    )


def names_and_birthdays(mentions: Sequence[Mention]) -> Iterator[tuple[str, ...]]:
    """Rules on names and birthdays: narrower among very many, as its documentation advises."""
    if len(mentions) > MANY:
        yield from (("given", "surname", "town"), ("born", "given"), ("born", "surname"))
    else:
        yield from (("given", "surname"), ("born",))


def is_a_list(mentions: Sequence[Mention]) -> bool:
    """Whether these are of FEBRL: its addresses have localities, and ours have none."""
    return any(mention.locality for mention in mentions)


def address() -> cl.CustomComparison:
    """One comparison for a whole address: its documentation warns of fields that depend on each other."""
    house, postcode = cll.ExactMatchLevel("house"), cll.ExactMatchLevel("postcode")
    street, town = cll.JaroWinklerLevel("street", 0.9), cll.ExactMatchLevel("town")
    return cl.CustomComparison(
        output_column_name="address",
        comparison_levels=[
            cll.And(cll.NullLevel("street"), cll.NullLevel("postcode")),
            cll.And(house, street, postcode),
            cll.And(house, street, town),
            cll.And(house, postcode),
            cll.And(street, postcode),
            cll.And(street, town),
            postcode,
            town,
            cll.ElseLevel(),
        ],
    )


def table(mentions: Sequence[Mention], start: int) -> pa.Table:
    """The same folded records."""
    columns = {
        name: pa.array([getattr(mention, name) or None for mention in mentions], pa.string()) for name in COLUMNS
    }
    return pa.table({"id": pa.array(range(start, start + len(mentions)), pa.int64()), **columns})
