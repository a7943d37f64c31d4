"""Days and times in words, beside the day on which they were said: "last Tuesday about 11pm".

A moment is folded to ISO's forms: "2026-11-24T23:00", "2026-11-24", "T23:00"; two with a stroke between are a span
from the one to the other, both included, and two with a bar between are the one or the other.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from handrail.methods.reading.births import NUMBER, number_of
from handrail.methods.reading.days import DayRead, days_in, is_a_day
from handrail.methods.reading.finds import Certainty, Found, Kind, found_at

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_OF_WEEK: Final = re.compile(
    r"\b(?:(?P<which>last|this|next|on|since|every|past) )?(?:the )?"
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun"
    r"(?:day)?)(?P<habit>s)?(?!\w)",
    re.IGNORECASE,
)
HOURS: Final = re.compile(
    r"(?<![\w£$€.:/-])(?P<first>1[0-2]|0?[1-9]) ?(?:(?P<first_half>[ap])\.?m\.?)? ?(?:-|to|and|until|till) ?"
    r"(?P<last>1[0-2]|0?[1-9]) ?(?P<last_half>[ap])\.?m\.?(?!\w)",
    re.IGNORECASE,
)
CLOCKS: Final = re.compile(
    r"(?<![\w£$€.:/-])(?P<first>(?:[01]?\d|2[0-3]):[0-5]\d) ?(?:-|to|and|until|till) ?"
    r"(?P<last>(?:[01]?\d|2[0-3]):[0-5]\d)(?![\w:])",
    re.IGNORECASE,
)
NEAR: Final = re.compile(
    r"\b(?:the )?(?:day before yesterday|yesterday|today|tonight|last night|this (?:morning|afternoon|evening)"
    r"|tomorrow)(?: (?:morning|afternoon|evening|night))?(?!\w)",
    re.IGNORECASE,
)
AGO: Final = re.compile(
    rf"\b(?P<number>{NUMBER}|a|an|a couple of|a few) (?P<unit>day|week|month|year)s? ago\b", re.IGNORECASE
)
LAST: Final = re.compile(r"\b(?P<which>last|this|next) (?P<unit>week|weekend|month|year)\b", re.IGNORECASE)
CLOCK: Final = re.compile(
    r"(?<![\w£$€.:/-])(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>[ap])\.?m\.?)?|"
    r"(?P<hour_alone>1[0-2]|0?[1-9]) ?(?P<half_alone>[ap])\.?m\.?|(?P<four>[01]\d|2[0-3])"
    r"(?P<four_minutes>[0-5]\d) ?(?:hrs?|hours)|(?P<noon>noon|midday|midnight))(?![\w%])(?!\.\d)",
    re.IGNORECASE,
)
IN_WORDS: Final = re.compile(
    r"\b(?P<past>half past|quarter past|quarter to) (?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve)(?: ?(?P<half>[ap])\.?m)?(?!\w)",
    re.IGNORECASE,
)
MONEY: Final = re.compile(r"(?:[£$€]|\bgbp|\beur|\busd) ?$", re.IGNORECASE)
BETWEEN: Final = re.compile(
    r"[ ,]{1,3}(?:(?:at|about|around|approx\.?|approximately|roughly|from|between|just|after|before|circa|c) ?){0,3}",
    re.IGNORECASE,
)
PAST: Final = {"half past": 30, "quarter past": 15, "quarter to": -15}
UNIT_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
FEW: Final = {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
NEAR_DAYS: Final = {"day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
WEEK: Final = timedelta(days=7)
SOON: Final = timedelta(days=60)  # so far ahead a visit is spoken of without its year: of our own choosing


def moments_in(text: str, *, on: date) -> Iterator[Found]:
    """Days, times, and days with their times, in a text of plain letters that was written on this day."""
    times = {found.start: found for found in spoken_times(text)}
    yield from times.values()
    for day in spoken_days(text, on=on):
        yield day
        after = BETWEEN.match(text, day.end)
        if after and (time := times.get(after.end())) and one_day(day.folded):
            yield together(text, day, time)


def one_day(folded: str) -> bool:
    """Whether it is a whole day, or one of two, to which a time can be put; a span or a month is none."""
    return "/" not in folded and all(len(day) == len("2026-11-24") for day in folded.split("|"))


def together(text: str, day: Found, time: Found) -> Found:
    """A day and its time as one find."""
    folded = "|".join("/".join(each + hour for hour in time.folded.split("/")) for each in day.folded.split("|"))
    return found_at(
        text, (day.start, time.end), Kind.MOMENT, folded, min(day.certainty, time.certainty), f"{day.why}, with a time"
    )


def spoken_days(text: str, *, on: date) -> Iterator[Found]:
    """Days by the calendar, by their name and by how long ago."""
    for match, read in days_in(text, on=on):
        if (found := of_calendar(read, on)) is not None:
            yield found_at(text, match.span(), Kind.MOMENT, *found)
    for match in DAY_OF_WEEK.finditer(text):
        yield from day_of_week(text, match, on)
    for match in NEAR.finditer(text):
        word = re.sub("^the ", "", match[0].lower())
        days = next((shift for words, shift in NEAR_DAYS.items() if word.startswith(words)), 0)
        yield found_at(
            text,
            match.span(),
            Kind.MOMENT,
            str(on + timedelta(days=days)),
            Certainty.SURE,
            "counted from the day it was said",
        )
    yield from counted_days(text, on=on)


def of_calendar(read: DayRead, on: date) -> tuple[str, Certainty, str] | None:
    """A day of the calendar; without its year the last one, or the next, if near. A month alone needs a year."""
    if read.year is not None:
        sure = read.swapped is None and read.day is not None
        return read.folded, Certainty.SURE if sure else Certainty.LIKELY, "a day of the calendar"
    if read.month is None or read.day is None:
        return None
    years = [year for year in range(on.year - 8, on.year + 2) if is_a_day(year, read.month, read.day)]
    days = [date(year, read.month, read.day) for year in years]
    last = max(day for day in days if day <= on)
    ahead = [day for day in days if on < day <= on + SOON]
    if ahead:
        return f"{last}|{ahead[0]}", Certainty.POSSIBLE, "a day without its year, not long ahead or a year ago"
    return str(last), Certainty.LIKELY, "a day without its year, so the last one"


def day_of_week(text: str, match: re.Match[str], on: date) -> Iterator[Found]:
    """A day of the week. A habit ("every Friday", "Mondays") is none, nor is "sat" without a word before it."""
    which = (match["which"] or "").lower()
    bare = not which and not (match["weekday"].endswith("day") and match["weekday"][0].isupper())
    if which == "every" or match["habit"] or bare:
        return
    back = (on.weekday() - WEEKDAYS.index(match["weekday"].lower()[:3])) % 7
    yield found_at(text, match.span(), Kind.MOMENT, *which_day(which, back, on))


def which_day(which: str, back: int, on: date) -> tuple[str, Certainty, str]:
    """The day that was so many days ago, by the word before it. Concerns tell of what was: without one it is the last.

    Said on a Thursday, "last Tuesday" is two days ago to some and nine to others: then it is either.
    """
    day = on - timedelta(days=back)
    if which == "next":
        return str(day + WEEK), Certainty.LIKELY, f"the {day:%A} after"
    if which in {"last", "past"} and back == 0:
        return str(day - WEEK), Certainty.LIKELY, f"the {day:%A} a week before"
    if which == "last" and back <= on.weekday():
        return f"{day - WEEK}|{day}", Certainty.POSSIBLE, f"the {day:%A} before, or the one a week earlier"
    return str(day), Certainty.LIKELY, f"the {day:%A} before, counted from the day it was said"


def counted_days(text: str, *, on: date) -> Iterator[Found]:
    """So many days, weeks, months or years ago, and last week or month."""
    for match in AGO.finditer(text):
        word = match["number"].lower()
        days = (FEW.get(word) or number_of(word)) * UNIT_DAYS[match["unit"].lower()]
        exact = match["unit"].lower() == "day" and word not in FEW
        day = on - timedelta(days=days)
        slack = timedelta(days=0 if exact else UNIT_DAYS[match["unit"].lower()] // 2 or 1)
        folded = str(day) if exact else f"{day - slack}/{min(day + slack, on)}"
        yield found_at(text, match.span(), Kind.MOMENT, folded, Certainty.LIKELY, "counted from the day it was said")
    for match in LAST.finditer(text):
        first, last = period(match["unit"].lower(), {"last": -1, "this": 0, "next": 1}[match["which"].lower()], on)
        yield found_at(
            text, match.span(), Kind.MOMENT, f"{first}/{last}", Certainty.LIKELY, "a week, month or year by its place"
        )


def period(unit: str, shift: int, on: date) -> tuple[date, date]:
    """The first and last day of the week, weekend, month or year that is so many from the one with the given day."""
    if unit in {"week", "weekend"}:
        monday = on - timedelta(days=on.weekday()) + shift * WEEK
        return (monday + timedelta(days=5 if unit == "weekend" else 0)), monday + timedelta(days=6)
    if unit == "year":
        return date(on.year + shift, 1, 1), date(on.year + shift, 12, 31)
    months = on.year * 12 + on.month - 1 + shift
    first, after = (date(count // 12, count % 12 + 1, 1) for count in (months, months + 1))
    return first, after - timedelta(days=1)


def spoken_times(text: str) -> Iterator[Found]:
    """Times of the day. A time with a full stop needs am or pm: else it is a price or a number."""
    for match in CLOCK.finditer(text):
        priced = MONEY.search(text[max(0, match.start() - 5) : match.start()])
        stopped = match["minute"] and "." in match[0][:3] and not match["half"]
        if not priced and not stopped and (folded := clock(match)):
            yield found_at(text, match.span(), Kind.MOMENT, folded, Certainty.SURE, "a time")
    for match in IN_WORDS.finditer(text):
        yield from time_in_words(text, match)
    for match in HOURS.finditer(text):
        last = match["last_half"].lower()
        first = (match["first_half"] or last).lower()
        folded = f"T{of_day(int(match['first']), first):02}:00/T{of_day(int(match['last']), last):02}:00"
        yield found_at(text, match.span(), Kind.MOMENT, folded, Certainty.LIKELY, "from one hour to another")
    for match in CLOCKS.finditer(text):
        folded = f"T{match['first']:0>5}/T{match['last']:0>5}"
        yield found_at(text, match.span(), Kind.MOMENT, folded, Certainty.SURE, "from one time to another")


def time_in_words(text: str, match: re.Match[str]) -> Iterator[Found]:
    """Half past and quarters."""
    hour = number_of(match["hour"])
    if 1 <= hour <= 12:
        minutes = of_day(hour, (match["half"] or "a").lower()) * 60 + PAST[match["past"].lower()]
        certainty = Certainty.LIKELY if match["half"] else Certainty.POSSIBLE
        folded = f"T{minutes // 60 % 24:02}:{minutes % 60:02}"
        yield found_at(text, match.span(), Kind.MOMENT, folded, certainty, "a time in words")


def of_day(hour: int, half: str) -> int:
    """An hour of twelve as one of twenty-four."""
    return hour % 12 + (12 if half == "p" else 0)


def clock(match: re.Match[str]) -> str:
    """The time that a match says, or nothing for one that no clock shows."""
    if match["noon"]:
        return "T00:00" if match["noon"].lower() == "midnight" else "T12:00"
    hour = int(match["hour"] or match["hour_alone"] or match["four"])
    minute = match["minute"] or match["four_minutes"] or "00"
    half = (match["half"] or match["half_alone"] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    return f"T{of_day(hour, half) if half else hour:02}:{minute}"
