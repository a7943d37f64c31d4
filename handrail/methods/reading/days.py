"""Days as people write them: in figures, with months in words, in part; each with every day that it could mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?P<month>(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|(?:sept?|octo?|nov|dec)(?:(?:em)?ber)?)"
)
DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR: Final = r"(?P<year>(?:19|20)\d{2}|'?\d{2})"
PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w./-])(?P<year>(?:19|20)\d{2})([-/.])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?![\w/-])(?!\.\d)",
        r"(?<![\w./-])(?P<day>[0-3]?\d) ?([./-]) ?(?P<month>[0-3]?\d) ?\2 ?(?P<year>(?:19|20)\d{2}|\d{2})"
        r"(?![\w/-])(?!\.\d)",
        rf"(?<![\w./-]){DAY}(?: of)?[ -]{MONTH}\.?(?:,? |-){YEAR}(?!\w)",
        rf"(?<!\w){MONTH}\.? {DAY}(?:,? | ){YEAR}(?!\w)",
        rf"(?<![\w./-]){DAY}(?: of)?[ -]{MONTH}(?!\w)",
        rf"(?<!\w){MONTH}\.? {DAY}(?!\w)",
        rf"(?<!\w){MONTH}\.?,? (?P<year>(?:19|20)\d{{2}})(?!\w)",
        r"(?<![\w./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d{2})(?![\w/-])",
    )
)
EIGHT_FIGURES: Final = re.compile(
    r"(?<![\w./+-])(?:(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>(?:19|20)\d{2})|(?P<year_first>(?:19|20)\d{2})"
    r"(?P<month_next>[01]\d)(?P<day_last>[0-3]\d))(?![\w/-])"
)
OLDEST: Final = 110  # years: nobody of whom a concern tells is older


@dataclass(frozen=True)
class DayRead:
    """A day or what is known of it: any part may be missing. `swapped` is the other reading, with the month first."""

    year: int | None
    month: int | None
    day: int | None
    swapped: "DayRead | None" = None

    @property
    def folded(self) -> str:
        """ISO's form: "1994-03-05", "1994-03", "1994", or "--03-05" without a year."""
        year = f"{self.year:04}" if self.year is not None else "-"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def readings(self) -> tuple[str, ...]:
        """Every day that may be meant, folded, the British one first."""
        return (self.folded, *((self.swapped.folded,) if self.swapped else ()))


def full_year(written: str, *, on: date, birth: bool) -> int:
    """The year of two figures or four.

    Of a birth, the last such year that is not after the given day: in 2026 "26" is 2026 and "27" is 1927. Of anything
    else up to one year ahead is this century and what is later the last one.
    """
    figures = written.lstrip("'")
    if len(figures) == 4:
        return int(figures)
    year = on.year - on.year % 100 + int(figures)
    return year - 100 if year > on.year + (0 if birth else 1) else year


def read_day(year: int | None, month: int | None, day: int | None) -> DayRead | None:
    """A day from its parts, as in Britain with the day first; None if no month can be made of it.

    A day and a month that change places only one way are put right. A day that its month does not have is left out.
    """
    if month is not None and month > 12 and day is not None and day <= 12:
        month, day = day, month
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not is_a_day(year, month, day):
        return DayRead(year, month, None) if month is not None and year is not None and 1 <= day <= 31 else None
    return DayRead(year, month, day)


def with_swapped(read: DayRead) -> DayRead:
    """With the other reading, where day and month were both figures and both could be a month."""
    if read.day is None or read.month is None or read.day > 12 or read.day == read.month:
        return read
    return DayRead(read.year, read.month, read.day, swapped=DayRead(read.year, read.day, read.month))


def is_a_day(year: int | None, month: int | None, day: int) -> bool:
    """Whether the calendar has it; 29 February, if the year is not known."""
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def days_in(text: str, *, on: date, birth: bool = False) -> Iterator[tuple[re.Match[str], DayRead]]:
    """Every day in a text, by each manner of writing, the fullest manner first; finds may overlap."""
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if (read := day_of(match, on=on, birth=birth)) is not None:
                yield match, read


def day_of(match: re.Match[str], *, on: date, birth: bool) -> DayRead | None:
    """The day that one match says. Where the year came first, the month is before the day in every country."""
    parts = match.groupdict()
    day, month, year = parts.get("day"), parts["month"], parts.get("year")
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    read = read_day(full_year(year, on=on, birth=birth) if year else None, number, int(day) if day else None)
    if (
        read is None
        or not day
        or not month.isdigit()
        or number != read.month
        or match.start("month") < match.start("day")
    ):
        return read
    return with_swapped(read)
