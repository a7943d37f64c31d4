"""Puts a centre on standby, opens it, closes it, and writes its log."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.operations.models import Operation
from handrail.casework.reception.actions.filing import open_files
from handrail.casework.reception.models import Centre, CentreState, LogEntry, LogKind
from handrail.casework.reception.permissions import why_not_move_centre, why_not_see_centre, why_not_stand_up
from handrail.casework.reception.policies import why_not_let_in
from handrail.casework.reception.queries.unfinished import what_is_unfinished
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.partnership.premises import actions as premises
from handrail.partnership.premises.models import Premises


@transaction.atomic
def stand_up(
    operation: Operation, *, at_premises: Premises, starts_at: datetime, ends_at: datetime, by: Person, at: datetime
) -> Centre:
    """Put a centre on standby: the premises are booked in the same act, or neither happens.

    Raises:
        NotAllowed: this person may not, or the operation is not approved.
        Taken: the premises are not free then.
    """
    require(why_not_stand_up(operation, by=by))
    hold = premises.book(at_premises, purpose=operation.reference, starts_at=starts_at, ends_at=ends_at, by=by, at=at)
    centre = Centre.objects.create(
        operation=operation, hold=hold, subject=subjects.new_subject(at=at), stood_up_at=at, stood_up_by=by
    )
    record("reception.stood_up", about=str(centre), by=by.ref, at=at, operation=operation.reference)
    return centre


@transaction.atomic
def open_centre(centre: Centre, *, by: Person, at: datetime) -> Centre:
    """People are on their way. Raises NotAllowed, Taken."""
    centre = moved(centre, CentreState.OPEN, by=by, at=at)
    centre.opened_at = centre.opened_at or at
    centre.save(update_fields=["opened_at", "state"])
    premises.begin_use(centre.hold, by=by, at=at)
    return centre


@transaction.atomic
def begin_closing(centre: Centre, *, by: Person, at: datetime) -> Centre:
    """Nobody else is expected; everybody who is here is found a place to go. Raises NotAllowed."""
    centre = moved(centre, CentreState.CLOSING, by=by, at=at)
    centre.closing_at = at
    centre.save(update_fields=["closing_at", "state"])
    return centre


@transaction.atomic
def keep_open(centre: Centre, *, by: Person, at: datetime) -> Centre:
    """More people come after all. Raises NotAllowed."""
    centre = moved(centre, CentreState.OPEN, by=by, at=at)
    centre.closing_at = None
    centre.save(update_fields=["closing_at", "state"])
    return centre


@transaction.atomic
def close_centre(centre: Centre, *, by: Person, at: datetime) -> Centre:
    """Close the doors, once everybody has somewhere to go and somebody who works with them, or a reason.

    The premises are given back, to be cleaned. A file is opened on everybody who accepted support.

    Raises:
        NotAllowed: this person may not, or something is unfinished; the sentence says what.
    """
    centre = moved(centre, CentreState.CLOSED, by=by, at=at)
    require(why_not_finished(centre))
    centre.closed_at = at
    centre.save(update_fields=["closed_at", "state"])
    premises.end_use(centre.hold, by=by, at=at)
    open_files(centre, by=by, at=at)
    return centre


def why_not_finished(centre: Centre) -> str | None:
    """Say what is unfinished, if anything."""
    left = what_is_unfinished(centre)
    if not left:
        return None
    return "The centre cannot close yet. " + " ".join(f"Number {each.number} {each.words}." for each in left)


@transaction.atomic
def stand_down(centre: Centre, *, reason: str, by: Person, at: datetime) -> Centre:
    """It was not needed; `reason` is a code. Raises NotAllowed."""
    centre = moved(centre, CentreState.STOOD_DOWN, by=by, at=at)
    centre.save(update_fields=["state"])
    premises.cancel(centre.hold, reason=reason, by=by, at=at)
    return centre


def moved(centre: Centre, to: CentreState, *, by: Person, at: datetime) -> Centre:
    """The centre as it stands now, held and brought to another state; the caller saves."""
    centre = held(centre.pk)
    require(why_not_move_centre(centre, to, by=by))
    centre.state = to
    record("reception.centre_moved", about=str(centre), by=by.ref, at=at, to=str(to))
    return centre


def held(centre_id: UUID) -> Centre:
    """The centre as it stands now, held until the transaction ends. Raises Centre.DoesNotExist."""
    found = Centre.objects.select_for_update(of=("self",)).select_related("operation__organisation", "hold__premises")
    return found.get(pk=centre_id)


@transaction.atomic
def add_to_log(
    centre: Centre, *, kind: LogKind, words: str, happened_at: datetime | None = None, by: Person, at: datetime
) -> LogEntry:
    """Write a line into the log, which is only added to. A visitor who enforces immigration rules is never let in.

    Raises:
        NotAllowed: this person may not, nothing is said, the time is still to come, or such a visitor is written down.
    """
    require(why_not_see_centre(centre, by=by))
    require(None if words.strip() else "Say what happened.")
    require(why_not_let_in(words) if kind == LogKind.VISITOR else None)
    when = happened_at or at
    require(None if when <= at else "That time is still to come.")
    entry = LogEntry(centre=centre, kind=kind, happened_at=when, recorded_at=at, recorded_by=by)
    entry.words = subjects.lock_json(words.strip(), subject=centre.subject, place=entry.place())
    entry.save(force_insert=True)
    record("reception.logged", about=str(centre), by=by.ref, at=at, kind=str(kind))
    return entry
