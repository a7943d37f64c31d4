"""Plans a session, changes it and calls it off."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.numbering import next_reference
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.training.actions.booking import fill_places
from handrail.partnership.training.actions.publishing import publish
from handrail.partnership.training.actions.telling import tell_of_place
from handrail.partnership.training.models import Booking, BookingState, Session, SessionKind, SessionYear
from handrail.partnership.training.permissions import why_not_change_session, why_not_hold_sessions


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is planned of a session."""

    kind: SessionKind
    title: str
    starts_at: datetime
    ends_at: datetime
    book_until: datetime
    capacity: int
    course: str = ""
    course_version: str = ""
    about: str = ""
    for_whom: str = ""
    place: str = ""
    online: bool = False
    joining: str = ""
    open_to_all: bool = False


PLANNED = [field.name for field in fields(Plan)]


def why_not_plan(plan: Plan) -> str | None:
    """Say why such a session cannot be held, if so."""
    if plan.ends_at <= plan.starts_at:
        return "It must end after it starts."
    if plan.book_until > plan.ends_at:
        return "Booking must close before the session ends."
    if not plan.online and not plan.place:
        return "Say where it is held, or that it is online."
    return None


@transaction.atomic
def plan_session(plan: Plan, *, by: Person, at: datetime) -> Session:
    """Plan a session. Raises NotAllowed."""
    require(why_not_hold_sessions(by=by) or why_not_plan(plan))
    session = Session(organisation=by.organisation, made_by=by, made_at=at)
    session.reference = next_reference("TS", book=SessionYear, at=at)
    write(plan, session)
    session.save(force_insert=True)
    publish(session, at=at)
    record("training.session_planned", about=str(session), by=by.ref, at=at, kind=str(session.kind))
    return session


@transaction.atomic
def change_session(session: Session, plan: Plan, *, by: Person, at: datetime) -> Session:
    """Change what is planned. Nobody loses a place; more places go to those who wait. Raises NotAllowed."""
    session = held(session)
    require(why_not_change_session(session, by=by) or why_not_plan(plan) or why_not_shrink(session, plan.capacity))
    write(plan, session)
    session.save(update_fields=PLANNED)
    fill_places(session, at=at)
    publish(session, at=at)
    record("training.session_changed", about=str(session), by=by.ref, at=at)
    return session


def why_not_shrink(session: Session, capacity: int) -> str | None:
    """Say why there cannot be so few places, if so."""
    taken = Booking.objects.filter(session=session, state=BookingState.CONFIRMED).count()
    return f"{taken} people have a place already." if capacity < taken else None


@transaction.atomic
def cancel_session(session: Session, *, because: str, by: Person, at: datetime) -> Session:
    """Call it off; the reason is told to whoever booked. Raises NotAllowed."""
    session = held(session)
    require(why_not_change_session(session, by=by) or (None if because.strip() else "Say why, for those who booked."))
    session.cancelled_at, session.cancelled_because = at, because.strip()
    session.save(update_fields=["cancelled_at", "cancelled_because"])
    publish(session, at=at)
    booked = Booking.objects.filter(session=session).exclude(state=BookingState.CANCELLED)
    for booking in booked.select_related("session", "attendee__colleague"):
        tell_of_place(booking, at=at)
    record("training.session_cancelled", about=str(session), by=by.ref, at=at)
    return session


def held(session: Session) -> Session:
    """The session as it stands now, held until the transaction ends."""
    return Session.objects.select_for_update(of=("self",)).get(pk=session.pk)


def write(plan: Plan, session: Session) -> None:
    """Bring what is planned into the row."""
    for name in PLANNED:
        setattr(session, name, getattr(plan, name))
