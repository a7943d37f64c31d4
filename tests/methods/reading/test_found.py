"""Everything in a text, once each, where it stands, in time that grows with its length alone."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.reading.addresses import fold_street
from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.corrections import Corrected, Correction, Did, NoSuchCorrection, corrected, correction_of
from handrail.methods.reading.finds import Certainty, Found, Kind
from handrail.methods.reading.found import found_in, read_text
from handrail.methods.reading.marking import FindsOverlap, pieces_of
from handrail.methods.reading.names import fold_name
from handrail.methods.reading.plates import fold_plate
from handrail.methods.reading.postcodes import fold_postcode
from handrail.methods.reading.telephones import fold_telephone
from tests.methods.reading.said import ON, folded

TOLD = (
    "Last Friday about 11pm I picked up a girl called Linh, 17 years old, outside Lucky Nails. The man with her is "
    "Mr Nguyễn Văn Hùng aka “Tony”, mobile 07700 900123. He has a black Audi, reg AB12 CDE. They went to Flat 2, 14A "
    "Hatfield Rd, St Albans AL1 3XY. His boss Agron Hoxha (dob 05/03/1984) is agron.h@gmail.com, insta: agron_99. "
    "He took £12,500 from my friend."
)


def test_what_a_driver_told() -> None:
    assert [(found.kind, found.folded) for found in found_in(TOLD, on=ON, places=["St Albans"])] == [
        (Kind.MOMENT, "2026-11-20T23:00"),
        (Kind.NAME, "linh"),
        (Kind.AGE, "2008..2009"),
        (Kind.BUSINESS, "lucky nails|"),
        (Kind.NAME, "nguyen van hung"),
        (Kind.ALIAS, "tony"),
        (Kind.TELEPHONE, "+447700900123"),
        (Kind.PLATE, "AB12CDE"),
        (Kind.ADDRESS, "2|14a|hatfield road|st albans|AL1 3XY"),
        (Kind.NAME, "agron hoxha"),
        (Kind.BORN, "1984-03-05"),
        (Kind.EMAIL, "agron.h@gmail.com"),
        (Kind.HANDLE, "instagram:agron_99"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("her name is maria and she", ["maria"]),
        ("he is known as big tony", ["big tony"]),
        ("they call him The Boss", []),
        ("street name: Kuba", ["kuba"]),
        ("I saw Xhevdet Krasniqi there", ["xhevdet krasniqi"]),
        ("with Mohammed al-Hassan and", ["mohammed hassan"]),
        ("we met Ivanka Dobreva there", ["ivanka dobreva"]),
        ("PC Smithson came", ["smithson"]),
        ("she called me yesterday", []),
        ("The Home Office knows", []),
        ("on Monday in May", []),
        ("Polish men in Hertford", []),
        ("I called Border Force", []),
        ("Ford Transit", []),
        ("the Welwyn Hatfield Borough Council", []),
        ("the Mid Herts Trust said", []),
        ("the MD knows", []),
        ("王伟 came", ["wang wei"]),
        ("اسمي محمد حسن ورقمي", ["mhmd hsn"]),
        ("Меня зовут Олена Коваленко", ["olena kovalenko"]),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", ["gurprit simgh"]),
        ("Owner: SINGH, Harpreet of Ware", ["harpreet singh"]),
        ("a man name kuba he went", ["kuba"]),
        ("On nazywa się Wojtyra", ["wojtyra"]),
        ("îl cheamă Bîrsan", ["birsan"]),
        ("Його звати Хмара", ["khmara"]),
        ("anh ấy tên là Quyết", ["quyet"]),
        ("chama-se Zeferino", ["zeferino"]),
        ("Its name is Mr J. Silva.", ["j silva"]),
    ],
)
def test_names_are_told_from_other_words_with_capitals(text: str, names: list[str]) -> None:
    assert folded(text, Kind.NAME, Kind.ALIAS) == names


PARTS = st.sampled_from(
    [
        *TOLD.split(" "),
        "07700 900123",
        "AB12",
        "CDE",
        "A1?",
        "last",
        "Tuesday",
        "aka",
        "Ltd",
        "14",
        "Road",
        ",",
        "\n",
        "@x",
        "\u200b",
        "İ",
        "ß",
        "٣",
        "王",
    ]
)
TEXTS = (
    st.lists(PARTS, max_size=25).map(" ".join)
    | st.text(max_size=80)
    | st.text(alphabet="0123456789+()- /.abAB@£?*xX'\n", max_size=80)
)


@settings(max_examples=150)
@given(TEXTS)
def test_every_find_lies_in_the_text_and_marking_loses_no_character(text: str) -> None:
    found = found_in(text, on=ON)
    assert all(text[each.start : each.end] == each.written and each.written and each.folded for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(piece.text for piece in pieces_of(text, found)) == text
    assert found_in(text, on=ON) == found


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_corrections_hold_in_every_later_reading(text: str, data: st.DataObject) -> None:
    found = found_in(text, on=ON)
    places = data.draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=3))
    spans = [(start, text[start : start + length]) for start, length in places if text[start : start + length]]
    made = [
        Correction(data.draw(st.sampled_from(list(Did))), data.draw(st.sampled_from(list(Kind))), written, "x", start)
        for start, written in spans
    ]
    once = corrected(text, found, [correction_of(correction.as_json()) for correction in made])
    assert once.lost == ()
    assert "".join(piece.text for piece in pieces_of(text, once.found)) == text
    assert corrected(text, once.found, made) == once or len(made) > 1
    for last in made[-1:]:
        there = [each for each in once.found if each.start < last.start + len(last.written) and last.start < each.end]
        assert (
            [each.kind for each in there] == [last.kind]
            if last.did is not Did.REMOVED
            else last.kind not in [each.kind for each in there]
        )


def test_a_correction_follows_its_words_and_is_said_to_be_lost_without_them() -> None:
    wrong = Correction(Did.REMOVED, Kind.NAME, "Agron Hoxha", "agron hoxha", 3)
    longer = "Later: I know Agron Hoxha."
    assert corrected(longer, found_in(longer, on=ON), [wrong]) == Corrected((), ())
    assert corrected("Nobody.", (), [wrong]) == Corrected((), (wrong,))
    added = Correction(Did.ADDED, Kind.PLATE, "the red one", "R3D", 0)
    assert corrected("Twice the red one", (), [added]).found == (
        Found(Kind.PLATE, "the red one", "R3D", 6, 17, Certainty.SURE, "added by a person"),
    )


@pytest.mark.parametrize(
    "fault",
    [
        {"did": "eaten"},
        {"kind": "soup"},
        {"written": ""},
        {"written": 3},
        {"folded": None},
        {"start": -1},
        {"start": True},
        {"did": None},
        {"kind": ["name"]},
    ],
)
def test_what_is_no_correction_is_refused_with_a_sentence(fault: dict[str, object]) -> None:
    stored = {"did": "added", "kind": "name", "written": "x", "folded": "x", "start": 0} | fault
    with pytest.raises(NoSuchCorrection, match=r"A correction must .*\."):
        correction_of(stored)


def test_finds_of_another_text_are_not_marked() -> None:
    with pytest.raises(FindsOverlap, match="one after the other"):
        pieces_of("Some other words than those", found_in(TOLD, on=ON))


def test_what_is_beyond_the_limits_is_said() -> None:
    text = "07911 123456 " * 40
    assert read_text(text, on=ON).limits == ()
    short = read_text(text, on=ON, longest=100)
    assert (len(short.found), short.read_to) == (7, 91)
    assert short.limits == ("Only the first 91 of 520 characters were read; nothing after them was looked at.",)
    few = read_text(text, on=ON, most=10)
    assert len(few.found) == 10
    assert few.limits == ("40 identifiers were found; the first 10 are told of, up to character 129.",)


def test_a_pasted_phone_book_is_read_whole() -> None:
    lines = [
        f"Agron Hoxha {number} Mill Lane 07911 {number:06} AB{number % 16 + 10} CDE\n"
        for number in range(123000, 123150)
    ]
    found = found_in("".join(lines), on=ON)
    assert sum(each.kind is Kind.TELEPHONE for each in found) == len(lines)
    assert sum(each.kind is Kind.PLATE for each in found) == len(lines)


@pytest.mark.parametrize(
    "hurting",
    [
        "1",
        "0 ",
        "A",
        "Ab ",
        "a-",
        "a@",
        "a.",
        "+0",
        "1/",
        "AB1?",
        "1 A ",
        "Flat 1 ",
        "' ",
        "Ltd A ",
        "reg is ",
        "last ",
        "born on ",
    ],
)
def test_no_text_takes_longer_than_its_length_asks(hurting: str) -> None:
    """What would make a pattern try again and again: ten thousand characters would take hours, and take a moment."""
    assert isinstance(found_in((hurting * 10_000)[:10_000], on=date(2026, 1, 1)), tuple)


@settings(max_examples=150)
@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    written = text[:30]
    for folding in (fold_telephone, fold_plate, fold_postcode, fold_street, fold_business, fold_name):
        assert folding(folding(written)) == folding(written)


def test_letters_that_only_some_programs_take_for_others_break_nothing() -> None:
    assert folded("in her mid-thİrties", Kind.AGE) == ["1989..1992"]
    assert folded("laſt Friday", Kind.MOMENT) == ["2026-11-20"]
