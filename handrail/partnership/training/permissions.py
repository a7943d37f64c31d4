"""Who holds sessions, who takes part, and who sees whom."""

from datetime import datetime, timedelta

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.partnership.published.models import RoomCode
from handrail.partnership.training.models import (
    Booking,
    BookingState,
    PastFile,
    PastState,
    Record,
    Session,
    Wave,
)
from handrail.partnership.training.policies import questions_of, wave_of

HOLDING = (Role.TRAINER, Role.COORDINATOR)
DOORS_OPEN = timedelta(minutes=30)
COUNTING = (*HOLDING, Role.ORGANISATION_ADMINISTRATOR)


def why_not_untrained(act: str, *, by: Person) -> str | None:
    """Say which course this person lacks for what the county makes depend on one, if any: none unless its pack says so.

    A course counts until the morning after its last day, when that it lapsed is written down.
    """
    for needed in current_locality().needed_training:
        counts = Record.objects.filter(attendee__colleague=by, course=needed.course, withdrawn_at=None, lapsed_at=None)
        if needed.act == act and not counts.exists():
            course = current_locality().word("courses", needed.course).label
            return f"This needs a course that counts: {course}. Book it on the page “Training”."
    return None


def why_not_hold_sessions(*, by: Person) -> str | None:
    """Say why this person may not plan sessions, if so."""
    if by.is_active and by.has(*HOLDING):
        return why_not_untrained("hold-sessions", by=by)
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


def why_not_print(taken: Record, *, by: Person) -> str | None:
    """Say why this person may not print this certificate, if so: whoever took the course may, and who held it."""
    if by.is_active and taken.attendee.colleague_id == by.pk:
        return None
    if taken.session is None:
        return "This course was not held here."
    return why_not_keep_session(taken.session, by=by)


def why_not_bring_past(*, by: Person) -> str | None:
    """Say why this person may not bring in who took a course before, if so."""
    return why_not_hold_sessions(by=by)


def why_not_see_past(held: PastFile, *, by: Person) -> str | None:
    """Say why this person may not see a list of past attendance, if so: whoever works where it was brought may."""
    if reason := why_not_bring_past(by=by):
        return reason
    return None if held.organisation_id == by.organisation_id else "This list belongs to another organisation."


def why_not_check_past(held: PastFile, *, by: Person) -> str | None:
    """Say why this list cannot be checked, if so."""
    if reason := why_not_see_past(held, by=by):
        return reason
    return None if held.finished_at is None else "This list is finished."


def why_not_bring_in_past(held: PastFile, *, by: Person) -> str | None:
    """Say why this list cannot be brought in, if so."""
    if reason := why_not_check_past(held, by=by):
        return reason
    return None if held.state == PastState.CHECKED else "Say first which column is which."


def why_not_show_code(session: Session, *, by: Person, at: datetime) -> str | None:
    """Say why no code can be shown in the room, if so: it counts from half an hour before it begins until it ends."""
    if reason := why_not_change_session(session, by=by):
        return reason
    if at < session.starts_at - DOORS_OPEN:
        return "The code can be shown from half an hour before it begins."
    return "The session has ended." if at > session.ends_at else None


def why_not_come(booking: Booking, shown: RoomCode | None, *, at: datetime) -> str | None:
    """Say why whoever has this place is not counted as there by that code, if so."""
    if shown is None or shown.taught_id != booking.session_id or not shown.shown_at <= at <= shown.until:
        return "This is not the code that is shown in the room now."
    if booking.state != BookingState.CONFIRMED:
        return "You have no place. Ask whoever holds the session."
    return "Its attendance is closed." if booking.session.attendance_closed_at is not None else None


def why_not_walk_in(session: Session, *, by: Person, at: datetime) -> str | None:
    """Say why nobody can come in without a place, if so. From half an hour before, those count who are there."""
    if reason := why_not_change_session(session, by=by):
        return reason
    if at < session.starts_at - DOORS_OPEN:
        return "People can come in without a place from half an hour before it begins."
    came = Booking.objects.filter(session=session, came_at__isnull=False).count()
    return "As many have come as there are places." if came >= session.capacity else None


def why_not_answer(booking: Booking, *, at: datetime) -> str | None:
    """Say why nothing is asked now of whoever has this place, if so."""
    if booking.state != BookingState.CONFIRMED:
        return "Only who has a place is asked."
    if reason := why_not_ask(booking.session, at=at):
        return reason
    wave = wave_of(booking.session, at=at)
    done = {Wave.BEFORE: booking.before_on, Wave.AFTER: booking.passed_on, Wave.LATER: booking.later_on}
    return "You have answered these already." if wave and done[Wave(wave)] else None


def why_not_answer_in_room(session: Session, *, at: datetime) -> str | None:
    """Say why nothing is asked of whoever types the code of the room, if so."""
    if reason := why_not_ask(session, at=at):
        return reason
    return "The time to answer is over." if wave_of(session, at=at) == Wave.LATER else None


def why_not_ask(session: Session, *, at: datetime) -> str | None:
    """Say why nobody is asked about this session now, if so."""
    if session.cancelled_at is not None:
        return "This session is cancelled."
    if not questions_of(session):
        return "Nothing is asked about this course."
    return "The time to answer is over." if wave_of(session, at=at) is None else None


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
