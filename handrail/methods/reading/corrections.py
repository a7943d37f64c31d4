"""What a person put right in a reading, as data that every later reading of the text respects.

A correction says at which characters it stands and what is written there. Where the text has changed since, it
holds for the nearest place with the same words; where there is none, it is said to be lost and never silently dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from handrail.methods.reading.finds import Certainty, Found, Kind


class Did(StrEnum):
    """What the person did."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class NoSuchCorrection(ValueError):
    """What was stored as a correction is none; the sentence says what is wrong."""


@dataclass(frozen=True)
class Correction:
    """One thing put right: `written` stands at `start`. `kind` and `folded` are what it is (or is not)."""

    did: Did
    kind: Kind
    written: str
    folded: str
    start: int

    def as_json(self) -> dict[str, str | int]:
        """What to store. It is as personal as the text is."""
        return {
            "did": self.did.value,
            "kind": self.kind.value,
            "written": self.written,
            "folded": self.folded,
            "start": self.start,
        }


@dataclass(frozen=True)
class Corrected:
    """A reading with what was put right in it. `lost` are corrections whose words are no longer in the text."""

    found: tuple[Found, ...]
    lost: tuple[Correction, ...]


def correction_of(stored: Mapping[str, object]) -> Correction:
    """A correction as it was stored.

    Raises:
        NoSuchCorrection: a part is missing or is not what it must be.
    """
    written, folded, start = stored.get("written"), stored.get("folded"), stored.get("start")
    if not isinstance(written, str) or not written:
        raise NoSuchCorrection("A correction must say which words it is about.")
    if not isinstance(folded, str):
        raise NoSuchCorrection("A correction must say how its words are folded.")
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise NoSuchCorrection("A correction must say at which character its words begin, from 0.")
    did, kind = stored.get("did"), stored.get("kind")
    if did not in list(Did) or kind not in list(Kind):
        raise NoSuchCorrection("A correction must be added, removed or changed, and of a kind that is known.")
    return Correction(Did(str(did)), Kind(str(kind)), written, folded, start)


def corrected(text: str, found: Iterable[Found], corrections: Iterable[Correction]) -> Corrected:
    """The finds with each correction made, in the order in which they were made: what is said last holds."""
    kept, lost = list(found), []
    for correction in corrections:
        start = place_of(correction, text)
        if start is None:
            lost.append(correction)
        else:
            kept = made(kept, replace(correction, start=start))
    return Corrected(tuple(sorted(kept, key=lambda each: each.start)), tuple(lost))


def place_of(correction: Correction, text: str) -> int | None:
    """Where the words stand: where they stood, else the nearest place, the earlier of two as near."""
    if text.startswith(correction.written, correction.start):
        return correction.start
    before = text.rfind(correction.written, 0, correction.start + len(correction.written) - 1)
    after = text.find(correction.written, correction.start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - correction.start), default=None)


def made(found: list[Found], correction: Correction) -> list[Found]:
    """The finds after one correction. What is added or changed takes the place of whatever overlaps it."""
    end = correction.start + len(correction.written)
    if correction.did is Did.REMOVED:
        return [each for each in found if not is_meant(each, correction)]
    apart = [each for each in found if each.end <= correction.start or each.start >= end]
    why = f"{correction.did.value} by a person"
    return [
        *apart,
        Found(correction.kind, correction.written, correction.folded, correction.start, end, Certainty.SURE, why),
    ]


def is_meant(found: Found, correction: Correction) -> bool:
    """Whether a removal is of this find: the same kind, at any of the same characters."""
    end = correction.start + len(correction.written)
    return found.kind is correction.kind and found.start < end and correction.start < found.end
