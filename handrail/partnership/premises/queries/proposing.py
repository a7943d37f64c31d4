"""Places as the rule of proposing looks at them, and how many people each district could take in now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.partnership.premises.models import Premises, Space
from handrail.partnership.premises.policies.proposing import Need, Place, Proposal, propose
from handrail.partnership.premises.queries.finding import overlapping, premises_offered
from handrail.rules.localities.hours import read_hours
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.map import Tile
from handrail.rules.worktime.opening import opening

FOR_CHILDREN = (Space.Kept.FAMILY, Space.Kept.CHILDREN)
OLD = timedelta(days=365)


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
    rooms = Prefetch("spaces", queryset=Space.objects.filter(closed_at=None))
    offered = premises_offered(by=by).prefetch_related(rooms)
    taken = set(overlapping(starts_at=starts_at, until=ends_at).values_list("premises", flat=True))
    locality = current_locality()
    return propose(
        [
            seen(each, free=each.pk not in taken, district=district, starts_at=starts_at, at=at, locality=locality)
            for each in offered
        ],
        need,
    )


def seen(
    premises: Premises, *, free: bool, district: str, starts_at: datetime, at: datetime, locality: Locality
) -> Place:
    """One place as the rule looks at it."""
    rooms = list(premises.spaces.all())
    return Place(
        code=str(premises.code),
        name=premises.name,
        capacity=premises.capacity,
        sleeps=sum(room.places for room in rooms),
        child_places=sum(room.places for room in rooms if room.kept_for in FOR_CHILDREN),
        step_free=premises.step_free,
        separate_entrance=premises.separate_entrance,
        free=free,
        attended=attended(premises, at=starts_at, locality=locality),
        kilometres=locality.distance(premises.district, district),
        checked=premises.checked_on >= timezone.localdate(at) - OLD,
    )


def attended(premises: Premises, *, at: datetime, locality: Locality) -> bool:
    """Whether somebody is there to open the doors at that moment, by the hours that were agreed."""
    hours = read_hours(premises.hours)
    return opening(hours, holidays=locality.bank_holidays, at=at, timezone=locality.timezone).open_now


def capacity_now(*, by: Person, at: datetime) -> list[DistrictNow]:
    """The county's districts as tiles, with what could be opened at this moment. Raises NotAllowed."""
    locality, offered = current_locality(), list(premises_offered(by=by))
    taken = set(overlapping(starts_at=at, until=at + timedelta(minutes=1)).values_list("premises", flat=True))
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
