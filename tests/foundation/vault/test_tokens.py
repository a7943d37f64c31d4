"""The same value of the same kind gives the same mark, only with our key."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from handrail.foundation.vault.keys import make_keys
from handrail.foundation.vault.tokens import token, tokens


@given(kind=st.text(max_size=20), value=st.text(max_size=60))
def test_a_mark_is_steady_and_says_nothing(kind: str, value: str) -> None:
    mark = token(kind, value)
    assert mark == token(kind, value)
    assert re.fullmatch("[0-9a-f]{32}", mark)


@given(st.tuples(st.text(max_size=9), st.text(max_size=9)), st.tuples(st.text(max_size=9), st.text(max_size=9)))
def test_different_values_and_kinds_have_different_marks(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (token(*one) == token(*other)) == (one == other)


def test_kind_and_value_do_not_run_together() -> None:
    assert token("name", "smith") != token("names", "mith") != token("", "namesmith")


def test_many_marks_keep_their_order() -> None:
    assert tokens("plate", ["A1", "B2", "A1"]) == [token("plate", "A1"), token("plate", "B2"), token("plate", "A1")]


def test_another_installation_makes_other_marks(tmp_path: Path, settings: Settings) -> None:
    ours = token("name", "smith")
    make_keys(tmp_path)
    settings.KEYS = str(tmp_path)
    assert token("name", "smith") != ours
