"""The fixed words of every notice, read once from wording.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "wording.toml"
DEFAULT = "something_new"


@dataclass(frozen=True)
class Words:
    """Subject and body of a notice."""

    subject: str
    body: str


@cache
def all_words() -> dict[str, dict[str, Words]]:
    """Every wording: by reader ("staff" or "reporter"), then by kind."""
    read = tomllib.loads(FILE.read_text())
    return {
        reader: {kind: Words(words["subject"], words["body"].strip()) for kind, words in kinds.items()}
        for reader, kinds in read.items()
    }


def words_for(reader: str, kind: str) -> Words:
    """The words of that kind. A kind without words of its own says only that there is something new."""
    kinds = all_words()[reader]
    return kinds.get(kind, kinds[DEFAULT])
