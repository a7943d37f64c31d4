"""Days, hours and opening times are said as people say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handrail.foundation.ui import wording
from handrail.rules.worktime.opening import Opening

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 0, "midnight"), (0, 5, "12:05am"), (8, 0, "8am"), (12, 0, "midday"), (12, 30, "12:30pm"), (16, 5, "4:05pm")],
)
def test_a_time_of_day(hour: int, minute: int, words: str) -> None:
    assert wording.clock_words(datetime(2026, 11, 22, hour, minute, tzinfo=LONDON)) == words


def test_a_moment_is_said_in_the_time_of_the_county() -> None:
    assert wording.when_words(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026, 12:30am"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (3, "on Monday"), (6, "on Thursday"), (7, "on Friday 27 November")],
)
def test_a_day_near_is_named_as_one_would(days: int, words: str) -> None:
    assert wording.near_day_words(FRIDAY + timedelta(days=days), at=FRIDAY) == words


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        (Opening(open_now=True), "open now"),
        (Opening(open_now=True, closes_at=FRIDAY + timedelta(hours=4)), "open now until 8pm"),
        (Opening(open_now=True, closes_at=FRIDAY + timedelta(hours=8)), "open now until midnight"),
        (Opening(open_now=True, closes_at=FRIDAY + timedelta(hours=12)), "open now until 4am tomorrow"),
        (Opening(open_now=False, opens_at=FRIDAY + timedelta(hours=2)), "closed now, opens at 6pm today"),
        (Opening(open_now=False, opens_at=FRIDAY + timedelta(hours=16)), "closed now, opens at 8am tomorrow"),
        (Opening(open_now=False), "closed"),
    ],
)
def test_open_or_shut_in_a_phrase(opening: Opening, words: str) -> None:
    assert wording.opening_words(opening, at=FRIDAY) == words
