"""What is asked about a session, when, and whether its course counts only for whoever knows enough."""

from datetime import datetime

from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.partnership.training.models import Session
from handrail.rules.localities.learning import Question


def questions_of(session: Session) -> tuple[Question, ...]:
    """What is asked about the version of the course that is taught; none where nothing is."""
    return current_locality().questionnaire(session.course, session.course_version)


def wave_of(session: Session, *, at: datetime) -> str | None:
    """What is asked at that moment: "before", "after" or "later"; None when all are over."""
    asking = current_locality().asking(on=timezone.localdate(session.starts_at))
    return asking.wave(session.starts_at, session.ends_at, at=at)


def must_pass(session: Session) -> bool:
    """Whether coming is not enough: something is asked, and the county's pass mark is above nought."""
    percent = current_locality().limit("training_pass_percent", on=timezone.localdate(session.starts_at))
    return percent > 0 and bool(questions_of(session))
