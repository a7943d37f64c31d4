"""What mentions say as tables, for Splink: in Arrow, and in a database of DuckDB in memory.

Nothing of it is ever written to a disk.
"""

from typing import TYPE_CHECKING, Final

import numpy as np

from handrail.methods.linkage.blocking import Counted, numbers_of
from handrail.methods.linkage.comparisons import COMPARISONS, Comparison
from handrail.methods.linkage.keys import KEYS, Key
from handrail.methods.linkage.sides import SAID, Told
from handrail.methods.linkage.splink_settings import key_column, macros
from handrail.methods.linkage.words import NOTHING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ASKED_ABOUT: Final = frozenset().union(*(comparison.columns for comparison in COMPARISONS))
COMPARED: Final = tuple(column for column in SAID if column in ASKED_ABOUT)


def opened(said: "pa.Table") -> "duckdb.DuckDBPyConnection":
    """A database in memory with what is compared as the table `compared`."""
    import duckdb

    connection = duckdb.connect(":memory:", config={"temp_directory": "", "preserve_insertion_order": False})
    connection.register("said", said)
    connection.execute("CREATE TABLE compared AS SELECT * FROM said")
    connection.unregister("said")
    for macro in macros():
        connection.execute(macro)
    return connection


def table_of(told: Told) -> "pa.Table":
    """What is compared by column, NULL where nothing is known. An id is a place."""
    import pyarrow as pa

    places = np.arange(len(told))
    others = places >= (len(told) if told.from_others is None else told.from_others)
    sides = pa.DictionaryArray.from_arrays(pa.array(others.astype(np.int8)), pa.array(["left", "right"]))
    said = {column: words_of(told, column) for column in COMPARED}
    return pa.table({"id": pa.array(places), "source_dataset": sides.cast(pa.string()), **said})


def words_of(told: Told, column: str) -> "pa.Array":
    """A column's words."""
    import pyarrow as pa

    distinct, place = np.unique(told[column], return_inverse=True)
    words = pa.array(told.words.all[distinct], pa.string())
    numbers = pa.array(place.astype(np.int32), mask=told[column] == NOTHING)
    return pa.DictionaryArray.from_arrays(numbers, words).cast(pa.string())


def table_with_keys(told: Told) -> "pa.Table":
    """What is compared, with each key as a number."""
    table, counted = table_of(told), Counted(told)
    for place, key in enumerate(KEYS):
        table = table.append_column(key_column(place), shared_numbers(key, counted))
    return table


def shared_numbers(key: Key, counted: Counted) -> "pa.Array":
    """A key of each mention as a number: NULL where a part of it is not known, or where too many share it."""
    import pyarrow as pa

    numbers = numbers_of(key, counted)
    _, group, sizes = np.unique(numbers, return_inverse=True, return_counts=True)
    return pa.array(numbers, pa.int64(), mask=(numbers == NOTHING) | (sizes[group] > key.most))


def known_comparisons(told: Told) -> list[Comparison]:
    """The comparisons of which some mention says something; the others add nothing and would cost."""
    return [comparison for comparison in COMPARISONS if comparison.if_known.columns & told.said]
