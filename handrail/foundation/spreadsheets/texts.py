"""Reads the rows of a CSV in any form in which offices save it."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from handrail.foundation.spreadsheets.columns import how_many_called
from handrail.foundation.spreadsheets.failures import NO_TABLE, TOO_LARGE, NotATable, open_quotation

DELIMITERS: Final = ",;\t|"
UTF_32, UTF_16 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff"), (b"\xff\xfe", b"\xfe\xff")
# Excel's own first line, which it does not show: with what the file is separated.
SAYS_DELIMITER = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
LONGEST_LINE: Final = 1_000_000
AT_THE_TOP: Final = 20
LONGEST_HEAD: Final = 20_000  # letters of a line in which headings are looked for
# After the last line, as a row of its own: it is another's part where a quotation mark was never closed.
END: Final = "\0end"


def csv_rows(content: bytes, called: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The rows of a CSV: UTF-8 with a mark or without, UTF-16 with one, or Windows' own letters.

    The delimiter is what its first line says, or else under which most headings are `called` so, or else the most
    frequent one.

    Raises:
        NotATable: bytes that no text has, a line that no table has, or quotes that never end.
    """
    text = as_text(content)
    said = SAYS_DELIMITER.match(text)
    text = text[said.end() :] if said else text
    return rows_of(text, said[1] if said else delimiter_of(text, called))


def rows_of(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a text that is separated so. Raises NotATable."""
    done = 0
    try:
        for row in csv.reader(lines_of(text), delimiter=delimiter):
            if row == [END]:
                return
            if row and row[-1].endswith(END):
                break
            yield row
            done += 1
    except csv.Error:
        pass  # a cell that is longer than any: a quotation mark is open
    raise NotATable(open_quotation(done + 1))


def lines_of(text: str) -> Iterator[str]:
    """Its lines and the end. Raises NotATable: one is too long for any table."""
    for line in StringIO(text, newline=""):
        if len(line) > LONGEST_LINE:
            raise NotATable(TOO_LARGE)
        yield line
    yield END


def delimiter_of(text: str, called: frozenset[str]) -> str:
    """With what a text is separated."""
    top = [line[:LONGEST_HEAD] for line in islice(StringIO(text), AT_THE_TOP) if line.strip()]

    def fitting(delimiter: str) -> tuple[int, int]:
        known = max((how_many_called(line.split(delimiter), called) for line in top), default=0)
        return known, top[0].count(delimiter) if top else 0

    return max(DELIMITERS, key=fitting)


def as_text(content: bytes) -> str:
    """The bytes as text. Raises NotATable."""
    if content.startswith(UTF_32) or content.startswith(UTF_16):
        text = _decoded(content, "utf-32" if content.startswith(UTF_32) else "utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _decoded(content, "cp1252")
    if "\0" in text:
        raise NotATable(NO_TABLE)
    return text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotATable(NO_TABLE) from None
