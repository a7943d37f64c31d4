"""What was told survives being written down and read again."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.public.concerns.models import Report, UnreadableReport

WORDS = st.text(max_size=200)
REPORTS = st.builds(
    Report,
    **{each.name: WORDS for each in fields(Report) if each.name not in {"signs", "people_count", "safe_contact"}},
    signs=st.lists(WORDS, max_size=5).map(tuple),
    people_count=st.none() | st.integers(min_value=0, max_value=999),
    safe_contact=st.dictionaries(WORDS, WORDS, max_size=4),
)


@given(report=REPORTS, padding=st.integers(min_value=0, max_value=600))
def test_a_report_read_back_is_the_report_that_was_told(report: Report, padding: int) -> None:
    assert Report.from_json(report.to_json().encode() + b" " * padding) == report


@given(report=REPORTS)
def test_the_same_report_is_always_written_the_same_way(report: Report) -> None:
    assert report.to_json() == Report.from_json(report.to_json()).to_json()


def test_a_report_shows_nothing_of_itself_in_a_traceback() -> None:
    assert "canary" not in repr(Report(account="canary"))


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\xfe", "[]", "{}", '{"version": 2}', '{"version": 1, "shoe_size": 4}', "null", "[" * 100],
)
def test_what_is_not_a_report_of_a_known_version_is_refused(text: Any) -> None:
    with pytest.raises(UnreadableReport):
        Report.from_json(text)


def test_a_report_from_before_a_field_was_added_is_still_read() -> None:
    told = json.loads(Report(account="Two men").to_json())
    del told["campaign"]
    assert Report.from_json(json.dumps(told)).account == "Two men"
