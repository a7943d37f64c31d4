"""Which column of a file is which of our fields: proposed by what its heading says, confirmed by a person."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Below this a heading is too unlike for a proposal.
LIKE_ENOUGH = 0.75
# What is longer is no heading; to hold thousands of letters against every name takes minutes.
LONGEST_HEADING = 200


@dataclass(frozen=True)
class Field:
    """One thing that we keep, and how files call it."""

    code: str
    label: str
    called: tuple[str, ...]
    hint: str = ""


def heading_form(heading: str) -> str:
    """A heading as it is compared: small letters and figures with one space between."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.lower().replace("license", "licence")))


def called_of(fields: Iterable[Field]) -> frozenset[str]:
    """Everything that these fields are called."""
    return frozenset(name for field in fields for name in field.called)


def how_many_called(row: Sequence[str], called: frozenset[str]) -> int:
    """How many different headings that we know stand in a row."""
    return len({said for cell in row if len(cell) <= LONGEST_HEADING and (said := heading_form(cell)) in called})


def marked_apart(headings: Sequence[str]) -> list[str]:
    """The headings as they are compared; the second and third of the same name are told apart from the first."""
    seen: Counter[str] = Counter()
    forms = []
    for said in map(heading_form, headings):
        forms.append(f"{said}\0{seen[said]}" if seen[said] else said)
        seen[said] += 1
    return forms


def proposed(headings: Sequence[str], *, fields: Sequence[Field], remembered: Mapping[str, int]) -> dict[str, int]:
    """The number of the column for each field, as it was the last time or by its heading. No column serves twice."""
    taken = dict(remembered)
    likely = sorted(
        ((likeness(field, heading), field.code, at) for field in fields for at, heading in enumerate(headings)),
        key=lambda one: (-one[0], one[2]),
    )
    for how_like, code, at in likely:
        if how_like >= LIKE_ENOUGH and code not in taken and at not in taken.values():
            taken[code] = at
    return taken


def likeness(field: Field, heading: str) -> float:
    """How like a heading is to what this field is called, from 0 to 1."""
    said = heading_form(heading) if len(heading) <= LONGEST_HEADING else ""
    return max((SequenceMatcher(None, said, name).ratio() for name in field.called), default=0.0) if said else 0.0
