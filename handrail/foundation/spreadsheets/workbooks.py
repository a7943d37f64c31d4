"""Reads the sheets of a workbook, Excel's or one of LibreOffice, in a process of its own. Never runs what is in it.

Two cells far apart make a sheet of billions: a workbook of some kilobytes takes more memory than there is.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from handrail.foundation.apart import TookTooMuch, done_apart, limit_this_process
from handrail.foundation.spreadsheets.cells import as_cell
from handrail.foundation.spreadsheets.columns import how_many_called
from handrail.foundation.spreadsheets.failures import DAMAGED, EMPTY, NO_TABLE, TOO_LARGE, TOO_MUCH, NotATable

MOST_MEMBERS: Final = 1_000
MOST_UNFOLDED: Final = 250 * 1024 * 1024
# What a workbook is known by: Excel's by its own part, one of LibreOffice by what it says it is.
EXCEL_PART, ODS_TYPE = "xl/workbook.xml", b"application/vnd.oasis.opendocument.spreadsheet"
MOST_COLUMNS: Final = 100
AT_THE_TOP: Final = 20


@dataclass(frozen=True)
class Sheet:
    """One sheet that has rows, and whether it is to be seen."""

    name: str = field(repr=False)
    seen: bool
    rows: list[list[str]] = field(repr=False)


def chosen_sheet(content: bytes, called: frozenset[str] = frozenset()) -> tuple[list[list[str]], list[str]]:
    """The rows of the sheet on which most headings are `called` so, or of the first; and the others with rows.

    Raises:
        NotATable: damaged, too large, no workbook, or without rows.
    """
    try:
        said = json.loads(done_apart(__name__, content, *sorted(called)))
    except TookTooMuch:
        raise NotATable(TOO_MUCH) from None
    if "refused" in said:
        raise NotATable(said["refused"])
    return said["rows"], said["others"]


def answer_as_a_program(*called: str) -> None:
    """Read a workbook from standard input, and write its rows."""
    limit_this_process()
    try:
        answer = read(sys.stdin.buffer.read(), frozenset(called))
    except NotATable as reason:
        answer = {"refused": reason.sentence}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def read(content: bytes, called: frozenset[str]) -> dict[str, Any]:
    """The sheet that is meant, and what the others are called. Raises NotATable."""
    refuse_bombs(content)
    sheets = list(sheets_of(content))
    # A sheet that is hidden holds the words of lists to choose from; it counts where there is no other.
    standing = [sheet for sheet in sheets if sheet.seen] or sheets
    if not standing:
        raise NotATable(EMPTY)
    meant = max(standing, key=lambda sheet: max(how_many_called(row, called) for row in sheet.rows[:AT_THE_TOP]))
    return {"rows": meant.rows, "others": [sheet.name for sheet in standing if sheet is not meant]}


def sheets_of(content: bytes) -> Iterator[Sheet]:
    """The sheets that have rows beneath headings. Raises NotATable."""
    # Not at the top: a table that comes as CSV needs none of it.
    from python_calamine import CalamineError, SheetVisibleEnum, load_workbook

    try:
        book = load_workbook(BytesIO(content))
        for about in book.sheets_metadata:
            found = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            rows = [[as_cell(value) for value in row[: MOST_COLUMNS + 1]] for row in found]
            if sum(any(row) for row in rows) > 1:
                yield Sheet(about.name, about.visible == SheetVisibleEnum.Visible, rows)
    except (CalamineError, OSError, ValueError):
        raise NotATable(DAMAGED) from None


def refuse_bombs(content: bytes) -> None:
    """Raises NotATable: it unfolds to more than a workbook does, or is none."""
    try:
        with ZipFile(BytesIO(content)) as opened:
            members = opened.infolist()
            told = sum(member.file_size for member in members)
            # What it says of itself refuses it at once; what unfolds counts, read through a piece at a time.
            if len(members) > MOST_MEMBERS or told > MOST_UNFOLDED or not unfolds_within(opened, MOST_UNFOLDED):
                raise NotATable(TOO_LARGE)
            if not is_workbook(opened):
                raise NotATable(NO_TABLE)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise NotATable(DAMAGED) from None


def is_workbook(opened: ZipFile) -> bool:
    """Whether this package is a workbook of Excel or LibreOffice."""
    names = opened.namelist()
    return EXCEL_PART in names or ("mimetype" in names and opened.read("mimetype").strip() == ODS_TYPE)


def unfolds_within(opened: ZipFile, most: int) -> bool:
    """Whether all of it together has no more than so many bytes."""
    left = most
    for member in opened.infolist():
        with opened.open(member) as unfolding:
            while piece := unfolding.read(1024 * 1024):
                left -= len(piece)
                if left < 0:
                    return False
    return True
