"""Reads a table out of a file: CSV in any form in which offices save it, Excel or ODS. Never runs what is in it."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Final
from zipfile import BadZipFile, ZipFile

MOST_MB: Final = 25
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
MOST_MEMBERS: Final = 1_000
MOST_UNFOLDED: Final = 250 * 1024 * 1024
# What a workbook is known by: Excel's by its own part, one of LibreOffice by what it says it is.
EXCEL_PART, ODS_TYPE = "xl/workbook.xml", b"application/vnd.oasis.opendocument.spreadsheet"
LONGEST_CELL: Final = 33_000  # no spreadsheet has more: what is too long for us is said, and never cut
ZIP_MARK, OLD_EXCEL_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OTHER_MARKS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<htm", b"<!DO", b"GIF8")
DELIMITERS: Final = ",;\t|"
# What a spreadsheet takes for a formula.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")

EMPTY = "This file is empty, or has headings and no rows."
NO_TABLE = "This is no table. Save it as CSV, as an Excel workbook (.xlsx) or as .ods, then choose it again."
DAMAGED = "This workbook is damaged, locked with a password or cut short. Save it again, then choose it."
OLD_EXCEL = "This is a workbook of an old Excel (.xls). Save it as .xlsx or as CSV, then choose it again."
TOO_LARGE = f"This file is too large. It can have {MOST_MB} MB and {MOST_ROWS:,} rows."


class NotATable(Exception):
    """The file cannot be read as a table; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Table:
    """A file's headings and its rows, as text; `lines` is the number of each row in the file."""

    headings: tuple[str, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)


def read_table(content: bytes) -> Table:
    """The first sheet that has rows. What the file is, is decided by what is in it, never by its name.

    Raises:
        NotATable: too large, damaged, another kind of file, or without rows.
    """
    if len(content) > MOST_MB * 1024 * 1024:
        raise NotATable(TOO_LARGE)
    if content.startswith(OLD_EXCEL_MARK):
        raise NotATable(OLD_EXCEL)
    if content.startswith(OTHER_MARKS):
        raise NotATable(NO_TABLE)
    return as_table(workbook_rows(content) if content.startswith(ZIP_MARK) else csv_rows(content))


def as_table(found: Iterable[Sequence[str]]) -> Table:
    """The first row with anything in it is the headings; empty rows are passed over. Raises NotATable."""
    filled = [(line, row) for line, row in enumerate(found, start=1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise NotATable(EMPTY)
    if len(filled) > MOST_ROWS + 1:
        raise NotATable(TOO_LARGE)
    headings = tuple(cell.strip()[:LONGEST_CELL] for cell in filled[0][1][:MOST_COLUMNS])
    rows = tuple(tuple(cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]) for _, row in filled[1:])
    return Table(headings, rows, tuple(line for line, _ in filled[1:]))


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of a CSV: UTF-8, with a mark or without, or Windows' own letters; whichever delimiter its top has.

    Raises:
        NotATable: bytes that no text has, or quotes that never end.
    """
    text = as_text(content)
    top = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=top.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error:
        raise NotATable(NO_TABLE) from None


def as_text(content: bytes) -> str:
    """The bytes as text. Raises NotATable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\0" in content:
        raise NotATable(NO_TABLE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotATable(NO_TABLE) from None


def workbook_rows(content: bytes) -> list[list[str]]:
    """The rows of the first sheet that has two of them. Raises NotATable."""
    # Not at the top: a table that comes as CSV needs none of it.
    from python_calamine import CalamineError, load_workbook

    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS + 100)
            if len(rows) > 1:
                return [[as_cell(value) for value in row] for row in rows]
    except (CalamineError, OSError, ValueError):
        raise NotATable(DAMAGED) from None
    raise NotATable(EMPTY)


def as_cell(value: object) -> str:
    """A cell as text: a day as ISO writes it, a whole number without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refuse_bombs(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as opened:
            members = opened.infolist()
            # What unfolds counts, not what the zip says of itself: each member is read through, a piece at a time.
            if len(members) > MOST_MEMBERS or not _unfolds_within(opened, MOST_UNFOLDED):
                raise NotATable(TOO_LARGE)
            if not _is_workbook(opened):
                raise NotATable(NO_TABLE)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise NotATable(DAMAGED) from None


def _is_workbook(opened: ZipFile) -> bool:
    names = opened.namelist()
    return EXCEL_PART in names or ("mimetype" in names and opened.read("mimetype").strip() == ODS_TYPE)


def _unfolds_within(opened: ZipFile, most: int) -> bool:
    left = most
    for member in opened.infolist():
        with opened.open(member) as unfolding:
            while piece := unfolding.read(1024 * 1024):
                left -= len(piece)
                if left < 0:
                    return False
    return True


def faults_file(headings: Sequence[str], found: Iterable[tuple[int, Sequence[str], str]]) -> bytes:
    """The rows that could not be read as a CSV that Excel opens, with the row's number and the reasons in front."""
    written = StringIO()
    out = csv.writer(written)
    out.writerow(["Row", "What is wrong", *map(no_formula, headings)])
    for line, row, reasons in found:
        out.writerow([line, reasons, *map(no_formula, row)])
    return written.getvalue().encode("utf-8-sig")


def no_formula(cell: str) -> str:
    """The cell as a spreadsheet shows it, and never works it out."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_it_was(cell: str) -> str:
    """The cell without what `no_formula` put in front of it: a row that came back is sent again."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
