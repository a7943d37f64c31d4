"""Very many pairs at once: the keys, the levels and the weights of the one specification, computed by Splink on DuckDB.

What Splink answers is held against the same rules as a pair that is scored alone, so that both ways come to one weight.
Splink and DuckDB are loaded when this is used, and not when Handrail starts.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.keys import KEYS, Key
from handrail.methods.linkage.mentions import COLUMNS, Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.rules import ASKED
from handrail.methods.linkage.splink_settings import ACROSS, DEDUPE, key_column, macros, settings_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from splink import Linker

Grades = npt.NDArray[np.int8]
Weights = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
MISSING: Final = -1
SAID: Final = tuple(column for column in COLUMNS if column not in {"id", "reported"})
# What only keys are made of need not be carried along.
ASKED_ABOUT: Final = frozenset().union(*(comparison.columns for comparison in COMPARISONS))
TABLE_COLUMNS: Final = ("id", "source_dataset", *(column for column in SAID if column in ASKED_ABOUT))


@dataclass(frozen=True)
class ScoredPairs:
    """Pairs by the places of their mentions, with their grades (-1 where missing) and weights."""

    left: Places
    right: Places
    grades: Grades
    weights: Weights

    def __len__(self) -> int:
        return len(self.weights)

    def where(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "ScoredPairs":
        """Only these, or these in this order."""
        return ScoredPairs(self.left[chosen], self.right[chosen], self.grades[chosen], self.weights[chosen])


NO_PAIRS: Final = ScoredPairs(
    np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(COMPARISONS)), np.int8), np.empty(0, np.float64)
)


class Engine(Protocol):
    """What scores every pair that shares a key."""

    def __call__(
        self,
        mentions: Sequence[Mention],
        model: Model,
        frequencies: Frequencies,
        *,
        others: Sequence[Mention] | None = None,
        at_least: float = 0.0,
    ) -> ScoredPairs: ...


def score_in_bulk(
    mentions: Sequence[Mention],
    model: Model,
    frequencies: Frequencies,
    *,
    others: Sequence[Mention] | None = None,
    at_least: float = 0.0,
) -> ScoredPairs:
    """Each pair that shares a key and has this weight. With `others` only pairs across; their places follow the
    mentions'.
    """
    quiet_splink()
    compared = known_comparisons(mentions, others)
    settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=link_type(others), compared=compared)
    with opened(mentions, others) as connection:
        linker = linker_on(connection, settings, others)
        give_frequencies(linker, model, frequencies, compared)
        predicted = linker.inference.predict(threshold_match_weight=at_least, warning_mode="never")
        columns = predicted.as_duckdbpyrelation().select(", ".join(columns_wanted(compared))).fetchnumpy()
    return with_rules(pairs_of(columns, compared), at_least)


def known_comparisons(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> list[Comparison]:
    """The comparisons of which some mention says something; the others add nothing and would cost."""
    unseen = {column for comparison in COMPARISONS for column in comparison.if_known.columns}
    for mention in chain(mentions, others or ()):
        unseen -= {column for column in unseen if getattr(mention, column)}
        if not unseen:
            break
    return [comparison for comparison in COMPARISONS if comparison.if_known.columns - unseen]


def link_type(others: Sequence[Mention] | None) -> str:
    """Within one table, or across two."""
    return DEDUPE if others is None else ACROSS


def quiet_splink() -> None:
    """Keep Splink's account of its progress out of the command's answer; its warnings name columns, never values."""
    logging.getLogger("splink").setLevel(logging.ERROR)


def opened(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> "duckdb.DuckDBPyConnection":
    """A database in memory with the mentions and their keys. Nothing of it is ever written to a disk."""
    import duckdb

    connection = duckdb.connect(":memory:", config={"temp_directory": ""})
    connection.register("said", table_of(mentions, others or ()))
    connection.execute(f"CREATE TABLE compared AS {compared_sql()}")
    connection.unregister("said")
    for macro in macros():
        connection.execute(macro)
    return connection


def table_of(mentions: Sequence[Mention], others: Sequence[Mention]) -> "pa.Table":
    """The mentions by column, NULL where nothing is known, numbered through."""
    import pyarrow as pa

    both = (*mentions, *others)
    columns = {column: pa.array([getattr(mention, column) or None for mention in both], pa.string()) for column in SAID}
    sources = pa.array(["left"] * len(mentions) + ["right"] * len(others), pa.string())
    return pa.table({"id": pa.array(range(len(both)), pa.int64()), "source_dataset": sources, **columns})


def compared_sql() -> str:
    """The mentions with each key as a number: NULL where a part of it is not known, or where too many share it."""
    keys = ", ".join(
        f"CASE WHEN {number} IN ({shared_by_more_than(key.most, number)}) THEN NULL ELSE {number} END "
        f"AS {key_column(place)}"
        for place, (key, number) in enumerate((key, number_of(key)) for key in KEYS)
    )
    return f"SELECT {', '.join(TABLE_COLUMNS)}, {keys} FROM said"  # noqa: S608 — every word is of ours


def number_of(key: Key) -> str:
    """A key as a number; NULL where a part of it is not known."""
    # Halved, because Spark knows no number without a sign.
    return f"CASE WHEN ({key.sql()}) IS NOT NULL THEN CAST(hash({key.sql()}) // 2 AS BIGINT) END"


def shared_by_more_than(most: int, number: str) -> str:
    """The values of a key that more than so many have."""
    return f"SELECT {number} FROM said WHERE {number} IS NOT NULL GROUP BY {number} HAVING count(*) > {most}"  # noqa: S608


def linker_on(
    connection: "duckdb.DuckDBPyConnection", settings: dict[str, Any], others: Sequence[Mention] | None
) -> "Linker":
    """Splink on the mentions of this database."""
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    database = DuckDBAPI(connection=connection)
    if others is None:
        return Linker(database.register("compared"), settings, log_level=None, validate_settings=False)
    sides = []
    for side in ("left", "right"):
        chosen = f"SELECT * FROM compared WHERE source_dataset = '{side}'"  # noqa: S608 — both sides are named here
        connection.execute(f"CREATE TABLE mentions_{side} AS {chosen}")
        sides.append(database.register(f"mentions_{side}"))
    return Linker(sides, settings, log_level=None, validate_settings=False)


def give_frequencies(linker: "Linker", model: Model, frequencies: Frequencies, compared: Sequence[Comparison]) -> None:
    """Have Splink weigh values by the shares that the scorer uses."""
    import pyarrow as pa

    for column in (level.by_frequency for comparison in compared for level in comparison.levels if level.by_frequency):
        shares = frequencies.shares(column, expected=model.chance_to_agree(column))
        table = pa.table(
            {
                column: pa.array(list(shares), pa.string()),
                f"tf_{column}": pa.array(list(shares.values()), pa.float64()),
            }
        )
        registered = linker._db_api.register(table)  # Splink offers no other way to the linker's database
        linker.table_management.register_term_frequency_lookup(registered, column)


def columns_wanted(compared: Sequence[Comparison]) -> list[str]:
    """What is read of Splink's answer."""
    return ["id_l", "id_r", "match_weight", *(f"gamma_{comparison.name}" for comparison in compared)]


