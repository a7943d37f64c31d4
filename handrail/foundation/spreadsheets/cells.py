"""Cells as they come in and go out: nothing unseen in them, and nothing that a spreadsheet would work out."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Final

# What a spreadsheet takes for a formula, in either width.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# Marks that nobody sees: they come along when days and numbers are pasted, and can turn round what is read.
UNSEEN: Final = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LONGEST_CELL: Final = 33_000  # no spreadsheet has more: what is too long for us is said, and never cut
MOST_FIGURES: Final = 15  # a spreadsheet knows no more of a number


def clean(cell: str) -> str:
    """The cell without what nobody sees, and without spaces around it."""
    return cell[:LONGEST_CELL].strip() if cell.isprintable() else UNSEEN.sub("", cell[:LONGEST_CELL]).strip()


def as_cell(value: object) -> str:
    """A cell of a workbook as text: a day as ISO writes it, a whole number without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**MOST_FIGURES:
        return str(int(value))
    return str(value)


def faults_file(headings: Sequence[str], found: Iterable[tuple[int, Sequence[str], str]]) -> bytes:
    """The rows that could not be read as a CSV that Excel opens, with the row's number and the reasons in front."""
    written = StringIO()
    out = csv.writer(written)
    out.writerow(["Row", "What is wrong", *map(no_formula, headings)])
    for line, row, reasons in found:
        out.writerow([line, reasons, *map(no_formula, row)])
    return written.getvalue().encode("utf-8-sig")


def faulty_lines(made: bytes) -> list[int]:
    """The numbers of the rows that stand in such a file, however long it is."""
    rows = csv.reader(StringIO(made.decode("utf-8-sig"), newline=""))
    next(rows, None)
    return [int(row[0]) for row in rows]


def no_formula(cell: str) -> str:
    """The cell as a spreadsheet shows it, and never works it out."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_it_was(cell: str) -> str:
    """The cell without what `no_formula` put in front of it: a row that came back is sent again."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
