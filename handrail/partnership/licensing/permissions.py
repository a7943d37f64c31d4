"""Who sees drivers: the licensing officers of their own district, and nobody else. A coordinator sees counts."""

from datetime import datetime, timedelta

from handrail.foundation.people.models import Person, Role
from handrail.partnership.licensing.models import (
    UNDER_WAY,
    Import,
    ImportState,
    Licence,
    Mailing,
    MailingState,
    Register,
    Renewal,
)

COUNTING = (Role.LICENSING_OFFICER, Role.COORDINATOR)
OF_OTHERS = "This is another district’s register."
# A worker that is at it writes down how far it is several times a second.
STOPPED_AFTER = timedelta(minutes=2)


def why_not_keep_registers(*, by: Person) -> str | None:
    """Say why this person may not bring in a register and see who stands in it, if so."""
    if by.is_active and by.has(Role.LICENSING_OFFICER):
        return None
    return "Only a licensing officer can see who holds a licence."


def why_not_see_register(register: Register, *, by: Person) -> str | None:
    """Say why this person may not see who stands in this register, if so: a district sees its own alone."""
    if reason := why_not_keep_registers(by=by):
        return reason
    return None if register.organisation_id == by.organisation_id else OF_OTHERS


def why_not_see_counts(*, by: Person) -> str | None:
    """Say why this person may not see how many were reached, if so."""
    if by.is_active and by.has(*COUNTING):
        return None
    return "Only a licensing officer or a coordinator can see these counts."


def why_not_check(held: Import, *, by: Person, at: datetime) -> str | None:
    """Say why this file cannot be checked by this person, if so."""
    if reason := why_not_see_register(held.register, by=by):
        return reason
    if held.state in {ImportState.RECEIVED, ImportState.CHECKED} or has_stopped(held, at=at):
        return None
    return "This file is not waiting to be checked."


def why_not_bring_in(held: Import, *, by: Person, at: datetime) -> str | None:
    """Say why this file cannot be brought in by this person, if so."""
    if reason := why_not_see_register(held.register, by=by):
        return reason
    if held.state == ImportState.CHECKED or (held.state == ImportState.BRINGING_IN and has_stopped(held, at=at)):
        return None
    return "This file is not checked, or is brought in already."


def why_not_drop(held: Import, *, by: Person, at: datetime) -> str | None:
    """Say why this file cannot be dropped by this person, if so."""
    if reason := why_not_see_register(held.register, by=by):
        return reason
    if held.finished_at is not None:
        return "This file is finished already."
    if held.state in UNDER_WAY and not has_stopped(held, at=at):
        return "This file is being worked on. Wait until that is done."
    return None


def has_stopped(held: Import, *, at: datetime) -> bool:
    """Whether work on it was begun and has stopped moving: the machine went down in the middle, say."""
    return held.state in UNDER_WAY and at - held.moved_at > STOPPED_AFTER


def why_not_give(licence: Licence, renewal: Renewal | None, *, by: Person) -> str | None:
    """Say why the leaflet for this renewal cannot be written down as given, if so."""
    if reason := why_not_see_register(licence.register, by=by):
        return reason
    if licence.gone_at is not None:
        return "This licence is no longer in the register."
    if renewal is None or hasattr(renewal, "issue"):
        return "The leaflet for this renewal is given already."
    return None


def why_not_change_licence(licence: Licence, *, by: Person) -> str | None:
    """Say why this person may not write down a language or a training beside this licence, if so."""
    return why_not_see_register(licence.register, by=by)


def why_not_finish_mailing(mailing: Mailing, *, by: Person) -> str | None:
    """Say why this person may not say what became of these letters, if so."""
    if reason := why_not_see_register(mailing.register, by=by):
        return reason
    return None if mailing.state == MailingState.MADE else "These letters are finished already."
