"""Who holds sessions, who takes part, and who sees whom."""

from datetime import datetime

from handrail.foundation.people.models import Person, Role
from handrail.partnership.training.models import Booking, BookingState, Session

HOLDING = (Role.TRAINER, Role.COORDINATOR)
COUNTING = (*HOLDING, Role.ORGANISATION_ADMINISTRATOR)


def why_not_hold_sessions(*, by: Person) -> str | None:
    """Say why this person may not plan sessions, if so."""
    if by.is_active and by.has(*HOLDING):
        return None
    return "Only a trainer or a coordinator can do this."


def why_not_keep_session(session: Session, *, by: Person) -> str | None:
    """Say why this person may not change this session or see who comes, if so: its organisation's trainers may."""
    if reason := why_not_hold_sessions(by=by):
        return reason
    if by.has(Role.COORDINATOR) or by.organisation_id == session.organisation_id:
        return None
    return "This session is held by another organisation."


def why_not_change_session(session: Session, *, by: Person) -> str | None:
    """Say why this session cannot be changed, if so."""
    if reason := why_not_keep_session(session, by=by):
        return reason
    if session.cancelled_at is not None:
        return "This session is cancelled."
    return "Its attendance is closed." if session.attendance_closed_at is not None else None


def why_not_book_session(session: Session, *, at: datetime) -> str | None:
    """Say why nobody can ask for a place on this session any more, if so."""
    if session.cancelled_at is not None:
        return "This session is cancelled."
    return "Booking is closed." if at > session.book_until else None


def why_not_give_back(booking: Booking, *, at: datetime) -> str | None:
    """Say why this place cannot be given back, if so."""
    if booking.state == BookingState.CANCELLED:
        return "This place was given back already."
    return "The session has begun." if at >= booking.session.starts_at else None


def why_not_note_attendance(session: Session, *, by: Person, at: datetime) -> str | None:
    """Say why nobody can write down who came, if so."""
    if reason := why_not_change_session(session, by=by):
        return reason
    return "The session has not begun." if at < session.starts_at else None


def why_not_close_attendance(session: Session, *, by: Person, at: datetime) -> str | None:
    """Say why it cannot be fixed who came, if so."""
    if reason := why_not_note_attendance(session, by=by, at=at):
        return reason
    return "The session has not ended." if at < session.ends_at else None


def why_not_count_heads(*, by: Person) -> str | None:
    """Say why this person may not write down how many work at their organisation, nor read its coverage, if so."""
    if by.is_active and by.has(*COUNTING):
        return None
    return "Only a trainer, a coordinator or an organisation's administrator can do this."
