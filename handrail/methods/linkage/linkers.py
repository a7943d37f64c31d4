"""Splink on the tables of this room: what its engines on DuckDB and on Spark have in common."""

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.frequencies import Frequencies
from handrail.methods.linkage.keys import ENOUGH, FEW, KEYS
from handrail.methods.linkage.model import Model
from handrail.methods.linkage.pairs import MISSING, ScoredPairs
from handrail.methods.linkage.sides import Told
from handrail.methods.linkage.splink_settings import ACROSS, DEDUPE, key_column

if TYPE_CHECKING:
    import pyarrow as pa
    from splink import Linker

NO_KEY: Final = -1  # every key is a number that is not negative


def quiet_splink() -> None:
    """Keep Splink's account of its progress out of the command's answer; its warnings name columns, never values."""
    logging.getLogger("splink").setLevel(logging.ERROR)


def link_type(told: Told) -> str:
    """Within one table, or across two."""
    return DEDUPE if told.from_others is None else ACROSS


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


def with_enough_in_common(pairs: ScoredPairs, said: "pa.Table") -> ScoredPairs:
    """The pairs that share a key that few have, or two keys. Splink's rules know one key at a time."""
    worth = np.zeros(len(pairs), np.int8)
    for place in range(len(KEYS)):
        numbers = said.column(key_column(place)).fill_null(NO_KEY).to_numpy()
        _, group, holders = np.unique(numbers, return_inverse=True, return_counts=True)
        shared = (numbers[pairs.left] == numbers[pairs.right]) & (numbers[pairs.left] != NO_KEY)
        worth += np.where(shared, np.where(holders[group[pairs.left]] <= FEW, ENOUGH, 1), 0).astype(np.int8)
    return pairs.where(worth >= ENOUGH)
