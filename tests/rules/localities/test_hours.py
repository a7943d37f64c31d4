"""Opening hours as a pack writes them."""

from datetime import time

import pytest

from handrail.rules.localities.hours import ALWAYS, BadHours, read_hours, say_hours

NINE_TO_FIVE = ((time(9), time(17)),)


def test_days_are_read_one_by_one_and_in_runs() -> None:
    hours = read_hours("mon-wed 09:00-17:00; sat,sun 10:00-12:00; holidays closed")
    assert [day for day in range(8) if hours.get(day)] == [0, 1, 2, 5, 6]
    assert hours[0] == NINE_TO_FIVE
    assert hours[7] == ()


def test_a_day_may_have_a_break() -> None:
    assert read_hours("fri 09:00-12:30,13:30-17:00")[4] == ((time(9), time(12, 30)), (time(13, 30), time(17)))


def test_midnight_ends_a_day_as_24_00() -> None:
    assert read_hours("fri 22:00-24:00")[4] == ((time(22), time()),)


def test_always_is_every_day_and_bank_holidays_too() -> None:
    assert read_hours("always") == ALWAYS
    assert set(ALWAYS) == set(range(8))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fri 22:00-02:00", "passes midnight"),
        ("fri 09:00-09:00", "passes midnight"),
        ("fri 9-5", "is no span of time"),
        ("fri", "is no span of time"),
        ("fri 09:00-25:00", "on no clock"),
        ("fri 09:60-17:00", "on no clock"),
        ("fri 24:00-24:00", "on no clock"),
        ("friday 09:00-17:00", '"friday" is no day'),
        ("", '"" is no day'),
        ("sun-mon 09:00-17:00", "runs backwards"),
        ("sat-holidays 09:00-17:00", "mixes days of the week with holidays"),
        ("mon-fri 09:00-17:00; wed closed", '"wed" is given twice'),
        ("mon 09:00-12:00,11:00-17:00", "overlap or are out of order"),
        ("mon 20:00-24:00,21:00-22:00", "overlap or are out of order"),
    ],
)
def test_hours_that_cannot_be_right_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(BadHours, match=reason):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("always", "24 hours a day, every day"),
        ("mon-fri 08:00-20:00; sat 09:00-17:00", "Monday to Friday 8am to 8pm, Saturday 9am to 5pm"),
        ("mon,wed 09:30-12:00", "Monday 9:30am to midday, Wednesday 9:30am to midday"),
        ("sat 00:00-24:00; holidays 10:00-14:00", "Saturday all day, bank holidays 10am to 2pm"),
        ("fri 00:00-06:00,22:00-24:00", "Friday midnight to 6am and 10pm to midnight"),
        ("mon closed", "closed"),
    ],
)
def test_hours_are_said_as_people_say_them(text: str, words: str) -> None:
    assert say_hours(read_hours(text)) == words
