"""Takes premises for a time, and gives them back."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.premises.models import ACTIVE, Hold, HoldKind, HoldState, Premises
from handrail.partnership.premises.permissions import why_not_book, why_not_extend, why_not_keep_premises
from handrail.partnership.premises.policies import why_not_move

# The names by which the two databases refuse an overlap.
OVERLAP = "premises_never_taken_twice"
STILL_THERE = "People of an earlier booking are still there. End that one first."


class Taken(NotAllowed):
    """Somebody has these premises for some of that time."""


@transaction.atomic
def book(premises: Premises, *, purpose: str, starts_at: datetime, ends_at: datetime, by: Person, at: datetime) -> Hold:
    """Take premises for an operation; what is written is its reference, and where it is stays here.

    Raises:
        Taken: they are taken for some of that time, turnaround included.
        NotAllowed: this person may not, or it would end before it starts.
    """
    require(why_not_book(premises, by=by))
    hold = taken(premises, HoldKind.BOOKING, purpose=purpose, starts_at=starts_at, ends_at=ends_at, by=by, at=at)
    record("premises.booked", about=str(premises), by=by.ref, at=at, purpose=purpose, hold=str(hold.pk))
    return hold


@transaction.atomic
def make_void(
    premises: Premises, *, reason: str, starts_at: datetime, ends_at: datetime, by: Person, at: datetime
) -> Hold:
    """Take premises off the list for a time; `reason` is a code of the pack. Raises Taken, NotAllowed."""
    require(why_not_keep_premises(premises, by=by))
    hold = taken(premises, HoldKind.VOID, purpose=reason, starts_at=starts_at, ends_at=ends_at, by=by, at=at)
    record("premises.made_void", about=str(premises), by=by.ref, at=at, reason=reason, hold=str(hold.pk))
    return hold


def taken(
    premises: Premises,
    kind: HoldKind,
    *,
    purpose: str,
    starts_at: datetime,
    ends_at: datetime,
    by: Person,
    at: datetime,
) -> Hold:
    """The row, if the database lets it in. After a use the place is cleaned; after a void it is ready."""
    require(None if starts_at < ends_at else "It must end after it starts.")
    cleaning = timedelta(hours=premises.turnaround_hours if kind == HoldKind.BOOKING else 0)
    hold = Hold(
        premises=premises,
        kind=kind,
        state=HoldState.PROVISIONAL if kind == HoldKind.BOOKING else HoldState.CONFIRMED,
        purpose=purpose,
        starts_at=starts_at,
        ends_at=ends_at,
        held_until=ends_at + cleaning,
        made_at=at,
        made_by=by,
    )
    written(hold)
    return hold


def written(hold: Hold) -> None:
    """Save, and say in words what the database refuses. Raises Taken."""
    try:
        with transaction.atomic():
            hold.save()
    except IntegrityError as refusal:
        if OVERLAP not in str(refusal):
            raise
        raise Taken("These premises are taken for some of that time.") from None


def confirm(hold: Hold, *, by: Person, at: datetime) -> Hold:
    """The place is certain. Raises NotAllowed."""
    return moved(hold, HoldState.CONFIRMED, by=by, at=at)


@transaction.atomic
def begin_use(hold: Hold, *, by: Person, at: datetime) -> Hold:
    """People are on their way there, perhaps sooner than was booked.

    Raises:
        Taken: somebody else has it for some of that time, or is still there after theirs.
        NotAllowed: this person may not, or it is not to come.
    """
    others = Hold.objects.filter(premises=hold.premises_id, state=HoldState.IN_USE).exclude(pk=hold.pk)
    if others.exists():
        raise Taken(STILL_THERE)
    hold = moved(hold, HoldState.IN_USE, by=by, at=at)
    hold.starts_at = min(hold.starts_at, at)
    written(hold)
    return hold


def cancel(hold: Hold, *, reason: str, by: Person, at: datetime) -> Hold:
    """It is not needed; `reason` is a code. Raises NotAllowed."""
    return moved(hold, HoldState.CANCELLED, reason=reason, by=by, at=at)


@transaction.atomic
def end_use(hold: Hold, *, by: Person, at: datetime) -> Hold:
    """Everybody has left. The turnaround runs from now, but no further than what is booked next. Raises NotAllowed."""
    hold = moved(hold, HoldState.ENDED, by=by, at=at)
    clean = at + timedelta(hours=hold.premises.turnaround_hours)
    after = Hold.objects.filter(premises=hold.premises, state__in=ACTIVE, starts_at__gt=hold.starts_at)
    following = after.order_by("starts_at").values_list("starts_at", flat=True).first()
    hold.held_until = clean if following is None else min(clean, following)
    hold.ends_at = min(at, hold.held_until)
    written(hold)
    return hold


@transaction.atomic
def extend(hold: Hold, *, ends_at: datetime, by: Person, at: datetime) -> Hold:
    """It takes longer, or is over sooner. Raises Taken, NotAllowed."""
    hold = held(hold)
    require(why_not_extend(hold, by=by))
    require(None if hold.starts_at < ends_at else "It must end after it starts.")
    hold.ends_at = ends_at
    hold.held_until = ends_at + timedelta(hours=hold.premises.turnaround_hours)
    written(hold)
    record("premises.hold_extended", about=str(hold.premises), by=by.ref, at=at, hold=str(hold.pk))
    return hold


def held(hold: Hold) -> Hold:
    """The hold as it stands now, held until the transaction ends."""
    return Hold.objects.select_for_update(of=("self",)).select_related("premises").get(pk=hold.pk)


@transaction.atomic
def moved(hold: Hold, to: HoldState, *, reason: str = "", by: Person, at: datetime) -> Hold:
    """The hold as it stands now, brought to another state."""
    hold = held(hold)
    keeps = why_not_keep_premises if hold.kind == HoldKind.VOID else why_not_book
    require(keeps(hold.premises, by=by) or why_not_move(HoldState(hold.state), to))
    hold.state, hold.reason = to, reason or hold.reason
    hold.save(update_fields=["state", "reason"])
    record("premises.hold_moved", about=str(hold.premises), by=by.ref, at=at, hold=str(hold.pk), to=str(to))
    return hold
