"""Short codes: read alike by everybody, and a slip is never another code."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.partnership.published.policies import LETTERS, adds_up, new_code, read_code, somebody_follows

codes = st.integers().map(lambda seed: new_code(Random(seed).choice))


def test_no_letter_makes_words_or_looks_like_another() -> None:
    assert not set(LETTERS) & set("aeiouyl01s5b8z2gq")
    assert len(LETTERS) == len(set(LETTERS)) == 19


@given(codes, st.data())
def test_one_wrong_letter_is_never_a_code(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 5))
    other = data.draw(st.sampled_from(sorted(set(LETTERS) - {code[place]})))
    assert read_code(code[:place] + other + code[place + 1 :]) == ""


@given(codes, st.integers(0, 4))
def test_two_neighbours_that_changed_places_are_never_a_code(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or not adds_up(swapped)


@given(codes)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    assert read_code(f" {code[:3].upper()}-{code[3:]} ") == code


@given(st.text(max_size=12))
def test_anything_else_is_no_code(text: str) -> None:
    assert read_code(text) == "" or adds_up(read_code(text))


@pytest.mark.parametrize(
    ("method", "purpose", "agent", "counts"),
    [
        ("GET", "", "Mozilla/5.0 (Linux; Android 14)", True),
        ("HEAD", "", "Mozilla/5.0 (Linux; Android 14)", False),
        ("GET", "prefetch;prerender", "Mozilla/5.0 (Linux; Android 14)", False),
        ("GET", "", "Mozilla/5.0 (compatible; Googlebot/2.1)", False),
        ("GET", "", "WhatsApp/2.23", False),
        ("GET", "", "", False),
    ],
)
def test_only_somebody_who_opens_the_page_counts(*, method: str, purpose: str, agent: str, counts: bool) -> None:
    assert somebody_follows(method, purpose=purpose, agent=agent) is counts
