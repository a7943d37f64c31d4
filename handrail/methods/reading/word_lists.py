"""The lists in `words`, read once: our own, each row a fact about a word, with where it is from in the first line."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from handrail.methods.reading.folding import plain


def rows_of(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of one list; lines that begin with # say where it is from."""
    with (resources.files("handrail.methods.reading") / "words" / f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


@cache
def words_in(name: str) -> frozenset[str]:
    """Every word of the list's first column, several in one cell parted by spaces."""
    return frozenset(word for row in rows_of(name) for word in next(iter(row.values())).split())


@cache
def meaning_in(name: str) -> Mapping[str, str]:
    """What each word of the first column stands for, in the second."""
    return dict(pairs_in(name))


@cache
def words_of_kind(name: str, kind: str) -> frozenset[str]:
    """The words of the first column in rows whose second says this."""
    return frozenset(word for word, of in pairs_in(name) if of == kind)


@cache
def phrases_for(what: str) -> str:
    """A pattern for every phrase of other languages that announces this, in plain letters and composed as texts are."""
    phrases = {plain(row["words"]) for row in rows_of("announcing") if row["what"] == what}
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def pairs_in(name: str) -> Iterator[tuple[str, str]]:
    """Each word of the first column with what stands in the second."""
    for row in rows_of(name):
        words, meaning, *_ = row.values()
        yield from ((word, meaning) for word in words.split())
