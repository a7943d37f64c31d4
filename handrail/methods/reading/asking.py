"""What somebody who asks "have we seen …?" may mean: a few words, without a sentence around them that tells.

A text is read with care not to find too much; a question is read as everything that it could be, and whoever answers
looks for each.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from handrail.methods.reading.addresses import read_address
from handrail.methods.reading.births import read_birth
from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.finds import Certainty, Found, Kind
from handrail.methods.reading.folding import fold, plain
from handrail.methods.reading.found import RANK, found_in
from handrail.methods.reading.names import fold_name
from handrail.methods.reading.online import fold_handle
from handrail.methods.reading.plates import bare, readings_of
from handrail.methods.reading.postcodes import fold_postcode
from handrail.methods.reading.telephones import fold_telephone

LONGEST: Final = 200  # characters of a question
DIALLED: Final = re.compile(r"[+(]?[\d?*][\d ()?*xX./-]*")
PART_OF_PLATE: Final = re.compile(r"[A-Z0-9?*]{2,8}")
A_HANDLE: Final = re.compile(r"@[\w.]{2,40}")


class TooLongToAsk(ValueError):
    """A question of more than 200 characters: it is a text, and is read with `found_in`."""


def could_be(asked: str, *, on: date) -> tuple[Found, ...]:
    """Everything that a question could be, the surest and most telling first, each kind and value once.

    Args:
        asked: what was typed, up to 200 characters; "?" stands for one character of a plate or a number, "*" for any.
        on: the day of asking, beside which years of two figures are read.

    Raises:
        TooLongToAsk: it is longer.
    """
    if len(asked) > LONGEST:
        raise TooLongToAsk(f"Ask with at most {LONGEST} characters; this has {len(asked)}.")
    words = plain(asked).strip()
    found = {(each.kind, each.folded): each for each in reversed([*found_in(asked, on=on), *guesses(words, on)])}
    return tuple(sorted(found.values(), key=lambda each: (-each.certainty, RANK[each.kind], each.folded)))


def guesses(words: str, on: date) -> Iterator[Found]:
    """What the whole of the words could be, if they are nothing else."""
    if not words:
        return
    for kind, folded, why in (*numbers(words, on), *places(words), *people(words)):
        yield Found(kind, words, folded, 0, len(words), Certainty.POSSIBLE, why)


def numbers(words: str, on: date) -> Iterator[tuple[Kind, str, str]]:
    """Telephones, plates and dates of birth."""
    if DIALLED.fullmatch(words) and (number := fold_telephone(words)):
        whole = number.startswith("+") or not number.isdigit()
        yield Kind.TELEPHONE, number if whole else f"*{number}*", "digits that could be of a telephone"
    for reading in readings_of(words):
        yield Kind.PLATE, reading.folded, f"could be a plate, {reading.form}"
    if (part := part_of_plate(words)) is not None:
        yield Kind.PLATE, part, "could be part of a plate"
    if (born := read_birth(words, on=on)) is not None:
        for folded in born.readings:
            yield Kind.BORN, folded, "could be a date of birth"


def part_of_plate(words: str) -> str | None:
    """Letters and digits, with gaps or without, as part of a plate; "*" goes where nothing says that it is whole."""
    letters = bare(words)
    if not PART_OF_PLATE.fullmatch(letters) or len(words.split()) > 2 or len(letters) != len(words.replace(" ", "")):
        return None
    if not any(letter.isdigit() for letter in letters) and len(letters.strip("?*")) != 3:
        return None
    gaps = "?" in letters or "*" in letters
    return letters if gaps else f"*{letters}*" if len(letters) <= 6 else None


def places(words: str) -> Iterator[tuple[Kind, str, str]]:
    """Postcodes, or halves of one, and addresses."""
    if postcode := fold_postcode(words):
        yield Kind.POSTCODE, postcode, "could be a postcode or part of one"
    address = read_address(words)
    if address.street and (address.house or len(address.street.split()) > 1):
        yield Kind.ADDRESS, address.folded, "could be an address"


def people(words: str) -> Iterator[tuple[Kind, str, str]]:
    """Names, handles and businesses: any words with a letter could be each of them."""
    if A_HANDLE.fullmatch(words):
        yield Kind.HANDLE, fold_handle(words), "a name after @"
    elif any(letter.isalpha() for letter in fold(words)):
        if not any(letter.isdigit() for letter in words):
            yield Kind.NAME, fold_name(words), "could be a name"
        if " " not in words:
            yield Kind.HANDLE, fold_handle(words), "could be a handle"
        yield Kind.BUSINESS, fold_business(words), "could be a business"
