"""A correction as a person types it: which words, what they are or are not, folded as that kind is."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from handrail.methods.reading.addresses import read_address
from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.corrections import Correction, Did
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.names import fold_name
from handrail.methods.reading.online import email_key, fold_handle
from handrail.methods.reading.plates import fold_plate
from handrail.methods.reading.postcodes import fold_postcode
from handrail.methods.reading.telephones import fold_telephone

FOLDS: Final[Mapping[Kind, Callable[[str], str]]] = {
    Kind.NAME: fold_name,
    Kind.ALIAS: fold_name,
    Kind.TELEPHONE: fold_telephone,
    Kind.PLATE: fold_plate,
    Kind.ADDRESS: lambda written: read_address(written).folded,
    Kind.POSTCODE: fold_postcode,
    Kind.BUSINESS: fold_business,
    Kind.EMAIL: email_key,
    Kind.HANDLE: fold_handle,
}


def corrections_typed(text: str, *, did: Did, kind: Kind, words: str, which: int | None) -> list[Correction] | str:
    """The corrections, one for each place where the words stand, or for the one that is meant, counted from 1.

    A sentence instead, where something is wrong with it.
    """
    places = places_of(words, text)
    if not places:
        return "These words are not in the text. Copy them as they are written there."
    if which is not None and which > len(places):
        return f"These words stand in the text {times(len(places))}, and not {times(which)}."
    folded = FOLDS[kind](words)
    if did is not Did.REMOVED and not folded.strip("|"):
        return "These words cannot be read as that. Choose another kind, or more of the words."
    meant = places if which is None else [places[which - 1]]
    return [Correction(did, kind, words, folded, start) for start in meant]


def places_of(words: str, text: str) -> list[int]:
    """Where the words stand by themselves; where they do so nowhere, where they are part of something."""
    sought = re.escape(words)
    alone = [found.start() for found in re.finditer(rf"(?<!\w){sought}(?!\w)", text)]
    return alone or [found.start() for found in re.finditer(sought, text)]


def times(number: int) -> str:
    """How often, in words."""
    return "once" if number == 1 else f"{number:,} times"
