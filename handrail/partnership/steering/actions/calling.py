"""Calls a meeting, moves it, calls it off, and sends its agenda round."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.models import Group, Meeting, Member
from handrail.partnership.steering.permissions import why_not_keep
from handrail.partnership.steering.policies import Stage, stage_of, why_not_call, why_not_change_agenda

SOMETHING_NEW = "something_new"
TAKEN = "This group meets at that time already."


@dataclass(frozen=True, kw_only=True)
class When:
    """When and where a group meets."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""


@transaction.atomic
def call_meeting(group: Group, when: When, *, by: Person, at: datetime) -> Meeting:
    """Call a meeting. The quorum is the county's on its day. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_meet(group, when))
    on = timezone.localdate(when.starts_at)
    made = Meeting(
        group=group,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        place=when.place.strip(),
        link=when.link.strip(),
        quorum=current_locality().limit_as_known("steering_quorum_percent", on=on),
        called_at=at,
    )
    keep(made)
    record("steering.called", about=str(group), by=by.ref, at=at, meeting=str(made.pk))
    return made


def held(meeting: Meeting) -> Meeting:
    """The meeting as it stands, held until this change is whole: nothing is written beneath minutes being agreed."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)


def why_not_meet(group: Group, when: When) -> str | None:
    """Say why a group cannot meet then, if so."""
    return why_not_call(group, starts_at=when.starts_at, ends_at=when.ends_at, where=when.place + when.link)


def keep(meeting: Meeting) -> None:
    """Keep a meeting. Of two at one time the database lets the first. Raises NotAllowed."""
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        raise NotAllowed(TAKEN) from None


@transaction.atomic
def move_meeting(meeting: Meeting, when: When, *, by: Person, at: datetime) -> Meeting:
    """Hold a meeting at another time or place, before it begins. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_begun(meeting, at=at) or why_not_meet(meeting.group, when))
    meeting.starts_at, meeting.ends_at = when.starts_at, when.ends_at
    meeting.place, meeting.link = when.place.strip(), when.link.strip()
    keep(meeting)
    tell_members(meeting, at=at)
    record("steering.moved", about=str(meeting.group), by=by.ref, at=at, meeting=str(meeting.pk))
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Call a meeting off, before it begins; what was on its agenda is proposed again. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_begun(meeting, at=at))
    meeting.cancelled_at = at
    meeting.save(update_fields=["cancelled_at"])
    meeting.topics.update(meeting=None)
    tell_members(meeting, at=at)
    record("steering.cancelled", about=str(meeting.group), by=by.ref, at=at, meeting=str(meeting.pk))


def why_begun(meeting: Meeting, *, at: datetime) -> str | None:
    """Say why a meeting cannot be moved or called off any more, if so."""
    stage = stage_of(meeting, at=at)
    if stage is Stage.CALLED:
        return None
    return "This meeting is cancelled." if stage is Stage.CANCELLED else "This meeting has begun."


@transaction.atomic
def send_agenda(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Tell everybody who sits on the group that there is an agenda to read. The message holds none of it."""
    require(why_not_keep(by=by) or why_not_change_agenda(meeting, at=at))
    if not meeting.topics.exists():
        raise NotAllowed("Put something on the agenda first.")
    meeting.agenda_sent_at = at
    meeting.save(update_fields=["agenda_sent_at"])
    told = tell_members(meeting, at=at)
    record("steering.agenda_sent", about=str(meeting.group), by=by.ref, at=at, meeting=str(meeting.pk), told=told)


def tell_members(meeting: Meeting, *, at: datetime) -> int:
    """Tell whoever represents an organisation, and their deputies, that there is something new; gives how many."""
    seats = Member.objects.filter(group=meeting.group_id, left_on=None).select_related("representative", "deputy")
    people = {one for seat in seats for one in (seat.representative, seat.deputy) if one is not None and one.is_active}
    for one in people:
        tell_staff(one, kind=SOMETHING_NEW, at=at)
    return len(people)
