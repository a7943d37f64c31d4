"""Attendance over a year: who came to what, and who never comes."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from handrail.foundation.locality import moments
from handrail.partnership.steering.models import Attendance, Group, Meeting, Member, Standing
from handrail.partnership.steering.policies import AttendanceRow, Seat, attendance_rows
from handrail.partnership.steering.queries.lay import LayRow, lay_rows


@dataclass(frozen=True)
class Year:
    """The meetings of a year that were held, a row for each organisation, and those that never came."""

    year: int
    days: tuple[date, ...]
    rows: list[AttendanceRow]
    lay: list[LayRow] = field(default_factory=list)

    @property
    def never(self) -> list[str]:
        """The organisations that were asked and never came."""
        return [row.name for row in self.rows if row.never]


def attendance_in(group: Group, year: int) -> Year:
    """A group's attendance in a year: of every meeting that was held, whether each organisation came."""
    begins, ends = moments(date(year, 1, 1), date(year, 12, 31))
    held = Meeting.objects.filter(group=group, starts_at__gte=begins, starts_at__lt=ends, cancelled_at=None)
    noted = list(Attendance.objects.filter(meeting__in=held.filter(attendance__how="came")))
    written = {one.meeting_id for one in noted}
    meetings = {one.pk: timezone.localdate(one.starts_at) for one in held.order_by("starts_at") if one.pk in written}
    seats = [seat_of(one) for one in Member.objects.filter(group=group).select_related("organisation")]
    days = tuple(meetings.values())
    sat = [one for one in seats if any(one.held_on(day) for day in days)]
    return Year(year, days, attendance_rows(sat, meetings, noted), lay_rows(group, meetings))


def seat_of(member: Member) -> Seat:
    """A seat as attendance counts it."""
    observer = member.standing == Standing.OBSERVER
    return Seat(member.pk, member.organisation.name, observer, member.joined_on, member.left_on)


def years_of(group: Group) -> list[int]:
    """The years in which a group met, the latest first."""
    return sorted(
        {timezone.localdate(at).year for at in Meeting.objects.filter(group=group).values_list("starts_at", flat=True)},
        reverse=True,
    )
