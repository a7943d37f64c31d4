"""Very many pairs at once: the keys, the levels and the weights of the one specification, computed by Splink on DuckDB.

What Splink answers is held against the same rules as a pair that is scored alone, so that both ways come to one weight.
Splink and DuckDB are loaded when this is used, and not when Handrail starts.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.blocking import batches, number_of, share_keys
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.keys import KEYS
from handrail.methods.linkage.mentions import COLUMNS, Mention
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.predicates import Dialect
from handrail.methods.linkage.rules import ASKED
from handrail.methods.linkage.scoring import GIVEN, SURNAME, Scorer
from handrail.methods.linkage.splink_settings import ACROSS, DEDUPE, key_column, macros, settings_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from splink import Linker
    from splink.internals.splink_dataframe import SplinkDataFrame

Grades = npt.NDArray[np.int8]
Weights = npt.NDArray[np.float64]
Places = npt.NDArray[np.int32]
MISSING: Final = -1
SAID: Final = tuple(column for column in COLUMNS if column not in {"id", "reported"})
# What only keys are made of need not be carried along.
ASKED_ABOUT: Final = frozenset().union(*(comparison.columns for comparison in COMPARISONS))
READ_AT_ONCE: Final = 100_000
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
    np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, len(COMPARISONS)), np.int8), np.empty(0, np.float64)
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
    # Which pairs are asked about is settled before: to Splink it is one table.
    settings = settings_of(model, dialect=Dialect.DUCKDB, link_type=DEDUPE, compared=compared)
    with opened(mentions, others) as connection:
        share_keys(connection, across=others is not None)
        keep_what_is_compared(connection)
        linker = linker_on(connection, settings, None)
        give_frequencies(linker, model, frequencies, compared)
        both = with_shares(linker)
        connection.execute("DROP TABLE compared")
        less = less_together([*mentions, *(others or ())], model, frequencies)
        found = [
            with_rules(
                with_names(pairs_of(weighed(linker, both, *places, at_least=at_least), compared), less), at_least
            )
            for places in batches(connection)
        ]
    return one_after_another(found)


def with_shares(linker: "Linker") -> "SplinkDataFrame":
    """Every mention with how common each of its values is: looked up once, and not again for each lot of pairs."""
    from splink.internals.pipeline import CTEPipeline
    from splink.internals.vertically_concatenate import enqueue_df_concat_with_tf

    return linker._db_api.sql_pipeline_to_splink_dataframe(enqueue_df_concat_with_tf(linker, CTEPipeline()))


def weighed(linker: "Linker", both: "SplinkDataFrame", start: int, end: int, *, at_least: float) -> dict[str, Any]:
    """What Splink makes of the pairs in the table `blocked`, of which the earlier is at one of these places.

    It is what `linker.inference.predict` does, but for what is kept: places, grades and weight, and not every column
    of both sides, which would be a kilobyte a pair.
    """
    from splink.internals.comparison_vector_values import compute_comparison_vector_values_from_id_pairs_sqls
    from splink.internals.pipeline import CTEPipeline
    from splink.internals.predict import predict_from_comparison_vectors_sqls

    settings, database = linker._settings_obj, linker._db_api
    columns = settings.column_info_settings
    pipeline = CTEPipeline([database.table_to_splink_dataframe("__splink__blocked_id_pairs", "blocked")])
    # Few are looked up among the earlier ones, and all among the later.
    pipeline.enqueue_sql(f"SELECT * FROM {both.physical_name} WHERE id >= {start} AND id < {end}", "earlier")  # noqa: S608
    pipeline.enqueue_list_of_sqls(
        compute_comparison_vector_values_from_id_pairs_sqls(
            settings._columns_to_select_for_blocking,
            settings._columns_to_select_for_comparison_vector_values,
            input_tablename_l="earlier",
            input_tablename_r=both.physical_name,
            source_dataset_input_column=None,
            unique_id_input_column=columns.unique_id_input_column,
        )
    )
    pipeline.enqueue_list_of_sqls(
        predict_from_comparison_vectors_sqls(
            unique_id_input_columns=columns.unique_id_input_columns,
            core_model_settings=settings.core_model_settings,
            sql_dialect=database.sql_dialect,
            threshold_match_weight=at_least,
            training_mode=True,  # with it come the grades
        )
    )
    found = database.sql_pipeline_to_splink_dataframe(pipeline)
    answered: dict[str, Any] = found.as_duckdbpyrelation().fetchnumpy()
    found.drop_table_from_database_and_remove_from_cache()
    return answered


def one_after_another(found: Sequence[ScoredPairs]) -> ScoredPairs:
    """The pairs of several in one."""
    parts = [NO_PAIRS, *found]
    return ScoredPairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.grades for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def known_comparisons(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> list[Comparison]:
    """The comparisons of which some mention says something; the others add nothing and would cost."""
    seen = columns_seen(mentions, others)
    return [comparison for comparison in COMPARISONS if comparison.if_known.columns & seen]


def columns_seen(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> frozenset[str]:
    """The columns in which some mention says something."""
    unseen = set(SAID)
    for mention in chain(mentions, others or ()):
        unseen -= {column for column in unseen if getattr(mention, column)}
        if not unseen:
            break
    return frozenset(SAID) - unseen


def link_type(others: Sequence[Mention] | None) -> str:
    """Within one table, or across two."""
    return DEDUPE if others is None else ACROSS


def quiet_splink() -> None:
    """Keep Splink's account of its progress out of the command's answer; its warnings name columns, never values."""
    logging.getLogger("splink").setLevel(logging.ERROR)


def opened(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> "duckdb.DuckDBPyConnection":
    """A database in memory with the mentions in the table `said`. Nothing of it is ever written to a disk."""
    import duckdb

    connection = duckdb.connect(":memory:", config={"temp_directory": "", "preserve_insertion_order": False})
    connection.register("portion", table_of(()))
    connection.execute("CREATE TABLE said AS SELECT * FROM portion")
    for side, said, first in (("left", mentions, 0), ("right", others or (), len(mentions))):
        for start in range(0, len(said), READ_AT_ONCE):
            connection.register("portion", table_of(said[start : start + READ_AT_ONCE], side, first + start))
            connection.execute("INSERT INTO said SELECT * FROM portion")
    connection.unregister("portion")
    for macro in macros():
        connection.execute(macro)
    return connection


def table_of(mentions: Sequence[Mention], side: str = "left", first: int = 0) -> "pa.Table":
    """The mentions by column, NULL where nothing is known, numbered through from `first`."""
    import pyarrow as pa

    columns = {
        column: pa.array([getattr(mention, column) or None for mention in mentions], pa.string()) for column in SAID
    }
    places = pa.array(range(first, first + len(mentions)), pa.int64())
    return pa.table({"id": places, "source_dataset": pa.array([side] * len(mentions), pa.string()), **columns})


def keep_what_is_compared(connection: "duckdb.DuckDBPyConnection", *, keys: bool = False) -> None:
    """Make the table `compared` of what was said, and forget the rest; with each key as a number if that is wanted."""
    if keys:
        wanted = ", ".join([*TABLE_COLUMNS, *key_columns()])
        connection.execute(f"CREATE TABLE compared AS SELECT {wanted} FROM said")  # noqa: S608 — every word is of ours
        connection.execute("DROP TABLE said")
        return
    # Dropped one by one, because a copy would need as much memory again.
    for column in set(SAID) - ASKED_ABOUT:
        connection.execute(f"ALTER TABLE said DROP COLUMN {column}")
    connection.execute("ALTER TABLE said RENAME TO compared")


def key_columns() -> Iterator[str]:
    """Each key as a number: NULL where a part of it is not known, or where too many share it."""
    for place, (key, number) in enumerate((key, number_of(key)) for key in KEYS):
        too_many = shared_by_more_than(key.most, number)
        yield f"CASE WHEN {number} IN ({too_many}) THEN NULL ELSE {number} END AS {key_column(place)}"


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
    ends = np.stack([np.asarray(columns[side], dtype=np.int32) for side in ("id_l", "id_r")])
    return ScoredPairs(ends.min(axis=0), ends.max(axis=0), grades, weights)


def less_together(mentions: Sequence[Mention], model: Model, frequencies: Frequencies) -> Weights:
    """What is taken from the weight of a pair that has both names of this mention, because they often go together."""
    scorer = Scorer(model, frequencies)
    less = np.zeros(len(mentions))
    for place, mention in enumerate(mentions):
        if (together := scorer.surname_of_one_given(mention)) is not None:
            less[place] = together.bits - scorer.surname_alone(mention).bits
    return less


def with_names(pairs: ScoredPairs, less: Weights) -> ScoredPairs:
    """The pairs, those of one given name and surname less heavy by so much. Splink knows one column at a time."""
    same = (pairs.grades[:, GIVEN] == 0) & (pairs.grades[:, SURNAME] == 0)
    weights = pairs.weights + np.where(same, less[pairs.left], 0.0)
    return ScoredPairs(pairs.left, pairs.right, pairs.grades, weights)


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
