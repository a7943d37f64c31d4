"""Which pairs are weighed, of very many: those that share a key that not too many have. Found by DuckDB, key by key.

A pair is one number, the earlier record's place in its upper half and the later one's in its lower: so millions of
pairs that share several keys are told from each other in little memory.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from handrail.methods.linkage.keys import ENOUGH, FEW, KEYS, Key

if TYPE_CHECKING:
    import duckdb

A_PLACE: Final = 2**31  # more than there are records
AT_ONCE: Final = 500_000  # pairs that are weighed in one go
NEIGHBOURS: Final = 100  # places that are weighed in one go whatever they are


def number_of(key: Key) -> str:
    """A key as a number; NULL where a part of it is not known."""
    # Halved, because Spark knows no number without a sign.
    return f"CASE WHEN ({key.sql()}) IS NOT NULL THEN CAST(hash({key.sql()}) // 2 AS BIGINT) END"


def share_keys(connection: "duckdb.DuckDBPyConnection", *, across: bool) -> None:
    """Write every pair that shares a key into the table `shared`, once for each key. `across` leaves out both of one
    side.
    """
    connection.execute("CREATE TABLE shared (pair BIGINT, worth TINYINT)")
    sides = "AND l.source_dataset <> r.source_dataset" if across else ""
    for key in KEYS:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE held AS {held_sql(key)}")
        connection.execute(
            f"INSERT INTO shared SELECT l.id * {A_PLACE} + r.id, l.worth FROM held l JOIN held r "  # noqa: S608 — words of ours
            f"ON l.number = r.number AND l.id < r.id {sides}"
        )
    connection.execute("DROP TABLE held")


def held_sql(key: Key) -> str:
    """Who has a key that another has too, and no more than `most`; a key that few have is enough alone."""
    numbers = f"SELECT id, source_dataset, {number_of(key)} AS number FROM said"  # noqa: S608 — every word is of ours
    return (
        f"WITH numbered AS (SELECT * FROM ({numbers}) WHERE number IS NOT NULL), "  # noqa: S608
        f"known AS (SELECT number, if(count(*) <= {FEW}, {ENOUGH}, 1)::TINYINT AS worth FROM numbered GROUP BY number "
        f"HAVING count(*) BETWEEN 2 AND {key.most}) SELECT * FROM numbered JOIN known USING (number)"
    )


def batches(connection: "duckdb.DuckDBPyConnection") -> Iterator[tuple[int, int]]:
    """The pairs, some at a time, in the table `blocked` as Splink reads it: from which earlier place up to which.

    The places are cut so that each time about as many pairs are weighed.
    """
    for start, end in pairwise([0, *cuts(connection), A_PLACE]):
        connection.execute(
            "CREATE OR REPLACE TABLE blocked AS "  # noqa: S608
            f"SELECT pair // {A_PLACE} AS join_key_l, pair % {A_PLACE} AS join_key_r, '0' AS match_key "
            f"FROM (SELECT pair FROM shared WHERE pair >= ? AND pair < ? GROUP BY pair HAVING sum(worth) >= {ENOUGH})",
            [start * A_PLACE, end * A_PLACE],
        )
        yield start, end


def cuts(connection: "duckdb.DuckDBPyConnection") -> Iterator[int]:
    """The places between one lot of pairs and the next. Counted by the hundred places: to sort all would need much."""
    counted = f"SELECT pair // {A_PLACE * NEIGHBOURS}, count(*) FROM shared GROUP BY 1 ORDER BY 1"  # noqa: S608
    pairs = 0
    for hundred, count in connection.sql(counted).fetchall():
        if pairs and pairs + count > AT_ONCE:
            yield hundred * NEIGHBOURS
            pairs = 0
        pairs += count
