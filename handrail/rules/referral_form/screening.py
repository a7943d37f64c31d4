"""Finds in free text what could lead to one person, so that somebody confirms each find or it is struck out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import phonenumbers

from handrail.rules.referral_form.fields import IdentifierKind
from handrail.rules.referral_form.folding import fold
from handrail.rules.referral_form.known import NOTHING_KNOWN, Identifier, Known
from handrail.rules.referral_form.patterns import LONG_NUMBER, NOT_NAMES, PATTERNS, WORD
from handrail.rules.referral_form.tracing import REGION, traces

# Without a letter: no name can be found inside it.
STRUCK = "[…]"
SHORTEST_TELEPHONE = 6


@dataclass(frozen=True, order=True)
class Finding:
    """A stretch of a text that could lead to somebody. `theirs`: it leads to the person themselves."""

    start: int
    end: int
    kind: IdentifierKind
    because: str
    theirs: bool = False


@dataclass(frozen=True, repr=False)
class Reading:
    """Somebody has read this very text and lets these stretches of it stay. Any change to the text voids it."""

    text: str
    kept: frozenset[tuple[int, int]] = frozenset()


def screen(text: str, *, known: Known = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """Every stretch that could lead to somebody, in the order of the text, none overlapping another.

    It finds what is known to the case in any spelling, and whatever looks like a telephone, plate, address, date,
    reference, email or name. It cannot find what identifies only together: a person reads the text as well.
    """
    found = [
        *traced(text, known.theirs, because="It leads to the person, who has to agree to be named.", theirs=True),
        *traced(text, known.others, because="It is known to the case and leads to somebody.", theirs=False),
        *looked_like(text),
    ]
    return tuple(merged(found))


def strike(text: str, findings: Iterable[Finding]) -> str:
    """The text without those stretches, each replaced by a mark that says so."""
    for finding in sorted(findings, reverse=True):
        text = text[: finding.start] + STRUCK + text[finding.end :]
    return text


def traced(text: str, identifiers: Iterable[Identifier], *, because: str, theirs: bool) -> Iterator[Finding]:
    """Where known identifiers stand in the text."""
    reading = fold(text)
    for identifier in identifiers:
        for pattern in traces(identifier):
            for found in re.finditer(pattern, reading.text):
                start, end = reading.place(*found.span())
                yield Finding(start, end, identifier.kind, because, theirs)


def looked_like(text: str) -> Iterator[Finding]:
    """Whatever looks like an identifier, whoever it belongs to."""
    for kind, because, pattern in PATTERNS:
        for found in pattern.finditer(text):
            yield Finding(*found.span(), kind, because)
    for found in LONG_NUMBER.finditer(text):
        yield Finding(*found.span(), IdentifierKind.TELEPHONE, "It is a long number: a telephone, or a reference.")
    for number in phonenumbers.PhoneNumberMatcher(text, REGION, leniency=phonenumbers.Leniency.POSSIBLE):
        if len(str(number.number.national_number)) >= SHORTEST_TELEPHONE:
            yield Finding(number.start, number.end, IdentifierKind.TELEPHONE, "It looks like a telephone number.")
    for first, second in pairwise(WORD.finditer(text)):
        if text[first.end() : second.start()] in {" ", "-"} and all(map(may_be_a_name, (first[0], second[0]))):
            yield Finding(first.start(), second.end(), IdentifierKind.NAME, "It may be a name, or the name of a place.")


def may_be_a_name(word: str) -> bool:
    """Whether a word starts as a name does, and is none that starts so for another reason."""
    return word[0].isupper() and word not in NOT_NAMES


def merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that overlap become one; what leads to the person themselves says what the whole is."""
    standing: Finding | None = None
    for finding in sorted(findings, key=lambda one: (one.start, -one.end, not one.theirs)):
        if standing is None or finding.start >= standing.end:
            if standing is not None:
                yield standing
            standing = finding
            continue
        says = finding if finding.theirs and not standing.theirs else standing
        standing = replace(says, start=standing.start, end=max(standing.end, finding.end))
    if standing is not None:
        yield standing
