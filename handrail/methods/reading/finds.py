"""What was found in a text: what kind, where, as written, folded, how sure, and why."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What an identifier is of."""

    NAME = "name"
    ALIAS = "alias"
    BORN = "date_of_birth"
    AGE = "age"
    TELEPHONE = "telephone"
    EMAIL = "email"
    HANDLE = "handle"
    PLATE = "plate"
    ADDRESS = "address"
    POSTCODE = "postcode"
    BUSINESS = "business"
    MOMENT = "moment"


class Certainty(IntEnum):
    """How sure the reading is; a person may correct each."""

    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True)
class Found:
    """One identifier in a text: `text[start:end] == written`.

    `folded` is the one form that all manners of writing the same thing come to; each kind's shelf says which.
    """

    kind: Kind
    written: str
    folded: str
    start: int
    end: int
    certainty: Certainty
    why: str


def found_at(text: str, span: tuple[int, int], kind: Kind, folded: str, certainty: Certainty, why: str) -> Found:
    """A find at a place of a text."""
    start, end = span
    return Found(kind, text[start:end], folded, start, end, certainty, why)