def pairs_of(columns: Mapping[str, npt.ArrayLike], compared: Sequence[Comparison]) -> ScoredPairs:
    """Pairs by place and grade. Splink counts levels from the last one up, the specification from the first down."""
    weights = np.asarray(columns["match_weight"], dtype=np.float64)
    grades = np.full((len(weights), len(COMPARISONS)), MISSING, dtype=np.int8)
    for comparison in compared:
        gamma = np.asarray(columns[f"gamma_{comparison.name}"], dtype=np.int8)
        grades[:, COMPARISONS.index(comparison)] = np.where(gamma < 0, MISSING, len(comparison.levels) - 1 - gamma)
    ends = np.stack([np.asarray(columns[side], dtype=np.int64) for side in ("id_l", "id_r")])
    return ScoredPairs(ends.min(axis=0), ends.max(axis=0), grades, weights)


def with_rules(pairs: ScoredPairs, at_least: float) -> ScoredPairs:
    """The pairs that still have this weight once every rule was asked."""
    weights = pairs.weights.copy()
    undecided = np.ones(len(pairs), dtype=bool)
    for rule, asked in ASKED:
        held = undecided.copy()
        for place, wanted in asked:
            grades = [MISSING if grade is None else grade for grade in wanted]
            held &= np.isin(pairs.grades[:, place], grades)
        weights[held] = np.minimum(weights[held], rule.at_most)
        undecided &= ~held
    ruled = ScoredPairs(pairs.left, pairs.right, pairs.grades, weights)
    return ruled.where(weights >= at_least)
