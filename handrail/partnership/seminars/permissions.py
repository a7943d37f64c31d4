"""Who makes a seminar's programme, who reads offers, and who may see the slides."""

from datetime import datetime

from handrail.foundation.people.models import Person
from handrail.partnership.seminars.models import FollowUp, Seminar
from handrail.partnership.training.models import Session, SessionKind
from handrail.partnership.training.permissions import why_not_change_session, why_not_keep_session


def why_not_make_seminar(session: Session, *, by: Person) -> str | None:
    """Say why this session cannot be given a programme by this person, if so."""
    if session.kind != SessionKind.SEMINAR:
        return "Only a seminar has a programme."
    return why_not_change_session(session, by=by)


def why_not_keep_seminar(seminar: Seminar, *, by: Person) -> str | None:
    """Say why this person may not see offers, badges and choices of this seminar, if so."""
    return why_not_keep_session(seminar.session, by=by)


def why_not_change_seminar(seminar: Seminar, *, by: Person) -> str | None:
    """Say why this person may not change this seminar's programme, if so."""
    return why_not_change_session(seminar.session, by=by)


def why_not_offer(seminar: Seminar, *, at: datetime) -> str | None:
    """Say why nobody can offer to speak, if so."""
    if seminar.session.cancelled_at is not None:
        return "This seminar is cancelled."
    if seminar.speakers_until is None or at > seminar.speakers_until:
        return "Speakers are no longer looked for."
    return None


def why_not_finish(follow_up: FollowUp, *, by: Person) -> str | None:
    """Say why this person may not write down what came of this, if so."""
    if follow_up.done_at is not None:
        return "This is done already."
    if by.is_active and by.pk == follow_up.owner_id:
        return None
    return why_not_keep_seminar(follow_up.seminar, by=by)
