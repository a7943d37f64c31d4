"""What may follow what, and when work counts as stopped."""

from datetime import datetime, timedelta
from typing import Protocol

from handrail.insight.prevalence.models import StudyState

TRANSITIONS: dict[StudyState, set[StudyState]] = {
    StudyState.ASKED: {StudyState.RUNNING, StudyState.STOPPED, StudyState.DONE, StudyState.REFUSED},
    StudyState.RUNNING: {StudyState.STOPPED, StudyState.DONE, StudyState.REFUSED},
    StudyState.STOPPED: {StudyState.ASKED},
    StudyState.DONE: set(),
    StudyState.REFUSED: set(),
}
# A piece of a hundred samples takes some seconds at most; what is asked after the samples can take longer.
STOPPED_AFTER = timedelta(minutes=3)


class Moving(Protocol):
    """What is worked on."""

    state: str
    moved_at: datetime


def has_stopped(study: Moving, *, at: datetime) -> bool:
    """Whether work on it was begun and no longer moves: the machine went down in the middle, say."""
    return study.state == StudyState.RUNNING and at - study.moved_at > STOPPED_AFTER
