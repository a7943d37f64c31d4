"""Questions about meetings: which there are, what is on the agenda, and whether enough came."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Attendance, Group, How, Meeting, Member, Standing, Topic
from handrail.partnership.steering.permissions import why_not_read
from handrail.partnership.steering.policies import enough


@dataclass(frozen=True)
class Quorum:
    """How many members there were, how many must come, and how many came."""

    members: int
    needed: int
    came: int

    @property
    def reached(self) -> bool:
        """Whether enough came."""
        return self.came >= self.needed


@dataclass(frozen=True)
class Present:
    """An organisation at a meeting; `noted` is None where nothing is written down of it."""

    seat: Member
    noted: Attendance | None


def meetings_of(group: Group) -> QuerySet[Meeting]:
    """The meetings of a group, the latest first."""
    return Meeting.objects.filter(group=group).select_related("minutes").defer("minutes__document", "minutes__told")


def meeting_for(meeting_id: UUID, *, by: Person) -> Meeting:
    """One meeting. Raises Meeting.DoesNotExist; NotAllowed: it is of a group of others."""
    found = Meeting.objects.select_related("group__parent", "minutes").defer("minutes__document")
    meeting = found.get(pk=meeting_id)
    require(why_not_read(meeting.group, by=by))
    return meeting


def agenda_of(meeting: Meeting) -> QuerySet[Topic]:
    """The items in their order, with their papers, and what was written down of them."""
    topics = Topic.objects.filter(meeting=meeting)
    return topics.prefetch_related("papers", "decisions", "actions__organisation")


def to_come(group: Group, *, at: datetime) -> QuerySet[Meeting]:
    """The meetings that have not begun and are not cancelled, the soonest first."""
    return Meeting.objects.filter(group=group, starts_at__gt=at, cancelled_at=None).order_by("starts_at")


def later_meetings(meeting: Meeting, *, at: datetime) -> QuerySet[Meeting]:
    """The later meetings of the group that have begun: those that may agree the minutes."""
    later = Meeting.objects.filter(group=meeting.group_id, starts_at__gt=meeting.starts_at, starts_at__lte=at)
    return later.filter(cancelled_at=None).order_by("starts_at")


def to_agree(meeting: Meeting) -> QuerySet[Meeting]:
    """The earlier meetings whose minutes are sent round and not yet agreed, the oldest first."""
    earlier = Meeting.objects.filter(group=meeting.group_id, starts_at__lt=meeting.starts_at, minutes=None)
    return earlier.exclude(drafted_at=None).filter(cancelled_at=None).order_by("starts_at")


def seats_at(meeting: Meeting) -> list[Member]:
    """Who sat on the group on the day of a meeting, by name."""
    seats = Member.objects.filter(group=meeting.group_id).select_related("organisation", "representative", "deputy")
    day = timezone.localdate(meeting.starts_at)
    return [one for one in seats if sat(one, on=day)]


def sat(seat: Member, *, on: date) -> bool:
    """Whether an organisation sat there on that day."""
    return (seat.joined_on is None or seat.joined_on <= on) and (seat.left_on is None or on < seat.left_on)


def present_at(meeting: Meeting) -> list[Present]:
    """Every organisation that sat on the group that day, and what is written down of it."""
    noted = {one.member_id: one for one in Attendance.objects.filter(meeting=meeting).select_related("who")}
    return [Present(seat, noted.get(seat.pk)) for seat in seats_at(meeting)]


def quorum_of(present: list[Present], *, percent: int) -> Quorum:
    """Whether enough came. Observers are not counted."""
    members = [one for one in present if one.seat.standing == Standing.MEMBER]
    came = sum(1 for one in members if one.noted is not None and one.noted.how == How.CAME)
    return Quorum(len(members), enough(len(members), percent=percent), came)
