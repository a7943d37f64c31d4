"""Published counts as the board shows them: beside ours and never added to them, with a rate where periods differ."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.insight.figures.policies.series import Count, Series

DAYS_IN_A_MONTH = 365.25 / 12
ACRONYMS = frozenset({"nrm", "Nrm", "nhs", "Nhs"})


@dataclass(frozen=True)
class PublishedRow:
    """One period of a published series. `a_month` is the count for each month of the period."""

    label: str
    count: int
    days: int
    months: float
    a_month: float
    edition: str


@dataclass(frozen=True)
class PublishedTable:
    """A published series, ready to be shown."""

    code: str
    title: str
    source: str
    unit: str
    rows: Sequence[PublishedRow]
    caveats: Sequence[str]

    @property
    def drawn(self) -> bool:
        """Whether there is anything to compare in a picture."""
        return len(self.rows) > 1

    @property
    def of_days(self) -> bool:
        """Whether each number is a state on one day, so that it has no rate."""
        return all(row.days == 1 for row in self.rows)

    @property
    def uneven(self) -> bool:
        """Whether its periods are of unequal length, so that only rates can be compared."""
        return len({round(row.months, 1) for row in self.rows}) > 1


def published_table(series: Series, *, number: int) -> PublishedTable:
    """The series as a table, with what it does not say. `number` is its place on the page."""
    rows = [row_of(count) for count in series.counts]
    table = PublishedTable(f"published-{number}", title_of(series.name), series.source, series.unit, rows, ())
    return PublishedTable(table.code, table.title, table.source, table.unit, rows, caveats_of(table))


def title_of(name: str) -> str:
    """A series' name as a heading: "nrm_referrals" becomes "NRM referrals"."""
    words = name.replace("_", " ").strip()
    return " ".join(word.upper() if word in ACRONYMS else word for word in (words[:1].upper() + words[1:]).split())


def row_of(count: Count) -> PublishedRow:
    """One period, with its length in months and the rate."""
    months = months_in(count)
    return PublishedRow(label_of(count), count.count, count.days, months, count.count / months, count.edition)


def months_in(count: Count) -> float:
    """Calendar months, when the period is made of whole ones; otherwise its days in average months."""
    last_of_month = calendar.monthrange(count.last.year, count.last.month)[1]
    if count.first.day == 1 and count.last.day == last_of_month:
        return (count.last.year - count.first.year) * 12 + count.last.month - count.first.month + 1
    return count.days / DAYS_IN_A_MONTH


def label_of(count: Count) -> str:
    """The period in words: "March to August 2017", or its days when it is not made of whole months."""
    if count.first == count.last:
        return f"{count.first.day} {count.first:%B %Y}"
    if months_in(count) != int(months_in(count)):
        return f"{count.first.day} {count.first:%B %Y} to {count.last.day} {count.last:%B %Y}"
    if (count.first.year, count.first.month) == (count.last.year, count.last.month):
        return f"{count.first:%B %Y}"
    if count.first.year == count.last.year:
        return f"{count.first:%B} to {count.last:%B %Y}"
    return f"{count.first:%B %Y} to {count.last:%B %Y}"


def caveats_of(table: PublishedTable) -> tuple[str, ...]:
    """What the reader has to know: unequal periods, few numbers, and that no cause is shown."""
    unequal = "The periods are not of the same length: compare the rates for each month, not the counts."
    few = "Too few numbers to show a trend, or what caused a change."
    ours = "Published by others or before Handrail. Not counted in any of our own figures."
    return (*((unequal,) if table.uneven else ()), few, ours)
