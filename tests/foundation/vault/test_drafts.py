"""A half-written report opens for the same purpose, within its time, and only as we wrote it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.vault.drafts import DraftUnreadable, close_draft, open_draft

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@given(plain=st.binary(max_size=5_000), purpose=st.text(max_size=20), minutes=st.integers(0, 60))
def test_a_draft_comes_back_as_it_was(plain: bytes, purpose: str, minutes: int) -> None:
    text = close_draft(plain, purpose=purpose, at=NOON)
    assert open_draft(text, purpose=purpose, at=NOON + timedelta(minutes=minutes), max_age=HOUR) == plain
    assert re.fullmatch(r"[\w-]+", text, re.ASCII)


@pytest.mark.parametrize("later", [HOUR + timedelta(microseconds=1), timedelta(days=400), -timedelta(minutes=6)])
def test_a_draft_of_another_time_is_refused(later: timedelta) -> None:
    text = close_draft(b"seen", purpose="report", at=NOON)
    with pytest.raises(DraftUnreadable):
        open_draft(text, purpose="report", at=NOON + later, max_age=HOUR)


def test_a_draft_of_another_purpose_is_refused() -> None:
    text = close_draft(b"seen", purpose="challenge", at=NOON)
    with pytest.raises(DraftUnreadable):
        open_draft(text, purpose="report", at=NOON, max_age=HOUR)


def test_one_changed_letter_anywhere_is_noticed() -> None:
    text = close_draft(b"seen", purpose="report", at=NOON)
    for place in range(len(text) - 1):
        changed = text[:place] + ("B" if text[place] == "A" else "A") + text[place + 1 :]
        with pytest.raises(DraftUnreadable):
            open_draft(changed, purpose="report", at=NOON, max_age=HOUR)


@given(text=st.text(max_size=200))
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(DraftUnreadable):
        open_draft(text, purpose="report", at=NOON, max_age=HOUR)


def test_a_long_account_fits_a_cookie() -> None:
    account = b"A white van comes every morning at six and takes four people away. " * 100
    assert len(close_draft(account, purpose="report", at=NOON)) < 3_500
    assert b"white van" not in close_draft(account, purpose="report", at=NOON).encode()
