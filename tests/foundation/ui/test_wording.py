"""Days, hours and opening times are said as people say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import override

from handrail.foundation.ui import wording
from handrail.foundation.ui.languages import OTHERS, Language
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
    ("language", "day", "near"),
    [
        ("ar", "20 نوفمبر 2026", "الجمعة 20 نوفمبر"),
        ("lt", "2026-11-20", "penktadienis, lapkričio 20 d."),
        ("pa", "20 ਨਵੰਬਰ 2026", "ਸ਼ੁੱਕਰਵਾਰ 20 ਨਵੰਬਰ"),
        ("pl", "20 listopada 2026", "piątek, 20 listopada"),
        ("pt", "20 de novembro de 2026", "sexta-feira, 20 de novembro"),
        ("ro", "20 noiembrie 2026", "vineri 20 noiembrie"),
        ("sq", "20 nëntor 2026", "e premte 20 nëntor"),
        ("ti", "20 ሕዳር 2026", "ዓርቢ 20 ሕዳር"),
        ("uk", "20 листопада 2026", "п'ятниця, 20 листопада"),
        ("vi", "20 tháng 11 năm 2026", "thứ 6, 20 tháng 11"),
        ("zh-hans", "2026年11月20日", "11月20日星期五"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, day: str, near: str) -> None:
    with override(language):
        assert wording.day_words(FRIDAY.date()) == day
        assert near in wording.near_day_words(FRIDAY, at=FRIDAY - timedelta(days=9))


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("en", "20 November 2026, 4pm"),
        ("ar", "20 نوفمبر 2026، 16:00"),
        ("ti", "20 ሕዳር 2026፡ 16:00"),
        ("zh-hans", "2026年11月20日，16:00"),
    ],
)
def test_a_comma_is_the_one_of_the_language(language: str, moment: str) -> None:
    with override(language):
        assert wording.when_words(FRIDAY) == moment


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


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_every_language_has_its_own_days_and_months(language: Language) -> None:
    names = (*WEEKDAYS.values(), *MONTHS.values())
    in_english = [str(name) for name in names]
    with override(language.code):
        own = [str(name) for name in names]
    assert set(own) & set(in_english) <= {"August"}  # Romanian says August too.
    assert len(set(own)) == len(names)
