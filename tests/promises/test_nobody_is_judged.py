"""Whatever people can read, on a page, on paper or in a pack, says of nobody that they are or are not a victim."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
JUDGING = re.compile(r"\b(is|are)( not)?( a| an)?( real| genuine)? victims?\b", re.IGNORECASE)
READ = ("*.html", "*.typ", "*.toml", "*.csv", "*.mjs")
WHERE = ("handrail", "localities", "front-end")
# A docstring is for whoever changes the code; every other text in quotes may be shown to somebody.
DOCSTRING = re.compile(r'"""(?:.|\n)*?"""')


def texts() -> Iterator[Path]:
    """Every file that holds words for people."""
    for folder in WHERE:
        for pattern in READ:
            yield from (PROJECT / folder).rglob(pattern)


def judged_in(words: str) -> list[str]:
    return [found[0] for found in JUDGING.finditer(words)]


def test_no_page_no_document_and_no_pack_says_what_anybody_is() -> None:
    found = {
        str(file.relative_to(PROJECT)): judged for file in texts() if (judged := judged_in(file.read_text("utf-8")))
    }
    assert found == {}


def test_no_sentence_in_the_code_says_what_anybody_is() -> None:
    found = {}
    for file in (PROJECT / "handrail").rglob("*.py"):
        if judged := judged_in(DOCSTRING.sub("", file.read_text("utf-8"))):
            found[str(file.relative_to(PROJECT))] = judged
    assert found == {}


@pytest.mark.parametrize("said", ["She is a victim of slavery.", "He is not a victim.", "They are victims."])
def test_a_sentence_that_judges_is_noticed(said: str) -> None:
    assert judged_in(said)
