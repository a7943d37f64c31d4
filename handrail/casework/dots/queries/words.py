"""Reasons in words: names of fields and levels as a person reads them, with how much each says."""

from collections.abc import Iterator, Mapping
from typing import Final

from handrail.casework.dots.models import Link, LinkKind
from handrail.casework.dots.policies.joining import ATTENTION
from handrail.methods.linkage.rules import RULES

FIELDS: Final[Mapping[str, str]] = {
    "given": "first name",
    "surname": "family name",
    "born": "date of birth",
    "sex": "sex",
    "nationality": "nationality",
    "phone": "telephone",
    "email": "e-mail",
    "handle": "name online",
    "plate": "number plate",
    "address": "address",
    "business": "business",
}
LEVELS: Final[Mapping[str, str]] = {
    "same": "is the same",
    "whole": "is the same in all parts",
    "near": "is nearly the same",
    "other": "is another",
    "crossed": "is the family name of the other",
    "form": "is a short form or another spelling",
    "alias": "is what the other is called",
    "sound": "sounds alike",
    "slip": "differs by one slip of the hand, or day and month change places",
    "two parts": "agrees in two of day, month and year",
    "year": "is of the same year",  # as links from before call it
    "year or new year": "is of the same year, or both are the first of January",
    "door": "is the same door",
    "house": "is the same house",
    "street": "is the same street",
    "postcode": "is the same postcode",
    "street elsewhere": "is a street of the same name in another place",
    "quarter": "is in the same quarter",
    "town": "is in the same town",
}
RULE_WORDS: Final = {
    **{rule.name: rule.why for rule in RULES},
    ATTENTION: "it needs attention: the two would have been joined, but those that they would be with do not fit",
}
SLIGHT, STRONG = 2.0, 6.0  # bits


def reasons_in_words(link: Link) -> list[tuple[bool, str]]:
    """Whether each speaks for it, and the sentence; what speaks against comes first."""
    told = weighed(link) if link.kind == LinkKind.IDENTITY else ((kind == "for", words) for kind, words in link.reasons)
    return [(speaks_for, words[:1].upper() + words[1:] + ".") for speaks_for, words in told]


def weighed(link: Link) -> Iterator[tuple[bool, str]]:
    """The sentences of a pair of people."""
    for field, level, bits in link.reasons:
        if level == "rule":
            yield False, RULE_WORDS.get(field, field)
        else:
            yield bits >= 0, f"{FIELDS.get(field, field)} {LEVELS.get(level, level)} ({how_much(bits)})"


def how_much(bits: float) -> str:
    """How much something says, in words and in bits."""
    size = "says little" if abs(bits) < SLIGHT else "says much" if abs(bits) >= STRONG else "says something"
    return f"{size}, {bits:+.1f} bits"
