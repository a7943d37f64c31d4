"""What in words for the board may name somebody. It is shown to whoever wrote it; they decide."""

from collections.abc import Collection
from datetime import date

from handrail.methods.reading.finds import Kind
from handrail.methods.reading.found import found_in

# Days and places of work are what a report is made of; all else could lead to a person.
HARMLESS = frozenset({Kind.MOMENT, Kind.BUSINESS})


def may_name(words: str, *, on: date, places: Collection[str] = ()) -> tuple[str, ...]:
    """The pieces of the words that look like a name, number, address, age or plate, once each, as written."""
    found = (one.written for one in found_in(words, on=on, places=places) if one.kind not in HARMLESS)
    return tuple(dict.fromkeys(found))
