"""Telephone numbers: whole ones folded to E.164 ("+447700900123"), others kept as what is known of them.

A number without a country's code is read as one of the United Kingdom. What is not a whole number is folded to its
digits, with "?" for each digit that nobody could read and "*" for where more may stand: "07700*", "*900123".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import phonenumbers

from handrail.methods.reading.finds import Certainty, Found, Kind, found_at

COUNTRY: Final = "GB"
UNITED_KINGDOM: Final = 44
SHORTEST: Final = 9  # digits after the country's; a few numbers that are in use have fewer
FEWEST_DIGITS: Final = 5  # of a number that is not whole: with fewer, everybody's number fits
# Digits with at most three characters between them; several numbers in one run are taken apart afterwards.
CANDIDATE: Final = re.compile(r"(?<![\w.£$€@#-])(?:\+|\(\+?)?\d(?:[ ().\-]{0,3}[\d?*]){4,45}(?:[xX]{1,6})?(?![\w@])")
APART: Final = re.compile(r"(?<=\d) +(?=\+|0)")
HIDDEN: Final = re.compile(r"(?<![\w.£$€@#/-])\+?\d[\d ]{2,10}[xX?*_.]{2,7}\d{0,6}(?![\w@])")
CUE_BEFORE: Final = re.compile(
    r"(?:\b(?:tel(?:ephone)?s?|phones?|mob(?:ile)?s?|cell|whats ?app|call(?:ed|ing|s)?|rang|ring|text(?:ed|s)?"
    r"|number|no|num|contact|sms)\b"
    r"[^\w+(]{0,3}(?:\w{1,8}[^\w+(]{1,3}){0,3}[^\w+(]{0,3})$",
    re.IGNORECASE,
)
ENDS_WITH: Final = re.compile(r"\b(?:end(?:s|ing|ed)?|last|finish(?:es|ing)?)\b[^\d+]{0,20}$", re.IGNORECASE)
STARTS_WITH: Final = re.compile(r"\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|first)\b[^\d+]{0,20}$", re.IGNORECASE)
# A moment or a day that is written in figures alone.
A_DAY: Final = re.compile(r"(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![./-]?\d)")
FOR_DRAMA: Final = "+447700900"  # mobiles that belong to nobody, set aside for films and for examples such as ours
MOST_DIGITS: Final = 16  # with the plus
FIGURES: Final = re.compile(r"[^\d+]")
CUE_IN: Final = re.compile(r"\b(?:tel|telephone|phone|mobile|mob|number|whatsapp)\b", re.IGNORECASE)
MOST_PIECES: Final = 8  # of one number that begin with a 0
MOST_KNOWN: Final = 13  # digits of what is no whole number; more are another kind of number
MOST_OF_PART: Final = 10  # with more it is no part, but a whole number with a digit too many or too few
BEFORE: Final = 40  # characters that are looked at for a word like "mobile"


@lru_cache(maxsize=200_000)
def whole_number(digits: str) -> str | None:
    """The number in E.164, if these digits (with a leading + for a country) are one that could be given out."""
    try:
        number = phonenumbers.parse(digits, COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    # Without a town's code a number is not whole, though it may be dialled in the town.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    short = number.country_code == UNITED_KINGDOM and len(str(number.national_number)) < SHORTEST
    if short and not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=200_000)
def is_given_out(number: str) -> bool:
    """Whether a number in E.164 lies in a range that is in use."""
    return phonenumbers.is_valid_number(phonenumbers.parse(number, None))


def digits_of(written: str) -> str:
    """The digits, with a plus for a country: "(0044) 7700-900 123" is "+447700900123". "(0)" is left out."""
    return with_country(FIGURES.sub("", written.replace("(0)", "")))


def with_country(figures: str) -> str:
    """Digits with one plus in front if they began with one or with 00."""
    digits = figures.replace("+", "")
    if figures.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def fold_telephone(written: str) -> str:
    """A whole number in E.164; else its digits, with "?" for one unknown and "*" for any; "" with fewer than five."""
    number = whole_number(digits_of(written)) if not re.search(r"[?*xX_]", written) else None
    return number or partial(written)


def partial(written: str) -> str:
    """What is known of a number that is not whole."""
    marked = re.sub(r"[xX_]", "?", re.sub(r"[.]{2,}", lambda dots: "?" * len(dots[0]), written))
    known = with_country(re.sub(r"[^\d?*+]", "", marked))
    return known if sum(letter.isdigit() for letter in known) >= FEWEST_DIGITS else ""


def telephone_fits(known: str, number: str) -> bool:
    """Whether a number in E.164 could be the one of which this is known. Both a leading 0 and +44 are understood."""
    pattern = re.compile("".join({"?": r"\d", "*": r"\d*"}.get(letter, letter) for letter in known.lstrip("+")))
    forms = {number.lstrip("+")} | ({f"0{number[3:]}"} if number.startswith("+44") else set())
    return any(pattern.fullmatch(form) for form in forms)


def telephones_in(text: str) -> Iterator[Found]:
    """Telephone numbers in a text, of plain letters, as `folding.plain` makes it."""
    for match in CANDIDATE.finditer(text):
        for start, end in numbers_apart(match[0]):
            yield from read_candidate(text, match.start() + start, match[0][start:end].rstrip(" .-("))
    for match in HIDDEN.finditer(text):
        known = partial(match[0])
        if known and has_cue(text, match.start(), match[0]):
            yield found_at(
                text, match.span(), Kind.TELEPHONE, known, Certainty.POSSIBLE, "a number with digits missing"
            )


def read_candidate(text: str, start: int, written: str) -> Iterator[Found]:
    """A run of digits, if it is a telephone number or part of one."""
    if A_DAY.match(written):
        return
    span = (start, start + len(written))
    before = text[max(0, start - BEFORE) : start]
    number = whole_number(digits_of(written)) if not re.search(r"[?*xX]", written) else None
    if number:
        yield from read_whole(text, span, number, before)
    elif (known := partial_in(written, before)) is not None:
        yield found_at(text, span, Kind.TELEPHONE, known, Certainty.POSSIBLE, "part of a number")


def read_whole(text: str, span: tuple[int, int], number: str, before: str) -> Iterator[Found]:
    """A number that is long enough, if it looks dialled or something before it says that it is one."""
    dialled = text[span[0] : span[1]].lstrip("(").startswith(("0", "+"))
    cue = CUE_BEFORE.search(before) is not None
    if is_given_out(number) and dialled:
        yield found_at(text, span, Kind.TELEPHONE, number, Certainty.SURE, "a number that could be given out")
    elif (dialled and cue) or (cue and is_given_out(number)) or number.startswith(FOR_DRAMA):
        yield found_at(text, span, Kind.TELEPHONE, number, Certainty.LIKELY, "as long as a number")
    elif dialled:
        yield found_at(
            text, span, Kind.TELEPHONE, number, Certainty.POSSIBLE, "as long as a number, of a range not in use"
        )


def numbers_apart(run: str) -> Iterator[tuple[int, int]]:
    """Where each number of a run of digits is: one number if it can be, else each that begins like a dialled one."""
    edges = [0, *(gap.end() for gap in APART.finditer(run)), len(run)]
    place = 0
    while place < len(edges) - 1:
        ends = range(min(place + MOST_PIECES, len(edges) - 1), place, -1)
        after = next((end for end in ends if one_number(run, edges, place, end)), None) or no_number(run, edges, place)
        yield edges[place], edges[after]
        place = after


def no_number(run: str, edges: list[int], place: int) -> int:
    """Where something ends that begins here and is no whole number: pieces too short for one belong to it."""
    after = place + 1
    while after < len(edges) - 1 and len(digits_of(run[edges[after] : edges[after + 1]])) < SHORTEST:
        if len(digits_of(run[edges[place] : edges[after + 1]])) > MOST_KNOWN:
            break
        after += 1
    return after


def one_number(run: str, edges: list[int], place: int, end: int) -> bool:
    """Whether the pieces from here to there are one whole number together."""
    digits = digits_of(run[edges[place] : edges[end]])
    return FEWEST_DIGITS < len(digits) <= MOST_DIGITS and whole_number(digits) is not None


def partial_in(written: str, before: str) -> str | None:
    """What a run of digits says of a number, if what stands before says that it is part of one."""
    known = partial(written)
    ends = ENDS_WITH.search(before) is not None
    spoken_of = CUE_BEFORE.search(before) or (ends and CUE_IN.search(before))
    if not known or len(known) > MOST_KNOWN or not (spoken_of or written.startswith(("07", "01", "02", "+"))):
        return None
    if ends:
        return f"*{known}"
    if len(known) > MOST_OF_PART:
        return known
    return f"{known}*" if STARTS_WITH.search(before) or known.startswith("0") else f"*{known}*"


def has_cue(text: str, start: int, written: str) -> bool:
    """Whether digits with gaps are of a telephone: they begin like one, or the words before say so."""
    return written.startswith(("07", "+", "00")) or CUE_BEFORE.search(text[max(0, start - BEFORE) : start]) is not None
