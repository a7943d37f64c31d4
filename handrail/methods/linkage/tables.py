"""The mentions as tables, for Splink: in Arrow, and in a database of DuckDB in memory.

Nothing of it is ever written to a disk.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np

from handrail.methods.linkage.blocking import numbers_of
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.keys import KEYS, Key
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.sides import READ_AT_ONCE, SAID, Told
from handrail.methods.linkage.splink_settings import key_column, macros
from handrail.methods.linkage.words import NOTHING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ASKED_ABOUT: Final = frozenset().union(*(comparison.columns for comparison in COMPARISONS))
COMPARED: Final = tuple(column for column in SAID if column in ASKED_ABOUT)


def opened(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> "duckdb.DuckDBPyConnection":
    """A database in memory with what is compared of the mentions in the table `compared`."""
    import duckdb

    connection = duckdb.connect(":memory:", config={"temp_directory": "", "preserve_insertion_order": False})
    connection.register("portion", table_of((), COMPARED))
    connection.execute("CREATE TABLE compared AS SELECT * FROM portion")
    for side, said, first in (("left", mentions, 0), ("right", others or (), len(mentions))):
        for start in range(0, len(said), READ_AT_ONCE):
            portion = table_of(said[start : start + READ_AT_ONCE], COMPARED, side=side, first=first + start)
            connection.register("portion", portion)
            connection.execute("INSERT INTO compared SELECT * FROM portion")
    connection.unregister("portion")
    for macro in macros():
        connection.execute(macro)
    return connection


def table_of(
    mentions: Sequence[Mention], columns: Sequence[str] = SAID, *, side: str = "left", first: int = 0
) -> "pa.Table":
    """The mentions by column, NULL where nothing is known, numbered through from `first`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    told = zip(*map(attrgetter(*columns), mentions), strict=True) if mentions else ((),) * len(columns)
    said = {column: pa.array(words, pa.string()) for column, words in zip(columns, told, strict=True)}
    known = {column: pc.if_else(pc.equal(words, ""), None, words) for column, words in said.items()}
    places = pa.array(range(first, first + len(mentions)), pa.int64())
    return pa.table({"id": places, "source_dataset": pa.array([side] * len(mentions), pa.string()), **known})


def table_with_keys(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> "pa.Table":
    """What is compared of both sides' mentions, with each key as a number."""
    import pyarrow as pa

    sides = [table_of(mentions, COMPARED)]
    if others is not None:
        sides.append(table_of(others, COMPARED, side="right", first=len(mentions)))
    told, table = Told([*mentions, *(others or ())]), pa.concat_tables(sides)
    for place, key in enumerate(KEYS):
        table = table.append_column(key_column(place), shared_numbers(key, told))
    return table


def shared_numbers(key: Key, told: Told) -> "pa.Array":
    """A key of each mention as a number: NULL where a part of it is not known, or where too many share it."""
    import pyarrow as pa

    numbers = numbers_of(key, told)
    _, group, sizes = np.unique(numbers, return_inverse=True, return_counts=True)
    return pa.array(numbers, pa.int64(), mask=(numbers == NOTHING) | (sizes[group] > key.most))


def known_comparisons(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> list[Comparison]:
    """The comparisons of which some mention says something; the others add nothing and would cost."""
    seen = columns_seen(mentions, others)
    return [comparison for comparison in COMPARISONS if comparison.if_known.columns & seen]


def columns_seen(mentions: Sequence[Mention], others: Sequence[Mention] | None) -> frozenset[str]:
    """The columns in which some mention says something."""
    return frozenset(
        column
        for column in SAID
        if any(map(attrgetter(column), mentions)) or any(map(attrgetter(column), others or ()))
    )
