"""Seats of people of no organisation: which there are, and how often anybody came for them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Group, How, LayAttendance, LaySeat, Meeting
from handrail.partnership.steering.permissions import why_not_keep


@dataclass(frozen=True)
class LayPresent:
    """A lay seat at a meeting; `noted` is None where nothing is written down of it."""

    seat: LaySeat
    noted: LayAttendance | None


@dataclass(frozen=True)
class LayRow:
    """How often anybody came for a lay seat in a year, of so many meetings of which that is written down."""

    name: str
    came: int
    noted: int


def lay_seats_on(group: Group) -> QuerySet[LaySeat]:
    """The lay seats of a group now, by name."""
    return LaySeat.objects.filter(group=group, ended_on=None)


def lay_seat_for(seat_id: UUID, *, by: Person) -> LaySeat:
    """One lay seat, for whoever keeps the groups. Raises LaySeat.DoesNotExist, NotAllowed."""
    require(why_not_keep(by=by))
    return LaySeat.objects.select_related("group").get(pk=seat_id)


def lay_present_at(meeting: Meeting) -> list[LayPresent]:
    """Every lay seat that there was on the day of a meeting, and what is written down of it."""
    day = timezone.localdate(meeting.starts_at)
    seats = LaySeat.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), group=meeting.group_id, begun_on__lte=day)
    noted = {one.seat_id: one for one in LayAttendance.objects.filter(meeting=meeting)}
    return [LayPresent(seat, noted.get(seat.pk)) for seat in seats]


def lay_rows(group: Group, days: Mapping[UUID, date]) -> list[LayRow]:
    """How often anybody came for each lay seat to these meetings, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    noted = LayAttendance.objects.filter(meeting__in=days, seat__group=group).select_related("seat")
    for one in noted.order_by("seat__name"):
        found[one.seat.name].append(one.how)
    return [LayRow(name, hows.count(How.CAME), len(hows)) for name, hows in found.items()]
