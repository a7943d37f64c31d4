"""The text of a telling as it is read: what was told of people, places and things, and never who told it."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.finds import Certainty, Found, Kind
from handrail.methods.reading.names import fold_name
from handrail.public.concerns.models import Report

# Who told us is left out: nobody finds a reporter by what they share with others.
BEFORE: Final = ("account",)
PLACES: Final = ("address", "postcode")
AFTER: Final = (
    *("place_description", "pick_up", "drop_off", "people_text", "vehicles"),
    *("telephones", "businesses", "how_known_text"),
)
# "called Ghost" is a way to write Ghost, in a box that asks for names.
ANNOUNCED: Final = re.compile(r"(?:(?:also|and|is|known|called|named|nickname|as|aka|a\.k\.a\.)[: ]+)+", re.IGNORECASE)
BETWEEN_NAMES: Final = re.compile(r"[^,;\n/&]+")
GIVEN_BUSINESS: Final = "it was given as a business"
LONGEST_NAME: Final = 80  # characters; what is longer in the box for names is a sentence, and is read as one
MOST_NAMED: Final = 50


@dataclass(frozen=True, repr=False)
class Told:
    """A text to be read; names that were given as such stand from `names_from` on, businesses in `businesses`."""

    text: str
    names_from: int
    businesses: tuple[int, int] = (0, 0)


def text_of(report: Report) -> Told:
    """All of a telling that is read, in one order, so that a place in it means the same tomorrow."""
    place = ", ".join(part for name in PLACES if (part := getattr(report, name)))
    parts = [*(getattr(report, name) for name in BEFORE), place, *(getattr(report, name) for name in AFTER)]
    before = "\n".join(part for part in parts if part)
    text = f"{before}\n{report.names}" if before and report.names else before or report.names
    after = len(text) - len(report.names)
    ends = after - len(f"{report.how_known_text}\n" if report.how_known_text else "") - bool(report.names)
    return Told(text, after, (ends - len(report.businesses), ends))


def with_names_given(told: Told, found: Sequence[Found]) -> tuple[Found, ...]:
    """The finds, and each name that was given as one and in which nothing was found."""
    here = [each for each in found if each.end > told.names_from]
    added = [
        name for name in names_given(told) if not any(each.start < name.end and name.start < each.end for each in here)
    ]
    return tuple(sorted([*found, *added[:MOST_NAMED]], key=lambda each: each.start))


def names_given(told: Told) -> Iterator[Found]:
    """What stands in the box for names, at commas and lines."""
    for match in BETWEEN_NAMES.finditer(told.text, told.names_from):
        whole = match[0].strip()
        written = whole[found.end() :] if (found := ANNOUNCED.match(whole)) else whole
        if folded := fold_name(written) if len(written) <= LONGEST_NAME else "":
            start = match.start() + match[0].rindex(written)
            yield Found(
                Kind.NAME, written, folded, start, start + len(written), Certainty.LIKELY, "it was given as a name"
            )


def with_businesses_given(told: Told, found: Sequence[Found]) -> tuple[Found, ...]:
    """The finds, with each business that was given as one. What has its name elsewhere in the text is no person."""
    given = tuple(businesses_given(told))
    called = {fold_name(business.written) for business in given}
    kept = [business_of(each) if is_called(each, called) else each for each in found if not within(each, given)]
    return tuple(sorted([*kept, *given], key=lambda each: each.start))


def businesses_given(told: Told) -> Iterator[Found]:
    """What stands in the box for businesses, at commas and lines."""
    for match in BETWEEN_NAMES.finditer(told.text, *told.businesses):
        written = match[0].strip(" .")
        if folded := fold_business(written) if len(written) <= LONGEST_NAME else "":
            start = match.start() + match[0].index(written)
            yield Found(Kind.BUSINESS, written, folded, start, start + len(written), Certainty.LIKELY, GIVEN_BUSINESS)


def is_called(found: Found, called: Set[str]) -> bool:
    """Whether a find that was read as somebody's name is what a business is called."""
    return found.kind in {Kind.NAME, Kind.ALIAS} and fold_name(found.written) in called


def business_of(found: Found) -> Found:
    """The same words as a business."""
    return replace(found, kind=Kind.BUSINESS, folded=fold_business(found.written), why=GIVEN_BUSINESS)


def within(found: Found, given: Iterable[Found]) -> bool:
    """Whether a name or a business was read in words that were given as a business."""
    named = found.kind in {Kind.NAME, Kind.ALIAS, Kind.BUSINESS}
    return named and any(found.start < each.end and each.start < found.end for each in given)
