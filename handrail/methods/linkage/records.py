"""The table that is linked: its known columns, a sentence for each fault, and what of it is ignored."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Made = TypeVar("Made")
KNOWN: Final = (
    "id", "given_name", "surname", "full_name", "alias", "date_of_birth", "sex", "nationality", "phone", "email",
    "online_handle", "vehicle_plate", "house", "street", "locality", "town", "county", "postcode", "business",
    "reported_at",
)  # fmt: skip
WAYS_TO_WRITE_A_DAY: Final = tuple(
    re.compile(way, re.ASCII)
    for way in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ].*)?",
        r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    )
)
MOST_FAULTS: Final = 20
LONGEST: Final = 1_000  # characters of one field


class CannotLink(ValueError):
    """The table cannot be used. `faults` has a sentence for each reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Records(Generic[Made]):
    """What was made of each row, in order, and a sentence for whatever was ignored."""

    rows: tuple[Made, ...]
    warnings: tuple[str, ...]


def read_records(lines: Iterable[str], *, name: str, make: Callable[[dict[str, str]], Made]) -> Records[Made]:
    """What `make` makes of each record of a CSV table, by column and each with its own id, one line after the other.

    Of many records no more is kept than what is made of them. Days come as YYYYMMDD.

    Raises:
        CannotLink: no id column, a row with no id or another's, a day that is none, or more values than columns.
    """
    reader = csv.reader(lines, strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        faults = list(faults_of_header(header, name))
        if faults:
            raise CannotLink(faults)
        rows = tuple(make(row) for row in rows_of(reader, header, name))
    except csv.Error as fault:
        raise CannotLink([f"{name}, line {reader.line_num}: this is not a CSV table ({fault})."]) from None
    return Records(rows, tuple(warnings_of(header, name)))


def faults_of_header(header: list[str], name: str) -> Iterator[str]:
    """What is wrong with the columns."""
    if "id" not in header:
        yield f"{name}, row 1: a header row with the column id was expected."
    for column in dict.fromkeys(header):
        if column and header.count(column) > 1:
            yield f"{name}, row 1: the column {column} is there {header.count(column)} times; once was expected."


def warnings_of(header: list[str], name: str) -> Iterator[str]:
    """Columns that are not known."""
    unknown = [column or "(no name)" for column in header if column not in KNOWN]
    if unknown:
        yield f"{name}: ignored, because not known: {', '.join(unknown)}."


def rows_of(lines: Iterator[list[str]], header: list[str], name: str) -> Iterator[dict[str, str]]:
    """The rows up to the first fault; faults are gathered until there are many. Raises CannotLink if there was one."""
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, values in enumerate(lines, start=2):
        if not any(value.strip() for value in values):
            continue
        row = {column: value.strip() for column, value in zip(header, values, strict=False) if column in KNOWN}
        faults += faults_of_row(row, values, header, seen, f"{name}, row {number}")
        if len(faults) >= MOST_FAULTS:
            raise CannotLink([*faults[:MOST_FAULTS], f"{name}: and perhaps more; reading stopped here."])
        seen[row.get("id", "")] = number
        if not faults:
            yield row
    if faults:
        raise CannotLink(faults)


def faults_of_row(
    row: dict[str, str], values: list[str], header: list[str], seen: dict[str, int], where: str
) -> Iterator[str]:
    """What is wrong with a row. Days are written as YYYYMMDD in passing."""
    if len(values) > len(header):
        yield f"{where}: {len(values)} values for {len(header)} columns."
    if not row.get("id"):
        yield f"{where}, id: it is empty; each record needs one of its own."
    elif row["id"] in seen:
        yield f"{where}, id: {row['id']} is the id of row {seen[row['id']]} already."
    for column, value in row.items():
        if len(value) > LONGEST:
            yield f"{where}, {column}: {len(value):,} characters; at most {LONGEST:,} were expected."
    if born := row.get("date_of_birth"):
        row["date_of_birth"] = digits_of_day(born) or ""
        if not row["date_of_birth"]:
            yield f"{where}, date_of_birth: a day like 1990-02-28, 28/02/1990 or 19900228 was expected."


def digits_of_day(written: str) -> str | None:
    """Year, month and day in eight digits, if it is written in one of the ways that are known.

    A day that no calendar has is kept as it is: whoever misread one digit still read the other seven.
    """
    for way in WAYS_TO_WRITE_A_DAY:
        if read := way.fullmatch(written):
            return read["year"] + read["month"].zfill(2) + read["day"].zfill(2)
    return None
