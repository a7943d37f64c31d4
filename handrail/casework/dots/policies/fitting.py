"""Whether two mentions that share a mark share the thing, and what is said of it."""

from typing import Final

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.policies.marks import GAP, LONG_ENOUGH, address_of, is_whole
from handrail.casework.dots.policies.reading import Read
from handrail.methods.reading.plates import plate_fits

SHARED: Final = "shared"
MAY_BE_SHARED: Final = "may be shared"
SAID: Final = {
    MentionKind.TELEPHONE: "the same telephone",
    MentionKind.VEHICLE: "the same number plate",
    MentionKind.PLACE: "the same house",
    MentionKind.BUSINESS: "a business of the same name",
    MentionKind.HANDLE: "the same name online",
}


def association_of(one: Read, other: Read) -> tuple[str, list[list[str]]] | None:
    """The band and the reasons, what speaks against first; None where they do not share it after all."""
    if one.kind != other.kind or one.kind is MentionKind.PERSON:
        return None
    if one.kind is MentionKind.PLACE:
        return same_house(address_of(one), address_of(other))
    if one.kind is MentionKind.VEHICLE:
        return same_plate(one.folded, other.folded)
    if one.kind is MentionKind.BUSINESS:
        # Car washes of many towns are called alike.
        return MAY_BE_SHARED, [["against", "a name alone does not say that it is the same business"],
                               ["for", SAID[one.kind]]]  # fmt: skip
    return SHARED, [["for", SAID[one.kind]]]


def same_house(one: dict[str, str], other: dict[str, str]) -> tuple[str, list[list[str]]] | None:
    """The same house and street, or house and postcode, with nothing that says another town or another flat."""
    parts = ("flat", "street", "town", "postcode")
    both = [part for part in parts if one.get(part) and other.get(part)]
    differ = [part for part in both if one[part] != other[part]]
    if "postcode" in differ or "town" in differ or ("street" in differ and "postcode" not in both):
        return None
    against = [["against", f"the {part} is written another way" if part == "street" else f"another {part}"]
               for part in differ]  # fmt: skip
    where = [part for part in ("postcode", "town") if part in both]
    if not where:
        against.append(["against", "nothing says that it is the same town"])
    return (MAY_BE_SHARED if against else SHARED), [*against, ["for", SAID[MentionKind.PLACE]]]


def same_plate(one: str, other: str) -> tuple[str, list[list[str]]] | None:
    """The same plate, look-alikes taken for one another, or a part that fits."""
    whole, part = (one, other) if is_whole(one) else (other, one)
    if not is_whole(whole) or len(GAP.sub("", part)) < LONG_ENOUGH or not plate_fits(part, whole):
        return None
    if not is_whole(part):
        return MAY_BE_SHARED, [["against", "only part of the plate is known"], ["for", "what is known of it fits"]]
    if one != other:
        return MAY_BE_SHARED, [["against", "one letter or digit is read as its look-alike"],
                               ["for", SAID[MentionKind.VEHICLE]]]  # fmt: skip
    return SHARED, [["for", SAID[MentionKind.VEHICLE]]]
