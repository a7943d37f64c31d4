"""Reads a day as people in this country write it, or as a spreadsheet counts it."""

import re
from datetime import date, timedelta

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?")
UK = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: .*)?")
WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]+")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?([a-z]{3,9})[ ,.-]*(\d{4}|\d{2})(?: .*)?")
MONTH_FIRST = re.compile(r"([a-z]{3,9})[ .]+(\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})(?: .*)?")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The day from which Excel counts, as its serial numbers are since March 1900.
EXCEL_BEGAN = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 1, 1)


def read_day(text: str) -> date | None:
    """The day that was written: 31/03/2027, 31.3.27, Wed 31st March 2027, 2027-03-31 or 46477. None if it is none.

    Figures alone are read with the day first, as they are written in this country.
    """
    said = WEEKDAY.sub("", text.strip().lower(), count=1)
    if found := ISO.fullmatch(said):
        return day_of(int(found[1]), int(found[2]), int(found[3]))
    if found := UK.fullmatch(said):
        return day_of(full_year(found[3]), int(found[2]), int(found[1]))
    if (found := IN_WORDS.fullmatch(said)) and found[2][:3] in MONTHS:
        return day_of(full_year(found[3]), MONTHS.index(found[2][:3]) + 1, int(found[1]))
    if (found := MONTH_FIRST.fullmatch(said)) and found[1][:3] in MONTHS:
        return day_of(int(found[3]), MONTHS.index(found[1][:3]) + 1, int(found[2]))
    if SERIAL.fullmatch(said):
        return within(EXCEL_BEGAN + timedelta(days=int(float(said))))
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, if there is one and anything here could have happened on it."""
    try:
        return within(date(year, month, day))
    except ValueError:
        return None


def within(found: date) -> date | None:
    """The day, if anything here could have happened on it."""
    return found if FIRST_DAY <= found < LAST_DAY else None


def full_year(text: str) -> int:
    """A year of two figures is of this century."""
    return int(text) if len(text) == len("2027") else 2000 + int(text)
