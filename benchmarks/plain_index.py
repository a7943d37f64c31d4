"""The baseline of `dots_online`: the same keys and the same model with nothing locked, in a database of its own."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from benchmarks.dots_rows import Row
from handrail.casework.dots.actions.linking import reasons_of
from handrail.casework.dots.policies.reading import Read, read_of
from handrail.casework.dots.queries.learnt import weigher
from handrail.methods.linkage.keys import MOST, keys_of
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.scoring import Score

TABLES = (
    "CREATE TABLE IF NOT EXISTS loose (key INTEGER, mention INTEGER)",
    "CREATE TABLE IF NOT EXISTS holds (key INTEGER, mention INTEGER, PRIMARY KEY (key, mention)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS said (mention INTEGER PRIMARY KEY, name TEXT, words TEXT)",
    "CREATE TABLE IF NOT EXISTS link (one INTEGER, other INTEGER, weight REAL, reasons TEXT)",
)


class PlainIndex:
    """Keys as numbers of 64 bits, beside what each record says."""

    def __init__(self, file: Path) -> None:
        self.database = sqlite3.connect(file, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA wal_autocheckpoint = 20000")  # as the desk's: it is copied back beside
        for table in TABLES:
            self.database.execute(table)
        (self.count,) = self.database.execute("SELECT coalesce(max(mention), 0) FROM said").fetchone()

    def add(self, rows: Sequence[Row]) -> None:
        """Records, their keys not yet in order."""
        with self.database:
            self.database.execute("BEGIN")
            for row in rows:
                self.count += 1
                self.database.execute("INSERT INTO said VALUES (?, ?, ?)", (self.count, row.mention, row.words))
                self.database.executemany("INSERT INTO loose VALUES (?, ?)", [(key, self.count) for key in row.keys])

    def sort(self) -> None:
        """Put the keys in order."""
        self.database.execute("INSERT OR IGNORE INTO holds SELECT key, mention FROM loose ORDER BY key, mention")
        self.database.execute("DELETE FROM loose")

    def put_beside(self, mention: UUID, read: Read) -> list[tuple[UUID, float]]:
        """Weigh whoever shares a key, the likeliest first; keep the record, its keys and what is suggested."""
        this, keys = read.compared("this"), {hash(key): MOST[key[0]] for key in keys_of(read.compared(""))}
        self.database.execute("BEGIN IMMEDIATE")
        ranked = sorted(self.scores(this, keys), key=lambda each: -each[2].weight)
        self.count += 1
        self.database.execute(
            "INSERT INTO said VALUES (?, ?, ?)", (self.count, mention.hex, json.dumps(read.as_json()))
        )
        self.database.executemany("INSERT OR IGNORE INTO holds VALUES (?, ?)", [(key, self.count) for key in keys])
        self.database.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?)",
            [
                (number, self.count, score.weight, json.dumps(reasons_of(score)))
                for number, _, score in ranked[:20]
                if score.weight >= 0
            ],
        )
        self.database.execute("COMMIT")
        return [(UUID(name), score.weight) for _, name, score in ranked]

    def scores(self, this: Mention, keys: dict[int, int]) -> Iterator[tuple[int, str, Score]]:
        """Everybody who shares a key that not too many share."""
        found, weighs = set[int](), weigher()
        for key, most in keys.items():
            rows = self.database.execute("SELECT mention FROM holds WHERE key = ? LIMIT ?", (key, most + 1)).fetchall()
            if len(rows) <= most:
                found.update(number for (number,) in rows)
        for number in found:
            name, words = self.database.execute("SELECT name, words FROM said WHERE mention = ?", (number,)).fetchone()
            yield number, name, weighs.score(this, read_of(json.loads(words)).compared("other"))
