"""Carries a course that a driver came to into the register of the district that held it."""

import json
from datetime import datetime

from handrail.foundation.audit.actions import record
from handrail.foundation.vault import subjects, tokens
from handrail.partnership.licensing.models import Licence, TrainingSource
from handrail.partnership.licensing.policies import number_form
from handrail.partnership.licensing.queries import NUMBER
from handrail.partnership.training.models import Booking, Record


def note_course_of_driver(booking: Booking, taken: Record, at: datetime) -> None:
    """Write the day of a course beside the licence whose number was given, in the register of whoever held it.

    A number that stands in no register of that district, or somebody who gave none, changes nothing.
    """
    number = licence_of(booking)
    if not number:
        return
    found = Licence.objects.select_for_update(of=("self",)).filter(
        register__organisation=booking.session.organisation_id,
        number_token=tokens.token(NUMBER, number_form(number)),
        gone_at=None,
    )
    for licence in found:
        if licence.trained_on is not None and licence.trained_on >= taken.earned_on:
            continue
        licence.trained_on, licence.trained_source = taken.earned_on, TrainingSource.SESSION
        licence.save(update_fields=["trained_on", "trained_source"])
        record("licensing.training_set", about=str(licence), by="handrail", at=at, session=str(booking.session))


def licence_of(booking: Booking) -> str:
    """The number of a licence that somebody from outside gave; empty if they gave none."""
    attendee = booking.attendee
    if attendee.subject is None:
        return ""
    box = subjects.unlock(bytes(attendee.locked), subject=attendee.subject, place=attendee.place("locked"))
    return str(json.loads(box).get("licence", ""))
