"""Makes the secret address of a worker's calendar, ends it, and counts who asks for it."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from handrail.casework.cases.models import CalendarAddress
from handrail.casework.cases.permissions import why_not_have_calendar
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import tokens

SECRET_BYTES = 24
HOUR = timedelta(hours=1)
# A calendar program asks a few times an hour. More than this is no calendar program.
READS_AN_HOUR = 60


class AskedTooOften(Exception):
    """A calendar was asked for more often than a program needs."""


@transaction.atomic
def make_calendar(*, by: Person, at: datetime) -> str:
    """Make a new secret address for one's own calendar, and give its secret, this once. An earlier one ends.

    Raises:
        NotAllowed: this person has no calendar here.
    """
    require(why_not_have_calendar(by=by))
    end_calendar_of(by, by=by, at=at)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarAddress.objects.create(worker=by, mark=mark_of(secret), made_at=at)
    record("cases.calendar_made", about=by.ref, by=by.ref, at=at)
    return secret


@transaction.atomic
def end_calendar(*, by: Person, at: datetime) -> None:
    """End the address of one's own calendar: nobody can read it there any more. Raises NotAllowed."""
    require(why_not_have_calendar(by=by))
    end_calendar_of(by, by=by, at=at)


def end_calendar_of(worker: Person, *, by: Person, at: datetime) -> None:
    """End it, if there is one; the caller asked who may, and holds the transaction."""
    if CalendarAddress.objects.filter(worker=worker, ended_at=None).update(ended_at=at):
        record("cases.calendar_ended", about=worker.ref, by=by.ref, at=at)


@transaction.atomic
def come_for_calendar(secret: str, *, at: datetime) -> Person:
    """Whose calendar is asked for at this address. The first time on a day is in the trail.

    Raises:
        CalendarAddress.DoesNotExist: there is no such address, any more or at all, or its worker has left.
        AskedTooOften: it was asked for more often in this hour than a calendar program needs.
    """
    kept = CalendarAddress.objects.select_for_update(of=("self",)).select_related("worker")
    address = kept.get(mark=mark_of(secret), ended_at=None, worker__is_active=True)
    if why_not_have_calendar(by=address.worker):
        raise CalendarAddress.DoesNotExist
    if address.counted_from is None or address.counted_from <= at - HOUR:
        address.counted_from, address.reads = at, 0
    if address.reads >= READS_AN_HOUR:
        raise AskedTooOften
    if address.read_at is None or address.read_at.date() != at.date():
        record("cases.calendar_read", about=address.worker.ref, by=address.worker.ref, at=at)
    address.reads, address.read_at = address.reads + 1, at
    address.save(update_fields=["reads", "read_at", "counted_from"])
    return address.worker


def mark_of(secret: str) -> str:
    """The keyed mark under which a secret is kept."""
    return tokens.token("calendar", secret)
