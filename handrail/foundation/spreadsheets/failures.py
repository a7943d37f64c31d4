"""Why a file is no table that we can read, in sentences, and how much is read at all."""

from typing import Final

MOST_MB: Final = 25
MOST_ROWS: Final = 100_000

EMPTY = "This file is empty, or has headings and no rows."
NO_TABLE = "This is no table. Save it as CSV, as an Excel workbook (.xlsx) or as .ods, then choose it again."
DAMAGED = "This workbook is damaged, locked with a password or cut short. Save it again, then choose it."
OLD_EXCEL = (
    "This is a workbook of an old Excel (.xls), or one with a password. Save it as .xlsx without a password, or as "
    "CSV, then choose it again."
)
TOO_LARGE = f"This file is too large. It can have {MOST_MB} MB and {MOST_ROWS:,} rows."
TOO_MUCH = (
    "This workbook takes too much to open: it is damaged, or something stands far out on a sheet. Copy its rows into a "
    "new workbook, or save it as CSV, then choose it again."
)


def open_quotation(line: int) -> str:
    """That a quotation mark is never closed, from this row of the file on."""
    return (
        f'From row {line} on the rows run together: a quotation mark (") is opened there and never closed. Put that '
        "right, or save the file as a workbook, then choose it again."
    )


class NotATable(Exception):
    """The file cannot be read as a table; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
