"""Reminds whoever refers of a clock that comes due: once for each day, with no word of whom or what it is about."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.casework.nrm.actions.keeping import note
from handrail.casework.nrm.models import ClockReminder, PreparedForm
from handrail.casework.nrm.queries import clocks_of, decisions_of, sent_referral
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.referrals.models import Kind
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person, Role
from handrail.foundation.people.queries import with_role

BY_ITSELF = "handrail"
# In the morning of the day itself, so that there is a working day left to ask.
HOUR = time(9)


@task()
def look_at_clocks(person_id: str) -> None:
    """Remind of what is due by now for one person. A worker calls it: an entrance, like a view, it reads the clock."""
    remind(UUID(person_id), at=timezone.now())


def set_reminders(person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """Have a worker come on the day of every clock that runs. What is over by then is passed over."""
    sent = sent_referral(person, Kind.NRM, by=by)
    for clock in clocks_of(person, sent, decisions_of(person)):
        if clock.due_on is not None and not clock.over and morning_of(clock.due_on) > at:
            look_at_clocks.using(run_after=morning_of(clock.due_on)).enqueue(str(person.pk))


@transaction.atomic
def remind(person_id: UUID, *, at: datetime) -> int:
    """Tell whoever refers that something is due, for each clock that is and was not told of; gives how many.

    Doing it again changes nothing. The notice says only that there is something new.
    """
    person = PotentialVictim.objects.select_for_update().get(pk=person_id)
    row = PreparedForm.objects.select_related("referrer").filter(person=person).first()
    if row is None or person.erased_at is not None:
        return 0
    due = [(clock, day) for clock, day in due_now(person, row.referrer, at=at) if is_new(person, clock, day, at=at)]
    if due:
        for each in who_is_told(person, row.referrer):
            tell_staff(each, kind="something_new", at=at)
        note(person, "reminded", by=BY_ITSELF, at=at, clocks=",".join(clock for clock, _ in due))
    return len(due)


def due_now(person: PotentialVictim, referrer: Person, *, at: datetime) -> list[tuple[str, date]]:
    """The clocks that run and have come due by now."""
    today = at.astimezone(current_locality().timezone).date()
    running = clocks_of(person, sent_referral(person, Kind.NRM, by=referrer), decisions_of(person))
    return [(one.id, one.due_on) for one in running if not one.over and one.due_on is not None and one.due_on <= today]


def is_new(person: PotentialVictim, clock: str, day: date, *, at: datetime) -> bool:
    """Whether nobody was reminded of this clock for this day; from now on somebody was."""
    made = {"reminded_at": at}
    return ClockReminder.objects.get_or_create(person=person, clock=clock, due_on=day, defaults=made)[1]


def who_is_told(person: PotentialVictim, referrer: Person) -> list[Person]:
    """Whoever refers; the coordinators, if that person no longer works on the record."""
    return [referrer] if why_not_work_on(person, by=referrer) is None else list(with_role(Role.COORDINATOR))


def morning_of(day: date) -> datetime:
    """That morning in the county."""
    return datetime.combine(day, HOUR, tzinfo=current_locality().timezone)
