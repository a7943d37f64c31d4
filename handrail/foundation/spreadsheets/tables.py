"""Reads a table out of a file: CSV in any form in which offices save it, Excel or ODS. Never runs what is in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from handrail.foundation.spreadsheets.cells import clean
from handrail.foundation.spreadsheets.columns import Field, called_of, how_many_called
from handrail.foundation.spreadsheets.failures import (
    EMPTY,
    MOST_MB,
    MOST_ROWS,
    NO_TABLE,
    OLD_EXCEL,
    TOO_LARGE,
    NotATable,
)
from handrail.foundation.spreadsheets.texts import csv_rows
from handrail.foundation.spreadsheets.workbooks import AT_THE_TOP, MOST_COLUMNS, chosen_sheet

MOST_LINES: Final = 2_000_000  # blank ones among them; no spreadsheet has as many
ZIP_MARK, OLD_EXCEL_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OTHER_MARKS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<htm", b"<!DO", b"GIF8")
# So many known headings make a row of headings.
ENOUGH_TO_KNOW: Final = 2
COMMA_IN_A_CELL = "Is there a comma in a cell that has no quotation marks around it?"
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """A file's headings and its rows, as text; `lines` is the number of each row in the file.

    A row has more cells than there are headings only where something stands in them. `others` are the sheets of a
    workbook that have rows too and were not read.
    """

    headings: tuple[str, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


def why_it_runs_over(row: Sequence[str], table: Table) -> str | None:
    """Say that a row has more cells than there are headings, if so: what stands in its cells is none of theirs."""
    if len(row) <= len(table.headings) or len(table.headings) == MOST_COLUMNS:
        return None
    return f"It has {len(row)} cells, and there are {len(table.headings)} headings. {COMMA_IN_A_CELL}"


def read_table(content: bytes, fields: Sequence[Field] = ()) -> Table:
    """The sheet on which most headings of these fields are, from its headings on, or the first that has rows.

    What the file is, is decided by what is in it, never by its name.

    Raises:
        NotATable: too large, damaged, another kind of file, or without rows.
    """
    if len(content) > MOST_MB * 1024 * 1024:
        raise NotATable(TOO_LARGE)
    if content.startswith(OLD_EXCEL_MARK):
        raise NotATable(OLD_EXCEL)
    if content.startswith(OTHER_MARKS):
        raise NotATable(NO_TABLE)
    called = called_of(fields)
    if content.startswith(ZIP_MARK):
        rows, others = chosen_sheet(content, called)
        return as_table(rows, called, others)
    return as_table(csv_rows(content, called), called)


def as_table(found: Iterable[Sequence[str]], called: frozenset[str] = frozenset(), others: Sequence[str] = ()) -> Table:
    """The table from its headings on; what stands above them and empty rows are passed over. Raises NotATable."""
    filled = list(filled_rows(found))
    begin = where_headings_are(filled[:AT_THE_TOP], called)
    if len(filled) < begin + 2:
        raise NotATable(EMPTY)
    if len(filled) > begin + MOST_ROWS + 1:
        raise NotATable(TOO_LARGE)
    headings = tuple(filled[begin][1][:MOST_COLUMNS])
    rows = tuple(as_wide_as(len(headings), row) for _, row in filled[begin + 1 :])
    return Table(headings, rows, tuple(line for line, _ in filled[begin + 1 :]), tuple(others))


def filled_rows(found: Iterable[Sequence[str]]) -> Iterator[Row]:
    """The rows in which something stands, each with its number. Raises NotATable: there are too many."""
    filled = 0
    for line, row in enumerate(found, start=1):
        cells = [clean(cell) for cell in row[: MOST_COLUMNS + 1]]
        if line > MOST_LINES or filled > MOST_ROWS + AT_THE_TOP:
            raise NotATable(TOO_LARGE)
        if any(cells):
            filled += 1
            yield line, cells


def where_headings_are(top: Sequence[Row], called: frozenset[str]) -> int:
    """Which row has the headings: the first, but where a title stands above the ones that we know."""
    known = [how_many_called(row, called) for _, row in top]
    most = max(known, default=0)
    return known.index(most) if most >= ENOUGH_TO_KNOW else 0


def as_wide_as(width: int, row: list[str]) -> tuple[str, ...]:
    """The row; what is beyond the headings only if something stands there."""
    return tuple(row if any(row[width:]) else row[:width])
