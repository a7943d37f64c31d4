"""What becomes of the finds of one telling: mentions, each with everything that is compared later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.json import Decoder
from msgspec.structs import asdict

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.policies.folding import mention_of
from handrail.methods.linkage.mentions import Mention as Compared
from handrail.methods.reading.finds import Certainty, Found, Kind

KIND_OF: Final = {
    Kind.NAME: MentionKind.PERSON,
    Kind.ALIAS: MentionKind.PERSON,
    Kind.TELEPHONE: MentionKind.TELEPHONE,
    Kind.PLATE: MentionKind.VEHICLE,
    Kind.ADDRESS: MentionKind.PLACE,
    Kind.POSTCODE: MentionKind.PLACE,
    Kind.BUSINESS: MentionKind.BUSINESS,
    Kind.EMAIL: MentionKind.HANDLE,
    Kind.HANDLE: MentionKind.HANDLE,
}
NEAR: Final = 120  # characters between a name and the birthday that is taken to be of the same person
A_WHOLE_DAY: Final = 10  # characters of a date in ISO's form
# Of more people than this nobody can say whose telephone it is.
MOST_SHARING: Final = 3
MOST_MENTIONS: Final = 500  # of one telling
ADDRESS_PARTS: Final = ("flat", "house", "street", "town", "postcode")


@dataclass(frozen=True, repr=False)
class Read:
    """One mention in the clear. `person` is what is compared of a person, and empty for everything else."""

    kind: MentionKind
    found: Kind
    written: str
    folded: str
    start: int
    end: int
    certainty: int
    why: str
    person: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What to lock."""
        return dict(vars(self))  # not asdict, which copies each value in turn and takes as long as locking does

    @property
    def same(self) -> tuple[str, str, int]:
        """What makes it the same mention when the text is read again."""
        return (self.found.value, self.folded, self.start)

    def compared(self, key: str) -> Compared:
        """The person as linkage compares them."""
        return Compared(id=key, **self.person)


def read_of(stored: dict[str, Any]) -> Read:
    """A mention as it was locked."""
    return Read(**{**stored, "kind": MentionKind(stored["kind"]), "found": Kind(stored["found"])})


class Stored(Struct):
    """What of a mention as it was locked is asked of those who are weighed: nothing else of it is read."""

    person: Compared


STORED: Final = Decoder(Stored)


def compared_of(words: bytes) -> Compared:
    """The person of a mention as it was locked, who is called nothing."""
    return STORED.decode(words).person


def mentions_in(found: Sequence[Found], *, told_at: datetime) -> tuple[list[Read], list[str]]:
    """The mentions of a telling and, in sentences, what was left out."""
    meant = [each for each in found if each.kind in KIND_OF]
    kept = meant[:MOST_MENTIONS]
    limits = (
        [f"{len(meant):,} things were found in this text. Only the first {MOST_MENTIONS:,} are put beside others."]
        if len(meant) > MOST_MENTIONS
        else []
    )
    shared = shared_by_all(kept)
    names = [each for each in kept if KIND_OF[each.kind] is MentionKind.PERSON]
    born = births_beside(names, found)
    return [read(each, shared, born.get(each.start, ""), told_at) for each in kept], limits


def read(found: Found, shared: dict[str, str], born: str, told_at: datetime) -> Read:
    """One mention."""
    kind = KIND_OF[found.kind]
    person = person_of(found, shared, born, told_at) if kind is MentionKind.PERSON else {}
    where = (found.start, found.end, int(found.certainty), found.why)
    return Read(kind, found.kind, found.written, found.folded, *where, person)


def person_of(found: Found, shared: dict[str, str], born: str, told_at: datetime) -> dict[str, str]:
    """What is compared of somebody who is named: the name, and what stands beside it."""
    name = "alias" if found.kind is Kind.ALIAS else "full_name"
    row = {**shared, name: found.written, "date_of_birth": born, "reported_at": told_at.strftime("%Y%m%d")}
    compared = asdict(mention_of(row, key=""))
    return {column: value for column, value in compared.items() if value and column != "id"}


def shared_by_all(found: Iterable[Found]) -> dict[str, str]:
    """Telephone, plate and place of a telling that names few people and one of each."""
    every = list(found)
    people = {each.folded for each in every if KIND_OF[each.kind] is MentionKind.PERSON}
    if len(people) > MOST_SHARING:
        return {}
    row = {
        column: value
        for column, kind in (("phone", Kind.TELEPHONE), ("vehicle_plate", Kind.PLATE), ("postcode", Kind.POSTCODE))
        if (value := the_only(kind, every))
    }
    if len(people) == 1:
        # A mailbox or a handle is one person's: among several nobody can say whose.
        row |= {"email": the_only(Kind.EMAIL, every), "online_handle": the_only(Kind.HANDLE, every)}
    address = the_only(Kind.ADDRESS, every)
    parts = dict(zip(ADDRESS_PARTS, address.split("|"), strict=True)) if address else {}
    return {**row, **{part: value for part, value in parts.items() if value and part != "flat"}}


def the_only(kind: Kind, found: Iterable[Found]) -> str:
    """What was found of a kind, if that is one thing."""
    values = {each.folded for each in found if each.kind is kind and "?" not in each.folded and "*" not in each.folded}
    return values.pop() if len(values) == 1 else ""


def births_beside(names: Sequence[Found], found: Iterable[Found]) -> dict[int, str]:
    """The whole birthday that stands nearest after or before each name, YYYYMMDD, by where the name begins."""
    beside: dict[int, str] = {}
    for birth in found:
        if birth.kind is not Kind.BORN or len(birth.folded) != A_WHOLE_DAY or birth.certainty < Certainty.LIKELY:
            continue
        nearest = min(names, key=lambda name: distance(name, birth), default=None)
        if nearest is not None and distance(nearest, birth) <= NEAR:
            beside[nearest.start] = birth.folded.replace("-", "")
    return beside


def distance(name: Found, birth: Found) -> int:
    """Characters between them."""
    return max(birth.start - name.end, name.start - birth.end, 0)
