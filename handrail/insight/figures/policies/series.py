"""Reads a file of published counts, strictly, and says which count is shown when several editions have one."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

HEADER = ("series", "source", "unit", "from", "to", "count", "edition")
LONGEST = {"series": 120, "source": 300, "unit": 120, "edition": 40}
LARGEST = 2_000_000_000


class NotASeries(Exception):
    """A file that is not taken in. `faults` has one sentence for each thing that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Count:
    """One published number, as a file or the database has it. `first` and `last` are both counted in."""

    series: str
    source: str
    unit: str
    first: date
    last: date
    count: int
    edition: str

    @property
    def days(self) -> int:
        """The length of the period."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Series:
    """One published series: what is counted, who says so, and its periods in order."""

    name: str
    source: str
    unit: str
    counts: Sequence[Count]


@dataclass(frozen=True)
class Row:
    """A count and the line of the file it stands on."""

    number: int
    count: Count


def read_series(text: str) -> list[Row]:
    """The rows of a file of counts.

    Raises:
        NotASeries: with every fault in it, by row and column; a blank line is no fault.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        header = tuple(next(rows, ()))
        if header != HEADER:
            raise NotASeries([f"Row 1: the columns have to be {','.join(HEADER)}."])
        found = [read_row(rows.line_num, cells) for cells in rows if any(cell.strip() for cell in cells)]
    except csv.Error as fault:
        raise NotASeries([f"Row {rows.line_num}: this is not CSV ({fault})."]) from None
    faults = [fault for _, faults in found for fault in faults]
    read = [row for row, _ in found if row is not None]
    if faults := faults or overlaps(read):
        raise NotASeries(faults)
    return read


def read_row(number: int, cells: Sequence[str]) -> tuple[Row | None, list[str]]:
    """One row, or what is wrong with it."""
    if len(cells) != len(HEADER):
        return None, [f"Row {number}: {len(HEADER)} columns were expected, and there are {len(cells)}."]
    told = {name: cell.strip() for name, cell in zip(HEADER, cells, strict=True)}
    faults = [
        *text_faults(told),
        *date_faults(told),
        *([] if is_count(told["count"]) else ["count: a whole number, 0 or more, was expected."]),
    ]
    if faults:
        return None, [f"Row {number}, column {fault}" for fault in faults]
    return Row(number, count_told(told)), []


def count_told(told: Mapping[str, str]) -> Count:
    """The count in a row without faults."""
    return Count(
        series=told["series"],
        source=told["source"],
        unit=told["unit"],
        first=date.fromisoformat(told["from"]),
        last=date.fromisoformat(told["to"]),
        count=int(told["count"]),
        edition=told["edition"],
    )


def text_faults(told: Mapping[str, str]) -> list[str]:
    """What is wrong with the columns that hold words."""
    empty = [f"{name}: nothing is written here." for name in LONGEST if not told[name]]
    long = [
        f"{name}: at most {most} characters were expected." for name, most in LONGEST.items() if len(told[name]) > most
    ]
    return empty + long


def date_faults(told: Mapping[str, str]) -> list[str]:
    """What is wrong with the two days."""
    wrong = [f"{name}: a day like 2017-03-01 was expected." for name in ("from", "to") if not is_day(told[name])]
    if wrong or told["from"] <= told["to"]:
        return wrong
    return ["to: the last day was expected to be on or after the first."]


def is_day(text: str) -> bool:
    """Whether this is a day as ISO 8601 writes it, with hyphens."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_count(text: str) -> bool:
    """Whether this is a whole number that the database can hold."""
    return text.isascii() and text.isdigit() and int(text) <= LARGEST


def overlaps(rows: Iterable[Row]) -> list[str]:
    """A sentence for every row whose period overlaps one before it, in the same series and edition."""
    faults = []
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.count.series, row.count.edition].append(row)
    for group in groups.values():
        latest: Row | None = None
        for row in sorted(group, key=lambda one: (one.count.first, one.count.last)):
            if latest is not None and row.count.first <= latest.count.last:
                faults.append(overlap(row, latest))
            if latest is None or row.count.last > latest.count.last:
                latest = row
    return sorted(faults, key=row_number)


def row_number(fault: str) -> int:
    """The row that a sentence is about."""
    return int(fault.removeprefix("Row ").partition(",")[0])


def overlap(row: Row, other: Row) -> str:
    """Two rows of one series that count the same days; the one further down is the fault."""
    earlier, later = sorted((row, other), key=lambda one: one.number)
    return (
        f"Row {later.number}, column from: {later.count.first} to {later.count.last} overlaps row {earlier.number} "
        f"of the same series ({earlier.count.first} to {earlier.count.last})."
    )


def disagreements(rows: Iterable[Row], known: Sequence[Count]) -> list[str]:
    """A sentence for every row that does not fit what was imported before."""
    of_series: dict[str, list[Count]] = defaultdict(list)
    for count in known:
        of_series[count.series].append(count)
    found = ((row, why_not_beside(row.count, of_series[row.count.series])) for row in rows)
    return [f"Row {row.number}, column {reason}" for row, reason in found if reason]


def why_not_beside(count: Count, known: Sequence[Count]) -> str | None:
    """Say why this count does not fit those of its series that are known, if so."""
    for other in known:
        if other.edition != count.edition or not overlap_in_time(count, other):
            continue
        if (other.first, other.last) != (count.first, count.last):
            return f"from: this period overlaps {other.first} to {other.last}, imported before."
        if other.count != count.count:
            return f"count: edition {other.edition} said {other.count} before. A revision needs an edition of its own."
    return None


def overlap_in_time(one: Count, other: Count) -> bool:
    """Whether the two periods share a day."""
    return one.first <= other.last and other.first <= one.last


def newest(counts: Iterable[Count]) -> list[Count]:
    """The counts of one series to show: those of later editions, and of earlier ones where no later one has a word.

    Editions follow one another as their names do: give the day of publication, or a year.
    """
    kept: list[Count] = []
    for count in sorted(counts, key=lambda one: one.edition, reverse=True):
        if not any(overlap_in_time(count, other) for other in kept if other.edition != count.edition):
            kept.append(count)
    return sorted(kept, key=lambda one: one.first)
