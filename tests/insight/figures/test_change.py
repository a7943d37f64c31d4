"""`handrail change` answers from a file and stores nothing; every fault has its sentence and the end is 2."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

HERTFORDSHIRE = next(Path("localities/hertfordshire/figures").glob("*.csv"))
HEADER = "series,source,unit,from,to,count,edition\n"
HERE = (
    "here,PCC,calls,2017-07-01,2017-07-31,20,2018\nhere,PCC,calls,2017-08-01,2017-08-31,50,2018\n"
    "here,PCC,calls,2017-08-01,2017-08-31,60,2019\n"
)
THERE = "there,PCC,calls,2017-07-01,2017-07-31,300,2018\nthere,PCC,calls,2017-08-01,2017-08-31,310,2018\n"
IN_TIME = ("--before", "2017-07-01..2017-07-31", "--after", "2017-08-01..2017-08-31")


def run(file: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("change", str(file), *options, stdout=out)
    return out.getvalue()


def run_json(file: Path, *options: str) -> dict[str, Any]:
    told = json.loads(run(file, *options, "--json"))
    assert isinstance(told, dict)
    return told


@pytest.fixture
def series(tmp_path: Path) -> Path:
    file = tmp_path / "series.csv"
    file.write_text(HEADER + HERE + THERE)
    return file


def test_the_calls_that_hertfordshire_published() -> None:
    told = run_json(HERTFORDSHIRE, "--series", "helpline_reports", *IN_TIME)
    assert told["verdict"] == "rose, cause not shown"
    assert (told["ratio"], round(told["interval"]["low"], 2), round(told["interval"]["high"], 1)) == (7, 1.61, 63.5)
    assert round(told["p"], 4) == 0.0042
    assert round(told["overdispersion_that_removes"], 2) == 1.72


def test_the_reports_that_hertfordshire_published() -> None:
    told = run(
        HERTFORDSHIRE, "--series", "partner_police_reports", "--exposure", "months",
        "--before", "2017-03-01..2017-08-31", "--after", "2017-09-01..2018-02-28", "--after", "2018-03-01..2018-07-31",
    )  # fmt: skip
    assert "partner_police_reports: reports to the police from partner organisations" in told
    assert "Source: Police and Crime Commissioner for Hertfordshire, 30 July 2018; edition 2018-07-30" in told
    assert "Rate ratio: 3.61, exact 95% interval 1.71 to 8.80" in told


def test_days_are_what_periods_are_measured_in(series: Path) -> None:
    told = run_json(series, "--series", "here", *IN_TIME)
    assert told["exposure_in"] == "days"
    assert [period["exposure"] for period in told["periods"]] == [31, 31]


def test_a_comparison_is_named_and_the_other_series_need_not_be(series: Path) -> None:
    told = run_json(series, "--comparator", "there", *IN_TIME)
    assert (told["series"], told["comparator"]) == ("here", "there")
    assert told["verdict"] == "rose more than elsewhere"
    assert told["elsewhere"]["after"] == 310
    assert "Compared with: there" in run(series, "--comparator", "there", *IN_TIME)


def test_the_newest_edition_is_what_counts(series: Path) -> None:
    told = run_json(series, "--series", "here", *IN_TIME)
    assert told["periods"][1]["count"] == 60
    assert told["editions"] == ["2018", "2019"]


def test_days_fixed_beforehand_are_taken_into_account(series: Path) -> None:
    assert run_json(series, "--series", "here", "--fixed-on", "2017-05-01", *IN_TIME)["fixed_before"] is True
    assert run_json(series, "--series", "here", *IN_TIME)["fixed_before"] is False


def test_what_could_be_seen_is_told_before_anything_is_counted(series: Path) -> None:
    later = ("--series", "there", "--before", "2017-07-01..2017-08-31", "--after", "2027-01-01..2027-02-28", "--plan")
    assert run_json(series, *later)["before"] == {"count": 610, "exposure": 62}
    assert "A true change to 1.5 times would be seen: 100% of the time" in run(series, *later)


BEFORE, AFTER = IN_TIME[:2], IN_TIME[2:]


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        (IN_TIME, ["--series: a name was expected. The file has here, there."]),
        (
            (*IN_TIME, "--series", "x", "--comparator", "y"),
            [
                "--series x: there is no such series. The file has here, there.",
                "--comparator y: there is no such series. The file has here, there.",
            ],
        ),
        (
            (*IN_TIME, "--series", "here", "--comparator", "here"),
            ["--comparator here: a series other than the one that is looked at was expected."],
        ),
        (
            ("--before", "x", "--after", "y", "--fixed-on", "z"),
            [
                "--before x: two days like 2017-03-01..2017-08-31 were expected.",
                "--after y: two days like 2017-03-01..2017-08-31 were expected.",
                "--fixed-on z: a day like 2017-03-01 was expected.",
            ],
        ),
        (
            (*BEFORE, "--after", "2017-08-01..2017-09-30", "--series", "here"),
            ["The days after, 2017-08-01 to 2017-09-30: there is no count of 2017-09-01 to 2017-09-30."],
        ),
        (
            (*AFTER, "--before", "2017-07-02..2017-07-31", "--series", "here"),
            [
                "The days before, 2017-07-02 to 2017-07-31: the count of 2017-07-01 to 2017-07-31 lies only in part in "
                "them, and cannot be divided."
            ],
        ),
        (
            (*BEFORE, "--after", "2017-07-31..2017-08-31", "--series", "here"),
            [
                "The days after, 2017-07-31 to 2017-08-31: they were expected to begin after 2017-07-31, when the "
                "period before them ends."
            ],
        ),
    ],
)
def test_every_fault_has_its_sentence_and_the_end_is_2(
    options: tuple[str, ...], faults: list[str], series: Path
) -> None:
    with pytest.raises(CommandError) as refused:
        run(series, *options)
    assert str(refused.value).splitlines() == faults
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "cannot be read"), (b"\xff\xfe\x00", "not written in UTF-8"), (b"a,b\n1,2\n", "Row 1: the columns")],
)
def test_a_file_that_cannot_be_read_is_told_with_the_other_faults(
    content: bytes | None, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "series.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence) as refused:
        run(file, "--before", "x", *AFTER)
    assert str(refused.value).startswith("--before x: two days")


def test_an_empty_file_has_no_series(tmp_path: Path) -> None:
    file = tmp_path / "series.csv"
    file.write_text(HEADER)
    with pytest.raises(CommandError, match="The file has no series"):
        run(file, *IN_TIME)
