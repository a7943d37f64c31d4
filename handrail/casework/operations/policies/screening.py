"""Handrail keeps no file on a suspect: what looks like a number, a plate or a name is refused where counts belong."""

import re

from handrail.casework.desk.policies.identifiers import numbers_in

NO_FILE = (
    "Handrail keeps no files on suspects. Write counts and the police’s own reference numbers, nothing by which "
    "somebody could be known."
)
# Two words that begin with capitals, one after the other, read like a name.
LIKE_A_NAME = re.compile(r"\b[A-Z][a-z’'-]+[ ]+[A-Z][a-z’'-]+\b")


def why_not_reference(text: str) -> str | None:
    """Say why these references may not be kept, if so: a telephone, a plate, a postcode or what reads like a name."""
    return NO_FILE if LIKE_A_NAME.search(text) or next(numbers_in(text), None) else None


def why_not_code_name(text: str) -> str | None:
    """Say why this cannot be a code name, if so: it has a number, a plate or a postcode in it."""
    if next(numbers_in(text), None) is None:
        return None
    return "A code name says nothing of where or who. Leave out telephones, plates and postcodes."
