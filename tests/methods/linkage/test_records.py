"""A table is read whole or refused with a sentence for each fault."""

from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.linkage.records import CannotLink, Records, read_records


def read(text: str) -> Records[dict[str, str]]:
    return read_records(StringIO(text, newline=""), name="R.csv", make=dict)


def faults_of(text: str) -> list[str]:
    with pytest.raises(CannotLink) as refused:
        read(text)
    return refused.value.faults


@pytest.mark.parametrize("written", ["1990-02-03", "03/02/1990", "3/2/1990", "19900203"])
def test_a_day_is_read_in_each_way_it_is_written(written: str) -> None:
    assert read(f"id,date_of_birth\n1,{written}\n").rows[0]["date_of_birth"] == "19900203"


def test_a_day_that_was_misread_is_kept() -> None:
    assert read("id,date_of_birth\n1,1990-02-31\n").rows[0]["date_of_birth"] == "19900231"


def test_an_unknown_column_is_named_and_ignored() -> None:
    records = read("id,shoe size,given_name\n1,44,Ana\n")
    assert records.warnings == ("R.csv: ignored, because not known: shoe size.",)
    assert records.rows == ({"id": "1", "given_name": "Ana"},)


def test_every_fault_is_told_with_its_row_and_column() -> None:
    assert faults_of("id,date_of_birth\n1,spring\n,\n1,\n2,,extra\n") == [
        "R.csv, row 2, date_of_birth: a day like 1990-02-28, 28/02/1990 or 19900228 was expected.",
        "R.csv, row 4, id: 1 is the id of row 2 already.",
        "R.csv, row 5: 3 values for 2 columns.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "R.csv, row 1: a header row with the column id was expected."),
        ("given_name\nAna\n", "R.csv, row 1: a header row with the column id was expected."),
        ("id,id\n1,2\n", "R.csv, row 1: the column id is there 2 times; once was expected."),
        ("id,given_name\n,Ana\n", "R.csv, row 2, id: it is empty; each record needs one of its own."),
        (
            f"id,given_name\n1,{'a' * 2000}\n",
            "R.csv, row 2, given_name: 2,000 characters; at most 1,000 were expected.",
        ),
    ],
)
def test_what_cannot_be_linked_is_said(text: str, fault: str) -> None:
    assert faults_of(text) == [fault]


def test_a_table_full_of_faults_is_not_read_to_its_end() -> None:
    faults = faults_of("id,date_of_birth\n" + "".join(f"{place},never\n" for place in range(1000)))
    assert len(faults) == 21
    assert faults[-1] == "R.csv: and perhaps more; reading stopped here."


def test_after_a_fault_nothing_more_is_made_and_every_fault_is_still_told() -> None:
    made: list[str] = []
    with pytest.raises(CannotLink) as refused:
        read_records(iter(["id\n", "1\n", "1\n", "2\n", "2\n"]), name="R.csv", make=lambda row: made.append(row["id"]))

    assert made == ["1"]
    assert len(refused.value.faults) == 2


@given(st.text())
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    with suppress(CannotLink):
        assert read(text).rows is not None
