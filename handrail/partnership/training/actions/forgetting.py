"""Lets go of what is kept of training for longer than the county says."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.vault.actions import erase
from handrail.partnership.published.models import RequestStanding, RoomCode
from handrail.partnership.training.models import Attendee, Booking, PastFile, Record, Sitting

BY = "handrail"
# Each takes a while: what is left is done the next morning.
MOST_A_MORNING = 200


@transaction.atomic
def forget_places(*, at: datetime) -> int:
    """Remove places of sessions that are long over, with what their receipts read; records stay."""
    old = Booking.objects.filter(session__ends_at__lt=at - days("training_place_days", at=at))
    receipts = list(old.exclude(receipt_digest="").values_list("receipt_digest", flat=True))
    RequestStanding.objects.filter(receipt_digest__in=receipts).delete()
    number, _ = old.delete()
    return noted("places", number, at=at)


@transaction.atomic
def forget_records(*, at: datetime) -> int:
    """Remove courses that lapsed long ago."""
    over = timezone.localdate(at - days("training_lapsed_days", at=at))
    number, _ = Record.objects.filter(expires_on__lt=over).delete()
    return noted("records", number, at=at)


@transaction.atomic
def forget_answers(*, at: datetime) -> int:
    """Remove what people answered about sessions of long ago, and the codes of rooms of yesterday."""
    RoomCode.objects.filter(until__lt=at - timedelta(days=1)).delete()
    number, _ = Sitting.objects.filter(session__ends_at__lt=at - days("training_answers_days", at=at)).delete()
    return noted("answers", number, at=at)


def forget_people(*, at: datetime) -> int:
    """Erase whoever from outside has neither a place nor a course any more, and lists that were left lying."""
    nothing_left = Attendee.objects.filter(subject__isnull=False, bookings=None, records=None)
    # Somebody may just be asking for their first place.
    gone = nothing_left.filter(made_at__lt=at - timedelta(days=1))
    lying = PastFile.objects.filter(Q(finished_at=None), made_at__lt=at - days("past_file_days", at=at))
    due = [
        *gone.values_list("subject", flat=True)[:MOST_A_MORNING],
        *lying.values_list("subject", flat=True)[:MOST_A_MORNING],
    ]
    for subject in due:
        if subject is not None:
            erase(subject, by=BY, at=at)
    return len(due)


def days(limit: str, *, at: datetime) -> timedelta:
    """How long something is kept."""
    return timedelta(days=current_locality().limit(limit, on=timezone.localdate(at)))


def noted(what: str, number: int, *, at: datetime) -> int:
    """Write down in the trail how many went, where any did."""
    if number:
        record("training.forgotten", about="training", by=BY, at=at, what=what, number=number)
    return number
