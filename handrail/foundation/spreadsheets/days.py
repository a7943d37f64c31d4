"""Reads a day as people in this country write it, or as a spreadsheet counts it."""

import re
from datetime import date, timedelta

BETWEEN, AFTER = r"(?: ?[/.\-–,] ?| )", r"(?:[ ,;t].*)?"
ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){AFTER}")
UK = re.compile(rf"(\d{{1,2}}){BETWEEN}(\d{{1,2}}){BETWEEN}'?(\d{{4}}|\d{{2}}){AFTER}")
WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]+")
IN_WORDS = re.compile(
    rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-/.]?([a-z]{{3,9}})[ ,.\-/]*'?(\d{{4}}|\d{{2}}){AFTER}"
)
MONTH_FIRST = re.compile(rf"([a-z]{{3,9}})[ .\-]+(\d{{1,2}})(?:st|nd|rd|th)?[ ,]+(\d{{4}}){AFTER}")
# Eight figures are a day in either order, and never in both: no month is 19 or 20.
YEAR_IN_FRONT, YEAR_BEHIND = re.compile(r"(\d{4})(\d{2})(\d{2})"), re.compile(r"(\d{2})(\d{2})(\d{4})")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORTEST_MONTH = 3
# The day from which Excel counts, as its serial numbers are since March 1900.
EXCEL_BEGAN = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 1, 1)
FIRST_BIRTH = date(1900, 1, 1)


def read_day(text: str) -> date | None:
    """The day that was written: 31/03/2027, 31.3.27, Wed 31st March 2027, 2027-03-31 or 46477. None if it is none.

    Figures alone are read with the day first, as they are written in this country.
    """
    found = written(text, century=2000)
    return found if found and FIRST_DAY <= found < LAST_DAY else None


def read_birthday(text: str, *, on: date) -> date | None:
    """The day on which somebody was born: as `read_day`, but since 1900, and 3/4/85 is in the past."""
    found = written(text, century=2000)
    if found and found > on and re.search(r"(?<!\d)\d\d$", text.strip()):
        found = written(text, century=1900)
    return found if found and FIRST_BIRTH <= found < LAST_DAY else None


def month_comes_first(text: str) -> bool:
    """Whether these figures are a day only with the month in front, as they are written elsewhere."""
    found = UK.fullmatch(plain(text))
    if found is None or read_day(text) is not None:
        return False
    return day_of(found[3], found[1], found[2], century=2000) is not None


def written(text: str, *, century: int) -> date | None:
    """The day that was written, whenever it was; a year of two figures is of this century."""
    said = plain(text)
    if found := ISO.fullmatch(said) or YEAR_IN_FRONT.fullmatch(said):
        day = day_of(found[1], found[2], found[3], century=century)
        if day and day >= FIRST_BIRTH:
            return day
    if found := UK.fullmatch(said) or YEAR_BEHIND.fullmatch(said):
        return day_of(found[3], found[2], found[1], century=century)
    if found := IN_WORDS.fullmatch(said):
        return day_of(found[3], month_called(found[2]), found[1], century=century)
    if found := MONTH_FIRST.fullmatch(said):
        return day_of(found[3], month_called(found[1]), found[2], century=century)
    if SERIAL.fullmatch(said):
        return EXCEL_BEGAN + timedelta(days=int(float(said)))
    return None


def plain(text: str) -> str:
    """What was written in small letters with one space between, without the day of the week and what nobody sees."""
    return WEEKDAY.sub("", " ".join(UNSEEN.sub("", text).lower().split()), count=1)


def month_called(word: str) -> str:
    """The number of a month, by its name or how that begins; 0 if it is none."""
    word = "september" if word == "sept" else word
    fitting = (number for number, name in enumerate(MONTHS, start=1) if name.startswith(word))
    return str(next(fitting, 0)) if len(word) >= SHORTEST_MONTH else "0"


def day_of(year: str, month: str, day: str, *, century: int) -> date | None:
    """That day, if there is one."""
    try:
        return date(int(year) if len(year) == len("2027") else century + int(year), int(month), int(day))
    except ValueError:
        return None
