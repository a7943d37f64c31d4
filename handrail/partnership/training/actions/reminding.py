"""What belongs to a morning: reminding without a name, and writing down what has lapsed."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.partnership.training.actions.telling import SOMETHING_NEW, tell_of_place
from handrail.partnership.training.models import Booking, BookingState, Record
from handrail.partnership.training.policies import questions_of


@transaction.atomic
def remind_of_sessions(*, at: datetime) -> int:
    """Remind whoever has a place at a session that is near, once. Nobody from outside is written to."""
    near = at + timedelta(days=current_locality().limit("training_reminder_days", on=timezone.localdate(at)))
    places = Booking.objects.filter(
        state=BookingState.CONFIRMED,
        reminded_at=None,
        attendee__colleague__is_active=True,
        session__cancelled_at=None,
        session__starts_at__gt=at,
        session__starts_at__lte=near,
    )
    return tell_once(places, "reminded_at", at=at)


@transaction.atomic
def ask_again(*, at: datetime) -> int:
    """Tell whoever came to a course half a year ago that we ask again, once: a colleague, or under the receipt."""
    day = timezone.localdate(at)
    asking = current_locality().asking(on=day)
    places = Booking.objects.filter(
        came_at__isnull=False,
        asked_later_at=None,
        later_on=None,
        session__ends_at__lte=at - asking.later,
        session__ends_at__gt=at - asking.later - asking.later_open,
    )
    asked = [one.pk for one in places.select_related("session") if questions_of(one.session)]
    return tell_once(Booking.objects.filter(pk__in=asked), "asked_later_at", at=at)


@transaction.atomic
def remind_of_lapsing(*, at: datetime) -> int:
    """Tell a colleague whose training lapses soon, once for each course that they took."""
    day = timezone.localdate(at)
    soon = day + timedelta(days=current_locality().limit("training_due_days", on=day))
    due = Record.objects.filter(reminded_at=None, withdrawn_at=None, expires_on__gte=day, expires_on__lte=soon)
    found = list(due.filter(attendee__colleague__is_active=True).select_related("attendee__colleague"))
    for one in found:
        if one.attendee.colleague is not None:
            tell_staff(one.attendee.colleague, kind=SOMETHING_NEW, at=at)
    Record.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=at)
    return len(found)


@transaction.atomic
def write_down_lapsed(*, at: datetime) -> int:
    """Write down which courses count no longer since their last day has passed; how many there are."""
    over = Record.objects.filter(lapsed_at=None, expires_on__lt=timezone.localdate(at))
    number = over.update(lapsed_at=at)
    if number:
        record("training.lapsed", about="training", by="handrail", at=at, records=number)
    return number


def tell_once(places: models.QuerySet[Booking], field: str, *, at: datetime) -> int:
    """Tell each of these how they stand, and note it, so that nobody is told twice."""
    found = list(places.select_for_update(of=("self",)).select_related("session", "attendee__colleague"))
    for one in found:
        setattr(one, field, at)
        one.save(update_fields=[field])
        tell_of_place(one, at=at)
    return len(found)
