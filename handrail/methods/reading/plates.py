"""Number plates of the United Kingdom: in each format, in part, and with letters and digits that look alike.

A plate is folded to its letters and digits without spaces: "AB12CDE". In a plate of which part is known "?" stands for
one character and "*" for any. The formats are those in use since 1903, from common knowledge of them; not checked here
against what the licensing agency publishes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

# Which letter and which digit are taken for one another, by people and by cameras.
LIKE_DIGITS: Final = {"O": "0", "I": "1", "S": "5", "B": "8", "Z": "2"}
LIKE_LETTERS: Final = {digit: letter for letter, digit in LIKE_DIGITS.items()}
TO_ONE_KEY: Final = str.maketrans(LIKE_DIGITS)
LONGEST: Final = 8
NOT_PLATE: Final = re.compile(r"[^A-Z0-9?*]")


class Form(StrEnum):
    """The formats, most telling first."""

    CURRENT = "current style"
    PREFIX = "prefix style"
    SUFFIX = "suffix style"
    NORTHERN_IRISH = "Northern Irish"
    DATELESS = "dateless"
    UNKNOWN = "of a form not known here"


FORMS: Final = {
    Form.CURRENT: re.compile(r"[A-HJ-PR-Y][A-HJ-PR-Z](?:0[1-9]|[1-9]\d)[A-HJ-PR-Z]{3}"),
    Form.PREFIX: re.compile(r"[A-HJ-NP-TV-Y][1-9]\d{0,2}[A-HJ-PR-Y][A-HJ-PR-Z]{2}"),
    Form.SUFFIX: re.compile(r"[A-HJ-PR-Y][A-HJ-PR-Z]{2}[1-9]\d{0,2}[A-HJ-NPR-TV-Y]"),
    Form.NORTHERN_IRISH: re.compile(
        r"(?:[A-Z]?I[A-Z]|[A-Z]{0,2}Z)[1-9]\d{0,3}|[1-9]\d{0,3}(?:[A-Z]?I[A-Z]|[A-Z]{1,2}Z)"
    ),
    Form.DATELESS: re.compile(
        r"[A-Z]{1,2}[1-9]\d{0,3}|[A-Z]{3}[1-9]\d{0,2}|[1-9]\d{0,3}[A-Z]{1,2}|[1-9]\d{0,2}[A-Z]{3}"
    ),
}
# The shapes in which one character may be a look-alike: L a letter, N a digit.
SHAPES: Final = {
    Form.CURRENT: ("LLNNLLL",),
    Form.PREFIX: ("LNNNLLL", "LNNLLL", "LNLLL"),
    Form.SUFFIX: ("LLLNNNL", "LLLNNL", "LLLNL"),
    Form.NORTHERN_IRISH: ("LLLNNNN", "LLLNNN", "LLNNNN"),
}


@dataclass(frozen=True)
class PlateRead:
    """One reading of a plate. `changed` is how many characters were taken for their look-alikes."""

    folded: str
    form: Form
    changed: int


def fold_plate(written: str) -> str:
    """Letters and digits without spaces, each in the place where its format has it: "ab l2 cde" is "AB12CDE"."""
    readings = readings_of(written)
    return readings[0].folded if readings else bare(written)


def bare(written: str) -> str:
    """Capital letters, digits and gaps alone."""
    return NOT_PLATE.sub("", written.upper())


def plate_key(written: str) -> str:
    """The same for all plates that could be taken for one another: look-alikes are one."""
    return bare(written).translate(TO_ONE_KEY)


@lru_cache(maxsize=50_000)
def readings_of(written: str) -> tuple[PlateRead, ...]:
    """Every format that this could be, the fewest look-alikes first, then the most telling; none for other things."""
    letters = bare(written)
    if not letters or len(letters) > LONGEST or not letters.isalnum():
        return ()
    exact = [PlateRead(letters, form, 0) for form, pattern in FORMS.items() if pattern.fullmatch(letters)]
    changed = [reading for form in SHAPES for reading in look_alikes(letters, form)]
    order = list(Form)
    return tuple(sorted(exact + changed, key=lambda reading: (reading.changed, order.index(reading.form))))


def look_alikes(letters: str, form: Form) -> Iterator[PlateRead]:
    """Readings in one format after taking characters for their look-alikes."""
    for shape in SHAPES[form]:
        if len(shape) != len(letters):
            continue
        read = "".join(
            as_letter(got) if want == "L" else as_digit(got) for want, got in zip(shape, letters, strict=True)
        )
        if read != letters and FORMS[form].fullmatch(read):
            yield PlateRead(read, form, sum(a != b for a, b in zip(read, letters, strict=True)))


def as_letter(character: str) -> str:
    """A digit as the letter that it looks like."""
    return LIKE_LETTERS.get(character, character)


def as_digit(character: str) -> str:
    """A letter as the digit that it looks like; a small l is a 1, too, but a capital L stands for nothing else."""
    return "1" if character == "L" else LIKE_DIGITS.get(character, character)


def issued_by(folded: str, on: date) -> bool:
    """Whether a plate of the current style was given out by this day. Marks change each March and September.

    The year's last two digits stand for March, fifty more for September, which lasts into the next year.
    """
    mark = int(folded[2:4])
    year, half = (2000 + mark, 3) if mark < 51 else (1950 + mark, 9)
    return date(2001, 9, 1) <= date(year, half, 1) <= on


def plate_fits(known: str, plate: str) -> bool:
    """Whether a whole plate could be the one of which this is known; look-alikes fit each other."""
    pattern = "".join({"?": "[A-Z0-9]", "*": "[A-Z0-9]*"}.get(letter, letter) for letter in plate_key(known))
    return re.fullmatch(pattern, plate_key(plate)) is not None
