"""Who brings partners' lists in: the desk, and nobody else. A list is full of people."""

from datetime import datetime, timedelta

from handrail.casework.desk.permissions import why_not_use_desk
from handrail.casework.exchange.models import UNDER_WAY, FileState, PartnerFile
from handrail.foundation.people.models import Person

# A worker that is at it writes down how far it is every second or so.
STOPPED_AFTER = timedelta(minutes=2)
NOT_CHECKED = "The rows of a list can be seen once it is checked, until it is brought in."
BACK_FROM = (FileState.DONE, FileState.BRINGING_IN, FileState.TAKING_BACK)


def why_not_bring_lists(*, by: Person) -> str | None:
    """Say why this person may not bring in partners' lists, if so."""
    return why_not_use_desk(by=by)


def why_not_check(held: PartnerFile, *, by: Person, at: datetime) -> str | None:
    """Say why this list cannot be checked by this person, if so."""
    if reason := why_not_bring_lists(by=by):
        return reason
    if held.state in {FileState.RECEIVED, FileState.CHECKED}:
        return None
    if held.state == FileState.CHECKING and has_stopped(held, at=at):
        return None
    return "This list is not waiting to be checked."


def why_not_look_through(held: PartnerFile, *, by: Person) -> str | None:
    """Say why the rows of this list cannot be looked at, if so."""
    if reason := why_not_bring_lists(by=by):
        return reason
    return None if held.state == FileState.CHECKED else NOT_CHECKED


def why_not_bring_in(held: PartnerFile, *, by: Person, at: datetime) -> str | None:
    """Say why this list cannot be brought in by this person, if so."""
    if reason := why_not_bring_lists(by=by):
        return reason
    if held.state == FileState.CHECKED:
        return None
    if held.state == FileState.BRINGING_IN and held.content and has_stopped(held, at=at):
        return None
    return "This list is not checked, or is brought in already."


def why_not_drop(held: PartnerFile, *, by: Person, at: datetime) -> str | None:
    """Say why this list cannot be dropped by this person, if so. What has landed of it has to be taken back instead."""
    if reason := why_not_bring_lists(by=by):
        return reason
    if held.state in {FileState.RECEIVED, FileState.CHECKED}:
        return None
    if held.state == FileState.CHECKING and has_stopped(held, at=at):
        return None
    return "This list is being worked on, or is finished already."


def why_not_take_back(held: PartnerFile, *, by: Person, at: datetime) -> str | None:
    """Say why this person cannot take this list back, if so."""
    return why_not_bring_lists(by=by) or why_it_cannot_go_back(held, at=at)


def why_it_cannot_go_back(held: PartnerFile, *, at: datetime) -> str | None:
    """Say why this list cannot be taken back, whoever asks, if so."""
    if held.state not in BACK_FROM:
        return "This list has not been brought in, or is taken back already."
    if held.state in UNDER_WAY and not has_stopped(held, at=at):
        return "This list is being worked on. Wait until that is done."
    return None


def has_stopped(held: PartnerFile, *, at: datetime) -> bool:
    """Whether work on it was begun and has stopped moving: the machine went down in the middle, say."""
    return held.state in UNDER_WAY and at - held.moved_at > STOPPED_AFTER
