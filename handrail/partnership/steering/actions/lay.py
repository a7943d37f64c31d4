"""Makes and ends seats for people of no organisation, and writes down whether anybody came for them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.models import Group, How, LayAttendance, LaySeat, Meeting
from handrail.partnership.steering.permissions import why_not_keep
from handrail.partnership.steering.policies import looks_like_a_name

ENDED = "This group has ended."
NAME_THE_SEAT = "Name the seat, not the person: who sits on it is written down nowhere."
TAKEN = "There is a seat of this name already."


@transaction.atomic
def make_lay_seat(group: Group, *, name: str, by: Person, at: datetime) -> LaySeat:
    """Make a seat for a person of no organisation. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_make(group, name, at=at))
    try:
        with transaction.atomic():
            made = LaySeat.objects.create(group=group, name=name.strip(), begun_on=timezone.localdate(at))
    except IntegrityError:
        raise NotAllowed(TAKEN) from None
    record("steering.lay_seat_made", about=str(group), by=by.ref, at=at, seat=str(made.pk))
    return made


def why_not_make(group: Group, name: str, *, at: datetime) -> str | None:
    """Say why a group has no seat of this name, if so."""
    if group.ended_at is not None:
        return ENDED
    return NAME_THE_SEAT if looks_like_a_name(name, on=timezone.localdate(at)) else None


@transaction.atomic
def end_lay_seat(seat: LaySeat, *, by: Person, at: datetime) -> None:
    """End a lay seat. Whether anybody came for it stays. Raises NotAllowed."""
    require(why_not_keep(by=by) or ("This seat has ended." if seat.ended_on is not None else None))
    seat.ended_on = timezone.localdate(at)
    seat.save(update_fields=["ended_on"])
    record("steering.lay_seat_ended", about=str(seat.group), by=by.ref, at=at, seat=str(seat.pk))


def keep_lay_attendance(meeting: Meeting, noted: Mapping[UUID, How], *, at: datetime) -> int:
    """Write down of lay seats whether anybody came, within the attendance of the meeting; gives for how many."""
    seats = {one.pk: one for one in LaySeat.objects.filter(group=meeting.group_id)}
    for number, how in noted.items():
        LayAttendance.objects.update_or_create(
            meeting=meeting, seat=seats[number], defaults={"how": how, "noted_at": at}
        )
    LayAttendance.objects.filter(meeting=meeting).exclude(seat__in=noted).delete()
    return sum(how is How.CAME for how in noted.values())
