"""Writes down who came, and takes apologies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.actions.calling import held
from handrail.partnership.steering.actions.lay import keep_lay_attendance
from handrail.partnership.steering.models import Attendance, How, Meeting, Member
from handrail.partnership.steering.permissions import why_not_keep, why_not_speak_for
from handrail.partnership.steering.policies import Stage, stage_of, why_not_minute


@dataclass(frozen=True)
class Came:
    """How it was with one organisation; `who` is None where nobody is named."""

    how: How
    who: Person | None = None


@transaction.atomic
def note_attendance(
    meeting: Meeting,
    noted: Mapping[UUID, Came],
    *,
    by: Person,
    at: datetime,
    lay: Mapping[UUID, How] = MappingProxyType({}),
) -> int:
    """Write down of each member whether it came, by the member's id; gives how many came. Raises NotAllowed.

    `lay`: of each seat of a person of no organisation whether anybody came. They are not counted with the members.
    """
    require(why_not_keep(by=by) or why_not_minute(held(meeting), at=at))
    seats = {one.pk: one for one in Member.objects.filter(group=meeting.group_id)}
    for number, came in noted.items():
        seat = seats[number]
        if came.who is not None and came.who.organisation_id != seat.organisation_id:
            raise NotAllowed("Whoever came for an organisation works for it.")
        Attendance.objects.update_or_create(
            meeting=meeting, member=seat, defaults={"how": came.how, "who": came.who, "noted_at": at}
        )
    Attendance.objects.filter(meeting=meeting).exclude(member__in=noted).delete()
    others = keep_lay_attendance(meeting, lay, at=at)
    there = sum(came.how is How.CAME for came in noted.values())
    about, of = str(meeting.group), str(meeting.pk)
    record("steering.attendance", about=about, by=by.ref, at=at, meeting=of, came=there, lay=others)
    return there


@transaction.atomic
def send_apologies(meeting: Meeting, member: Member, *, by: Person, at: datetime) -> None:
    """Say before a meeting that nobody comes for an organisation. Raises NotAllowed."""
    require(why_not_speak_for(member.organisation, meeting.group, by=by) or why_not_apologise(meeting, at=at))
    Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"how": How.APOLOGIES, "who": None, "noted_at": at}
    )
    record("steering.apologies", about=str(meeting.group), by=by.ref, at=at, meeting=str(meeting.pk))


def why_not_apologise(meeting: Meeting, *, at: datetime) -> str | None:
    """Say why apologies come too late, if so."""
    return None if stage_of(meeting, at=at) is Stage.CALLED else "This meeting has begun, or is cancelled."
