"""Which premises are proposed for a visit, in which order and why; and why the others are not."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a visit asks of a place: how many people, how many of them children, and what some of them need."""

    people: int
    children: int = 0
    overnight: bool = True
    step_free: bool = False


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the rule looks at of one place, for the time of the visit. `kilometres` is None where no map says.

    `attended` is whether somebody is there when it begins, and `closes` the time of day at which they leave before it
    is over; empty if they stay. `missing` names in words what should be there and is not.
    """

    code: str
    name: str
    capacity: int
    sleeps: int
    child_places: int
    step_free: bool
    separate_entrance: bool
    free: bool
    agreed: bool
    attended: bool
    kilometres: float | None
    checked: bool
    closes: str = ""
    overstayed: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """One place: whether it is proposed, and in words what speaks for it and what against."""

    place: Place
    fits: bool
    why: tuple[str, ...]
    why_not: tuple[str, ...]


def propose(places: Iterable[Place], need: Need) -> list[Proposal]:
    """Every place, the best first: those that fit before those that do not, then by what lacks and by the way there.

    A place fits if it is free and still agreed, holds everybody and, overnight, sleeps everybody, and can be entered
    without steps where somebody needs that. What else is missing is said, and a person decides.
    """
    proposals = [judged(place, need) for place in places]
    return sorted(proposals, key=in_order)


def in_order(proposal: Proposal) -> tuple[bool, int, float, int, str]:
    """Best first. Of two that are alike, the smaller: a large place is kept for a large night."""
    way = proposal.place.kilometres
    far = float("inf") if way is None else way
    return (not proposal.fits, len(proposal.why_not), far, proposal.place.capacity, proposal.place.code)


def judged(place: Place, need: Need) -> Proposal:
    """One place with what speaks for and against it."""
    stops, lacks = tuple(what_stops(place, need)), tuple(what_lacks(place, need))
    return Proposal(place, not stops, tuple(what_speaks_for(place, need)), (*stops, *lacks))


def what_stops(place: Place, need: Need) -> Iterable[str]:
    """Why a place cannot be used for this."""
    if not place.free:
        yield "taken for some of that time"
    if not place.agreed:
        yield "no longer agreed by then"
    if place.capacity < need.people:
        yield f"holds {place.capacity}, and {need.people} are expected"
    if need.overnight and place.sleeps < need.people:
        yield f"sleeps {place.sleeps}, and {need.people} are expected"
    if need.step_free and not place.step_free:
        yield "has steps"


def what_lacks(place: Place, need: Need) -> Iterable[str]:
    """What is missing, though it can be used."""
    if not place.separate_entrance:
        yield "has no separate entrance"
    if need.children and place.child_places < need.children:
        yield "has too few places kept for families or children"
    if not place.attended:
        yield "nobody is there to open it when the visit begins: call the keyholder first"
    elif place.closes:
        yield f"somebody is there only until {place.closes}"
    if place.overstayed:
        yield "people are still there after the time it was booked for"
    for each in place.missing:
        yield f"does not have: {each[:1].lower()}{each[1:]}"
    if not place.checked:
        yield "nobody has checked this entry for a year"


def what_speaks_for(place: Place, need: Need) -> Iterable[str]:
    """What it offers, shortly."""
    yield f"holds {place.capacity}"
    if need.overnight:
        yield f"sleeps {place.sleeps}"
    if place.kilometres is not None:
        yield "in the same district" if place.kilometres == 0 else f"about {place.kilometres:.0f} km away"
    if place.separate_entrance:
        yield "a separate entrance"
    if place.step_free:
        yield "no steps"
