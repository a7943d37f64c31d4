"""Places as the rule of proposing looks at them, and how many people each district could take in now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.partnership.premises.models import Hold, HoldState, Premises, Space
from handrail.partnership.premises.policies.proposing import Need, Place, Proposal, propose
from handrail.partnership.premises.queries.finding import overlapping, premises_offered
from handrail.rules.localities.hours import read_hours, say_time
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.map import Tile
from handrail.rules.worktime.opening import opening

FOR_CHILDREN = (Space.Kept.FAMILY, Space.Kept.CHILDREN)
OLD = timedelta(days=365)
# The groups of the pack's facilities that are looked for: always, and when children are expected.
WISHED, FOR_PLAY = "wish", "children"


@dataclass(frozen=True)
class DistrictNow:
    """One district on the map: its places, and how many people those that nothing holds could take in now."""

    tile: Tile
    name: str
    places: int
    free_places: int
    capacity_now: int


def proposed(
    need: Need, *, district: str, starts_at: datetime, ends_at: datetime, by: Person, at: datetime
) -> list[Proposal]:
    """Every place for a visit in that district, the best first, each with why and why not. Raises NotAllowed."""
    window = Window(starts_at, ends_at, at, need, district, current_locality())
    rooms = Prefetch("spaces", queryset=Space.objects.filter(closed_at=None))
    offered = premises_offered(by=by).prefetch_related(rooms)
    taken = set(overlapping(starts_at=starts_at, until=ends_at).values_list("premises", flat=True))
    stayed = set(overstays(at=at).values_list("premises", flat=True))
    return propose([seen(each, window, taken=each.pk in taken, stayed=each.pk in stayed) for each in offered], need)


def overstays(*, at: datetime) -> QuerySet[Hold]:
    """What is still in use after the time it was booked for."""
    return Hold.objects.filter(state=HoldState.IN_USE, ends_at__lt=at)


@dataclass(frozen=True)
class Window:
    """The time of a visit, when it is asked for, what it needs and where it goes."""

    starts_at: datetime
    ends_at: datetime
    at: datetime
    need: Need
    district: str
    locality: Locality


def seen(premises: Premises, window: Window, *, taken: bool, stayed: bool) -> Place:
    """One place as the rule looks at it."""
    rooms, locality = list(premises.spaces.all()), window.locality
    until = premises.agreed_until
    there = opening(
        read_hours(premises.hours), holidays=locality.bank_holidays, at=window.starts_at, timezone=locality.timezone
    )
    return Place(
        code=str(premises.code),
        name=premises.name,
        capacity=premises.capacity,
        sleeps=sum(room.places for room in rooms),
        child_places=sum(room.places for room in rooms if room.kept_for in FOR_CHILDREN),
        step_free=premises.step_free,
        separate_entrance=premises.separate_entrance,
        free=not taken,
        agreed=until is None or window.ends_at.astimezone(locality.timezone).date() <= until,
        attended=there.open_now,
        closes=say_time(there.closes_at.time()) if there.closes_at and there.closes_at < window.ends_at else "",
        kilometres=locality.distance(premises.district, window.district),
        checked=premises.checked_on >= timezone.localdate(window.at) - OLD,
        overstayed=stayed,
        missing=tuple(lacking(premises, window.need, locality)),
    )


def lacking(premises: Premises, need: Need, locality: Locality) -> Iterator[str]:
    """What is looked for and is not there."""
    looked_for = {WISHED, FOR_PLAY} if need.children else {WISHED}
    for word in locality.lists["premises_facilities"]:
        if word.group in looked_for and word.code not in premises.facilities:
            yield word.label


def capacity_now(*, by: Person, at: datetime) -> list[DistrictNow]:
    """The county's districts as tiles, with what could be opened at this moment. Raises NotAllowed."""
    locality = current_locality()
    offered = [each for each in premises_offered(by=by) if still_agreed(each, at=at)]
    taken = set(overstays(at=at).values_list("premises", flat=True)) | set(
        overlapping(starts_at=at, until=at + timedelta(minutes=1)).values_list("premises", flat=True)
    )
    return [
        DistrictNow(
            tile=tile,
            name=locality.district(tile.district).name,
            places=sum(each.district == tile.district for each in offered),
            free_places=sum(each.district == tile.district and each.pk not in taken for each in offered),
            capacity_now=sum(
                each.capacity for each in offered if each.district == tile.district and each.pk not in taken
            ),
        )
        for tile in locality.tiles
    ]


def still_agreed(premises: Premises, *, at: datetime) -> bool:
    """Whether the organisation still offers it on that day."""
    return premises.agreed_until is None or timezone.localdate(at) <= premises.agreed_until
