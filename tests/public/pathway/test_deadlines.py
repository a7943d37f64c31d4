"""By when, as it is said: the day once, and the hour where there is one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from handrail.public.pathway.queries.steps import deadline_words
from handrail.rules.pathway.decision import Due

NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
AT_FIVE = NOON + timedelta(hours=5)


@pytest.mark.parametrize(
    ("within", "by", "words"),
    [
        ("today", NOON.date(), "today, 25 November 2026"),
        ("today", AT_FIVE, "today, 25 November 2026, 5pm"),
        ("within 7 days", date(2026, 12, 2), "within 7 days: by 2 December 2026"),
        ("within 24 hours", NOON + timedelta(days=1), "within 24 hours: by 26 November 2026, midday"),
        ("now", NOON, "now"),
        ("promptly", None, "promptly"),
    ],
)
def test_a_deadline_says_its_day_once(within: str, by: date | None, words: str) -> None:
    assert deadline_words(Due(kind="target", words=within, by=by), at=NOON) == words


def test_no_deadline_is_said_where_there_is_none() -> None:
    assert deadline_words(None, at=NOON) == ""


def test_a_number_stands_in_its_place_in_another_language_too() -> None:
    with override("pl"):
        said = deadline_words(Due(kind="target", words="within {number} days", number=7), at=NOON)

    assert "7" in said
    assert "within" not in said
