"""Splink as its documentation sets it up for people's records, for the same pairs' truth in the same run."""

from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI
from splink.internals.splink_dataframe import SplinkDataFrame

from handrail.methods.linkage.bulk import quiet_splink
from handrail.methods.linkage.mentions import Mention

COLUMNS = ("given", "surname", "born", "phone", "plate", "house", "street", "locality", "town", "postcode")


Columns = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]


def by_the_book(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> Columns:
    """Pairs and weights: each field a comparison of the library, term frequencies for names, EM on three blocks."""
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
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for block in (block_on("born"), block_on("given", "surname"), block_on("postcode", "house")):
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    return linker


def settings(mentions: Sequence[Mention], *, across: bool) -> SettingsCreator:
    """The settings, with a comparison for every field that the records have."""
    made = {
        "given": cl.NameComparison("given").configure(term_frequency_adjustments=True),
        "surname": cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        "born": cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
        "phone": cl.LevenshteinAtThresholds("phone", 1),
        "plate": cl.LevenshteinAtThresholds("plate", 1),
        "house": cl.ExactMatch("house"),
        "street": cl.JaroWinklerAtThresholds("street", [0.9]),
        "locality": cl.JaroWinklerAtThresholds("locality", [0.9]),
        "town": cl.JaroWinklerAtThresholds("town", [0.9]),
        "postcode": cl.LevenshteinAtThresholds("postcode", [1, 2]),
    }
    return SettingsCreator(
        link_type="link_only" if across else "dedupe_only",
        unique_id_column_name="id",
        comparisons=[made[name] for name in COLUMNS if any(getattr(mention, name) for mention in mentions)],
        blocking_rules_to_generate_predictions=[
            block_on("given", "surname"), block_on("born"), block_on("phone"), block_on("plate"),
            block_on("postcode", "house"), block_on("postcode", "given"), block_on("postcode", "surname"),
            block_on("street", "house"), block_on("street", "given"), block_on("street", "surname"),
        ],
    )  # fmt: skip


def table(mentions: Sequence[Mention], start: int) -> pa.Table:
    """The same folded records."""
    columns = {
        name: pa.array([getattr(mention, name) or None for mention in mentions], pa.string()) for name in COLUMNS
    }
    return pa.table({"id": pa.array(range(start, start + len(mentions)), pa.int64()), **columns})
