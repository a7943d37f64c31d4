"""Dates of birth, and ages as the years in which somebody was born.

A date of birth is folded to ISO's form, whole or in part. An age is folded to the years of birth that it allows on the
given day: "1998..1999".
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from handrail.methods.reading.days import EIGHT_FIGURES, OLDEST, DayRead, days_in, read_day, with_swapped
from handrail.methods.reading.finds import Certainty, Found, Kind, found_at
from handrail.methods.reading.folding import plain
from handrail.methods.reading.word_lists import phrases_for

CUE_BEFORE: Final = re.compile(
    rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|born|birth ?da(?:y|te)|b\.|{phrases_for('born')})"
    r"[^\w]{0,4}(?:(?:is|was|on|the|in|about|around"
    r"|maybe|possibly|circa)\b[^\w]{0,3}){0,3}$",
    re.IGNORECASE,
)
CUE_AFTER: Final = re.compile(r"[ (,]{1,3}(?:d\.?o\.?b|date of birth|birth)", re.IGNORECASE)
BORN_IN: Final = re.compile(
    r"\b(?:born|year of birth|yob|dob|date of birth)\b[^\w]{0,3}(?:(?:is|was|in|about|around|circa"
    r"|year)\b[^\w]{0,2}){0,3}(?P<year>(?:19|20)\d{2})(?![\w/-])(?!\.\d)",
    re.IGNORECASE,
)
A_YEAR: Final = re.compile(r"(?:19|20)\d\d")
BEFORE: Final = 36
CHILDHOOD: Final = (
    10  # years: a day longer ago than this that stands alone is more likely of a birth than of what was seen
)

UNITS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SPELT: Final = (
    rf"(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(UNITS[:9])}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))}"
)
NUMBER: Final = rf"(?:\d{{1,2}}|{SPELT})"
ABOUT: Final = r"(?P<about>about|around|approx(?:imately)?\.?|roughly|circa|maybe|perhaps|looks?|looked|some) "
RANGE: Final = rf"(?P<low>{NUMBER})(?: ?(?:-|to|or|and) ?(?P<high>{NUMBER}))?"
AGES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w£$€.:/-])(?:{ABOUT})?{RANGE}[ -]?(?:years?|yrs?|yo|y/o)(?:[ -]old(?:s)?|[ -]of age|\b(?<=yo|/o))"
        rf"(?!\w)",
        rf"(?<![\w£$€.:/-]){ABOUT}(?P<low>[1-9]\d) ?(?:-|to) ?(?P<high>[1-9]\d) ?(?:yrs?|years)(?!\w| ago)",
        r"\b(?:girl|boy|child|man|woman|male|female|lad|lady|son|daughter|student|victim) ?"
        r"\((?P<about>)(?P<low>\d{1,2})(?P<high>)\)",
        rf"\b(?:aged?|age is|age was|age of|ages)[ :]{{1,2}}(?:between )?(?:{ABOUT})?{RANGE}(?![\w%:/.-])(?! ?"
        rf"(?:months?|weeks?|days?|am|pm))",
        rf"\b(?:looks?|looked|he is|she is|he's|she's|i am|i'm|is only|was only|only) (?:{ABOUT})?{RANGE}"
        rf"(?=[.,;!?)]|$|\n| and | but )",
    )
)
DECADES: Final = re.compile(
    r"\b(?P<whose>(?:his|her|their|my|in) )?(?:(?P<part>early|mid|middle|late)[ -])?(?P<tens>[1-9]0|teen|twent"
    r"|thirt|fort|fift|sixt|sevent|eight)(?:'?s|ies)(?!\w)",
    re.IGNORECASE,
)
TEENAGER: Final = re.compile(r"\b(?:teenager|teenage|teenaged|in (?:his|her|their) teens)\b", re.IGNORECASE)
DECADE: Final = {"teen": 10, "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80}
PART: Final = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
ROUGHLY: Final = 3  # years either way, where an age is said to be about right: of our own choosing
OLD: Final = 100


def births_in(text: str, *, on: date) -> Iterator[Found]:
    """Dates of birth in a text of plain letters: where a word says so, or the day is too long ago for what was seen."""
    for match, read in days_in(text, on=on, birth=True):
        cued = is_cued(text, match)
        if not could_be_born(read, on) or not (cued or long_ago(match, read, on)):
            continue
        yield found_at(
            text, match.span(), Kind.BORN, read.folded, sureness(read, cued=cued), explained(read, cued=cued)
        )
    for match in EIGHT_FIGURES.finditer(text):
        if is_cued(text, match) and (born_on := of_eight_figures(match)) is not None and could_be_born(born_on, on):
            why = explained(born_on, cued=True)
            yield found_at(text, match.span(), Kind.BORN, born_on.folded, Certainty.LIKELY, why)
    for match in BORN_IN.finditer(text):
        if on.year - OLDEST <= int(match["year"]) <= on.year:
            yield found_at(text, match.span("year"), Kind.BORN, match["year"], Certainty.LIKELY, "a year of birth")


def is_cued(text: str, match: re.Match[str]) -> bool:
    """Whether a word beside it says that it is of a birth."""
    before = text[max(0, match.start() - BEFORE) : match.start()]
    return CUE_BEFORE.search(before) is not None or CUE_AFTER.match(text, match.end()) is not None


def of_eight_figures(match: re.Match[str]) -> DayRead | None:
    """The day of eight figures without anything between, the year first or last."""
    found = match.groupdict()
    parts = (
        found["year"] or found["year_first"],
        found["month"] or found["month_next"],
        found["day"] or found["day_last"],
    )
    read = read_day(*(int(part) for part in parts))
    return with_swapped(read) if read is not None and found["day"] else read


def could_be_born(read: DayRead, on: date) -> bool:
    """Whether somebody born then is alive and born by the given day. A year that is not known rules nothing out."""
    if read.year is None:
        return read.day is not None
    return on.year - OLDEST <= read.year and (read.year, read.month or 1, read.day or 1) <= (on.year, on.month, on.day)


def long_ago(match: re.Match[str], read: DayRead, on: date) -> bool:
    """Whether a whole day with four figures for its year is longer ago than what anybody reports as just seen."""
    figures = match.groupdict().get("year") or ""
    return read.day is not None and read.year is not None and len(figures) == 4 and read.year < on.year - CHILDHOOD


def sureness(read: DayRead, *, cued: bool) -> Certainty:
    """How sure a date of birth is."""
    if not cued:
        return Certainty.POSSIBLE
    whole = read.year is not None and read.day is not None
    return Certainty.SURE if whole and read.swapped is None else Certainty.LIKELY


def explained(read: DayRead, *, cued: bool) -> str:
    """Why it is a date of birth, and what else it could be."""
    why = "a date of birth" if cued else "a day long ago, perhaps of birth"
    if read.swapped is not None:
        why += f", or {read.swapped.folded} if the month was written first"
    if (read.month, read.day) == (1, 1):
        why += "; 1 January is often put where the day is not known"
    return why if read.day is not None else f"{why}, in part"


def ages_in(text: str, *, on: date) -> Iterator[Found]:
    """Ages in a text of plain letters, as years of birth counted back from the given day."""
    for pattern in AGES:
        for match in pattern.finditer(text):
            yield from read_age(text, match, on)
    for match in DECADES.finditer(text):
        # "The 80s" are years; "in her 20s" and "early thirties" are ages.
        if match["part"] or match["whose"]:
            low, high = decade(match)
            yield found_at(
                text, match.span(), Kind.AGE, born(low, high, on), Certainty.POSSIBLE, "an age by its decade"
            )
    for match in TEENAGER.finditer(text):
        yield found_at(text, match.span(), Kind.AGE, born(13, 19, on), Certainty.POSSIBLE, "a teenager")


def read_age(text: str, match: re.Match[str], on: date) -> Iterator[Found]:
    """An age or two that stand for all between them."""
    low = number_of(match["low"])
    high = number_of(match["high"]) if match["high"] else low
    if high < low or high >= OLD:
        return
    roughly = ROUGHLY if match["about"] else 0
    certainty = Certainty.SURE if low == high and not roughly else Certainty.LIKELY
    why = "an age" if not roughly else f"an age said to be about right, so {ROUGHLY} years either way"
    yield found_at(text, match.span(), Kind.AGE, born(max(0, low - roughly), high + roughly, on), certainty, why)


def born(low: int, high: int, on: date) -> str:
    """The years of birth of somebody between two ages on a day; one more than the ages span, for birthdays to come."""
    return f"{on.year - high - 1}..{on.year - low}"


def number_of(written: str) -> int:
    """A number in figures or in words, up to ninety-nine."""
    if written.isdigit():
        return int(written)
    words = re.split("[ -]", written.lower())
    return sum(TENS.get(word) or UNITS.index(word) + 1 for word in words)


def decade(match: re.Match[str]) -> tuple[int, int]:
    """The youngest and the oldest age of a decade or a part of one."""
    tens = match["tens"].lower()
    first = int(tens) if tens.isdigit() else DECADE[tens]
    low, high = PART.get((match["part"] or "").lower(), (0, 9))
    return (max(13, first + low) if first == 10 else first + low), first + high


def read_birth(written: str, *, on: date) -> DayRead | None:
    """A date of birth as it is typed into a field, in any manner and in part; None for what nobody was born on."""
    typed = plain(written).strip()
    days = [read for match, read in days_in(typed, on=on, birth=True) if match[0] == typed]
    eight = EIGHT_FIGURES.fullmatch(typed)
    year = DayRead(int(typed), None, None) if A_YEAR.fullmatch(typed) else None
    reads = [*days, of_eight_figures(eight) if eight else None, year]
    return next((read for read in reads if read is not None and could_be_born(read, on)), None)
