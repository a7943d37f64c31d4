"""Encodings: alike where people are alike, worthless without the key, and said to be wrong where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handrail.methods.linkage.encoded_lists import alike_in, encoded, new_key, read_key, read_list
from handrail.methods.linkage.encoding import ALIKE, NotAnEncoding, alike, encode, read_encodings
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.records import CannotLink
from tests.methods.linkage.mentioning import MARIA

KEY, ANOTHER = bytes(32), bytes(31) + b"\1"
NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)
DAYS = st.dates().map(lambda day: day.strftime("%Y%m%d").zfill(8))


def share(one: Mention, other: Mention, *, key: bytes = KEY, other_key: bytes = KEY) -> float:
    """How much two encodings share."""
    rows = [read_encodings([str(encode(who, key=of))]) for who, of in ((one, key), (other, other_key))]
    return next(alike(*rows, at_least=0)).share


def table(*people: Mention) -> str:
    return "id,encoding\n" + "".join(f"{key},{row}\n" for key, row in encoded(people, key=KEY))


def test_a_slip_in_a_name_leaves_two_alike_and_another_person_is_not() -> None:
    assert share(MARIA, MARIA) == 1
    assert share(MARIA, replace(MARIA, surname="ionesku")) >= ALIKE
    assert share(MARIA, replace(MARIA, given="elena", given_root="~9", born="19720611")) < ALIKE


def test_names_that_changed_places_are_alike() -> None:
    assert share(MARIA, replace(MARIA, given=MARIA.surname, surname=MARIA.given)) >= ALIKE


def test_under_another_key_nothing_is_alike() -> None:
    assert share(MARIA, MARIA, other_key=ANOTHER) < ALIKE


def test_who_is_not_known_by_both_names_and_a_birthday_is_left_out() -> None:
    for missing in ("given", "surname", "born"):
        assert encode(replace(MARIA, **{missing: ""}), key=KEY) is None


@given(given=NAMES, surname=NAMES, born=DAYS)
def test_no_letter_of_a_name_stands_in_an_encoding_and_all_are_of_one_length(
    given: str, surname: str, born: str
) -> None:
    written = encode(Mention(id="x", given=given, surname=surname, born=born), key=KEY)
    assert written is not None
    assert len(written) == len(str(encode(MARIA, key=KEY)))
    read_encodings([written])


def test_two_lists_are_told_by_their_own_ids() -> None:
    other = replace(MARIA, id="theirs", surname="ionesku")
    found = alike_in(table(MARIA), table(other, replace(other, id="b", given="wei", born="19540401")), names=("a", "b"))
    assert [(one, two) for one, two, _ in found] == [("a", "theirs")]
    assert alike_in(table(MARIA), table(), names=("a", "b")) == []


@pytest.mark.parametrize("row", ["a,2.00", "a,1.zz", "a", ",1.00", f"a,1.{'0' * 127}g"])
def test_what_is_no_encoding_is_refused_with_its_row(row: str) -> None:
    with pytest.raises(CannotLink, match=r"list\.csv, row 2, "):
        read_list(f"id,encoding\n{row}\n", name="list.csv")
    with pytest.raises(NotAnEncoding):
        read_encodings([row.partition(",")[2] or "none"])


def test_a_table_with_other_columns_and_a_short_key_are_refused() -> None:
    with pytest.raises(CannotLink, match="row 1: the columns id, encoding were expected"):
        read_list("id,name\n", name="list.csv")
    with pytest.raises(CannotLink, match="64 hexadecimal digits"):
        read_key("abc", name="key")
    assert len(read_key(new_key(), name="key")) == 32
