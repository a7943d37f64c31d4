"""Reads what stands in a partner's file in the standard: its headings, and answers as codes or as labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handrail.rules.case_data_standard.standard import Fit, Kind, Standard, StandardField

# The template for telephones calls two columns by one label; the second of them is the job title.
DOUBLED, MEANT = "Second Name", "Title"
ENOUGH_TO_KNOW: Final = 3
SEPARATORS: Final = (";", "|", "\n", ",")
# Names that the definitions of the standard use and its lists do not (HTCDS 2.0, definitions page and code lists).
ALSO_CALLED: Final[Mapping[str, Mapping[str, str]]] = {
    "methods_of_control": {"threats": "PhysicalThreats", "psychoactivesubstances": "PsychoactiveSubstance"},
}


@dataclass(frozen=True)
class Answer:
    """One answer as it was written, and its code in the standard; empty where the standard has none such."""

    said: str
    code: str


def form(text: str) -> str:
    """Words as they are compared: small letters and figures alone, so that a space too many does not matter."""
    return "".join(re.findall(r"[a-z0-9]+", text.lower()))


def names_of(field: StandardField) -> tuple[str, ...]:
    """What files call a field: by its visible label first, for hidden names are often wrong."""
    return tuple(filter(None, (field.label, field.name, field.misspelt)))


def headings_of(first: Sequence[str], second: Sequence[str], standard: Standard) -> tuple[tuple[str, ...], bool]:
    """The headings to go by, and whether they stand in the second row.

    The templates have a hidden first row of names that contradicts the labels beneath it: then the labels count.
    """
    names = {form(name) for each in standard.fields for name in (each.name, each.misspelt) if name}
    labels = {form(each.label) for each in standard.fields}
    beneath = sum(form(cell) in labels for cell in second) >= ENOUGH_TO_KNOW
    hidden = beneath and sum(form(cell) in names for cell in first) >= ENOUGH_TO_KNOW
    return tuple(undoubled(second if hidden else first)), hidden


def undoubled(headings: Sequence[str]) -> Iterator[str]:
    """The headings, where the second of two that are called alike is what it was meant to be."""
    seen = False
    free = MEANT not in headings
    for heading in headings:
        doubled = form(heading) == form(DOUBLED)
        yield MEANT if doubled and seen and free else heading
        seen = seen or doubled


def answers_in(text: str, field: StandardField, standard: Standard) -> list[Answer]:
    """The answers of a cell: codes or labels, one or several, however they are separated."""
    known = codes_by_form(field, standard)
    whole = known.get(form(text))
    if whole is not None or not known:
        return [Answer(text.strip(), whole or "")]
    pieces = pieces_of(text, known)
    return [Answer(piece, known.get(form(piece), "")) for piece in pieces]


def pieces_of(text: str, known: Mapping[str, str]) -> list[str]:
    """The parts of a cell. A space separates only where every part is a code: that is how telephones send them."""
    for separator in SEPARATORS:
        if separator in text:
            return [piece.strip() for piece in text.split(separator) if piece.strip()]
    parts = text.split()
    return parts if len(parts) > 1 and all(form(part) in known for part in parts) else [text.strip()]


def codes_by_form(field: StandardField, standard: Standard) -> dict[str, str]:
    """The code for each way to write an answer; nothing for a field without a list of ours to hold it against."""
    if field.kind not in {Kind.CODE, Kind.CODES}:
        return {}
    listed = standard.lists.get(field.list, {})
    said = {form(word): code for code, label in listed.items() for word in (label, code)}
    return {**ALSO_CALLED.get(field.list, {}), **said}


def ours_for(answer: Answer, field: StandardField, standard: Standard, *, list_name: str) -> str:
    """Our code for an answer, where the table says that both are exactly the same; else nothing: no guess is made."""
    exact = (
        one.ours
        for one in standard.placed
        if (one.list, one.field, one.theirs, one.fit) == (list_name, field.name, answer.code, Fit.EXACT)
    )
    return next(exact, "") if answer.code else ""
