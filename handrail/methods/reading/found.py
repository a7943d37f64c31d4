"""Every identifier in a text, once each, with what could not be read said plainly."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from handrail.methods.reading.addresses import addresses_in
from handrail.methods.reading.births import ages_in, births_in
from handrail.methods.reading.businesses import businesses_in
from handrail.methods.reading.finds import Found, Kind
from handrail.methods.reading.folding import fold, plain
from handrail.methods.reading.moments import moments_in
from handrail.methods.reading.names_in_text import names_in
from handrail.methods.reading.online import emails_in, handles_in
from handrail.methods.reading.plates_in_text import plates_in
from handrail.methods.reading.postcodes import postcodes_in
from handrail.methods.reading.telephones import telephones_in

LONGEST: Final = 1_000_000  # characters that `read_text` reads of one text
BEYOND: Final = 200  # characters that are looked at after the end, so that nothing is taken for less than it is
MOST: Final = 50_000  # finds that it tells of
# Which kind is meant where two of them are as long and as sure: what is most telling comes first.
RANK: Final = {
    kind: place
    for place, kind in enumerate(
        (
            Kind.EMAIL, Kind.TELEPHONE, Kind.PLATE, Kind.POSTCODE, Kind.BORN, Kind.AGE, Kind.ADDRESS, Kind.HANDLE,
            Kind.BUSINESS, Kind.ALIAS, Kind.NAME, Kind.MOMENT,
        )
    )
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What was found in a text; `read_to` is where reading stopped, and `limits` say in sentences what was left out."""

    found: tuple[Found, ...]
    read_to: int
    limits: tuple[str, ...] = ()


def found_in(text: str, *, on: date, places: Collection[str] = ()) -> tuple[Found, ...]:
    """Every identifier in the text, in order, none within another. All of it is read, in time linear in its length.

    Args:
        text: what somebody told, in any script.
        on: the day they told it; "last Tuesday", "aged 17" and years of two figures are read beside it.
        places: names of towns, which may end an address without a comma and are nobody's name.
    """
    shown = plain(text)
    towns = frozenset(fold(place) for place in places)
    apart = without_overlaps(sorted(everything_in(shown, on=on, towns=towns), key=precedence))
    return tuple(as_written(text, found) for found in apart)


def read_text(
    text: str, *, on: date, places: Collection[str] = (), longest: int = LONGEST, most: int = MOST
) -> Reading:
    """As `found_in`, up to a stated length and number; what goes beyond is said and never left out silently."""
    seen = found_in(text[: longest + BEYOND], on=on, places=places)
    found = tuple(each for each in seen if each.end <= longest)
    # What begins before the limit and ends after it is left out whole: half of it would be something else.
    read_to = min(len(text), longest, *(each.start for each in seen if each.end > longest))
    limits = []
    if read_to < len(text):
        limits.append(
            f"Only the first {read_to:,} of {len(text):,} characters were read; nothing after them was looked at."
        )
    if len(found) > most:
        last = found[most - 1].end
        limits.append(
            f"{len(found):,} identifiers were found; the first {most:,} are told of, up to character {last:,}."
        )
    return Reading(found[:most], read_to, tuple(limits))


def everything_in(text: str, *, on: date, towns: frozenset[str]) -> Iterator[Found]:
    """What every shelf finds, overlapping or not."""
    yield from emails_in(text)
    yield from handles_in(text)
    yield from telephones_in(text)
    yield from plates_in(text, on=on)
    yield from postcodes_in(text)
    yield from births_in(text, on=on)
    yield from ages_in(text, on=on)
    yield from moments_in(text, on=on)
    yield from addresses_in(text, towns=towns)
    yield from businesses_in(text)
    yield from names_in(text, places=towns)


def precedence(found: Found) -> tuple[int, bool, int, int, int, str]:
    """The longest first, then the surest, then the most telling kind: the one that is kept where two overlap.

    Any day may be a moment: what else it may be goes before.
    """
    return (
        found.start - found.end,
        found.kind is Kind.MOMENT,
        -found.certainty,
        RANK[found.kind],
        found.start,
        found.folded,
    )


def without_overlaps(found: list[Found]) -> list[Found]:
    """Those in order of precedence that overlap none before them, in the order of the text.

    Kept apart by a mark on each character, so that it costs no more than all that was found is long.
    """
    taken = bytearray(max((each.end for each in found), default=0))
    kept = []
    for each in found:
        if not any(taken[each.start : each.end]):
            taken[each.start : each.end] = b"\x01" * (each.end - each.start)
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def as_written(text: str, found: Found) -> Found:
    """The find with the words as they stand in the text, before letters were made plain."""
    return Found(
        found.kind, text[found.start : found.end], found.folded, found.start, found.end, found.certainty, found.why
    )
