"""Sleeping places: which there are, and which are free."""

from collections.abc import Iterator

from handrail.casework.reception.models import Centre, Stay
from handrail.partnership.premises.models import Space

Place = tuple[Space, int]


def places_of(centre: Centre) -> list[Place]:
    """Every sleeping place of the centre's premises, room by room."""
    rooms = Space.objects.filter(premises=centre.hold.premises_id, closed_at=None)
    return [(room, number) for room in rooms for number in range(1, room.places + 1)]


def taken_places(centre: Centre) -> set[tuple[int, int]]:
    """The room and number of each place that somebody has now."""
    now = Stay.objects.filter(space__premises=centre.hold.premises_id, until_at=None)
    return set(now.values_list("space_id", "place"))


def free_places(centre: Centre) -> Iterator[Place]:
    """Those that nobody has now."""
    taken = taken_places(centre)
    return (place for place in places_of(centre) if (place[0].pk, place[1]) not in taken)
