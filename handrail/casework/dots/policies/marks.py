"""By what a mention is found: marks of what it is, and of parts of it, before they are keyed.

Marks of one kind of thing never meet those of another. What is shared by these alone joins nobody.
"""

import re
from collections.abc import Iterator
from typing import Final

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.policies.folding import root_of, sound, spelling_of
from handrail.casework.dots.policies.reading import ADDRESS_PARTS, Read
from handrail.methods.linkage.keys import keys_of
from handrail.methods.linkage.mentions import Mention as Compared
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.names import tokens_of, weighty
from handrail.methods.reading.plates import plate_key

Mark = tuple[str, str]
LINK: Final = "link "  # begins the kind of a mark that is a key of linkage
GAPS: Final = frozenset("?*")
GAP: Final = re.compile(r"[?*]")
PLATE_RUN: Final = 3  # characters next to each other by which part of a plate is found
DIGIT_RUN: Final = 5  # and digits of a telephone
LAST_LETTERS: Final = 2  # of a postcode: without them it is a sector
LONG_ENOUGH: Final = 4  # characters of a plate that must be known before it is put beside whole ones unasked


def is_whole(folded: str) -> bool:
    """Whether nothing of it is unknown."""
    return not GAPS.intersection(folded)


def address_of(read: Read) -> dict[str, str]:
    """The parts of a place."""
    if read.found is Kind.POSTCODE:
        return {"postcode": read.folded}
    return {part: value for part, value in zip(ADDRESS_PARTS, read.folded.split("|"), strict=True) if value}


def telling_marks(read: Read) -> Iterator[Mark]:
    """What two mentions must have in common to be associated at once."""
    if read.kind is MentionKind.TELEPHONE and is_whole(read.folded) and read.folded.startswith("+"):
        yield "telephone", read.folded
    elif read.kind is MentionKind.VEHICLE and is_whole(read.folded):
        yield "plate", plate_key(read.folded)
    elif read.kind is MentionKind.HANDLE:
        yield read.found.value, read.folded
    elif read.kind is MentionKind.BUSINESS:
        yield "business", read.folded.partition("|")[0]
    elif read.kind is MentionKind.PLACE:
        yield from doors(address_of(read))


def doors(address: dict[str, str]) -> Iterator[Mark]:
    """A house by its postcode, and by its street."""
    house = address.get("house", "")
    if house and len(address.get("postcode", "").partition(" ")[2]) > 1:
        yield "door", f"{address['postcode']}|{house}"
    if house and "street" in address:
        yield "house in a street", f"{address['street']}|{house}"


def marks_of(read: Read) -> set[Mark]:
    """Everything by which a mention is found later."""
    return {*telling_marks(read), *parts_of(read)}


def parts_of(read: Read) -> Iterator[Mark]:
    """Parts, sounds and neighbourhoods, for questions and for what is known in part; and the keys of linkage."""
    if read.kind is MentionKind.TELEPHONE:
        yield from (("digits", run) for run in runs(read.folded.lstrip("+"), DIGIT_RUN))
    elif read.kind is MentionKind.VEHICLE:
        kind = "part of plate" if is_whole(read.folded) else "part of a part"
        yield from ((kind, run) for run in runs(plate_key(read.folded), PLATE_RUN))
    elif read.kind is MentionKind.PLACE:
        yield from neighbourhoods(address_of(read).get("postcode", ""))
    elif read.kind is MentionKind.PERSON:
        yield from (mark for word in name_marks(read.folded) for mark in word)
        yield from link_marks(read.compared(""))


def link_marks(person: Compared) -> Iterator[Mark]:
    """The keys of linkage."""
    return ((f"{LINK}{name}", value) for name, value in keys_of(person))


def name_marks(name: str) -> Iterator[list[Mark]]:
    """For each word of a name how it is heard, what its spellings have in common, and its short forms."""
    for word in weighty(tokens_of(name)):
        yield [("sound", sound(word)), ("spelling", spelling_of(word)), ("root", root_of(word))]


def neighbourhoods(postcode: str) -> Iterator[Mark]:
    """A postcode and its sector."""
    if len(postcode.partition(" ")[2]) > 1:
        yield "postcode", postcode
        yield "sector", postcode[:-LAST_LETTERS]


def runs(known: str, length: int) -> list[str]:
    """Each run of so many characters without a gap."""
    every = [known[start : start + length] for start in range(len(known) - length + 1)]
    return [run for run in every if is_whole(run)]
