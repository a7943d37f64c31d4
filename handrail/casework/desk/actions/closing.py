"""Closes a concern with an outcome, opens it again, and empties the quarantine."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions.keeping import hold, keep, tell_standing, write_note
from handrail.casework.desk.models import Concern, Lane, NoteKind
from handrail.casework.desk.permissions import why_not_close, why_not_leave_quarantine, why_not_reopen
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.public.concerns.models import Wording

JUNK = "not_meant"
NO_REASON = "Say why. The reason is kept with the concern."
NO_SUCH_OUTCOME = "Choose an outcome from the county's list."


@transaction.atomic
def close_concern(concern: Concern, *, outcome: str, reason: str, by: Person, at: datetime) -> Concern:
    """Close a concern with one of the county's outcomes and the reason for it; the reporter can see it is closed.

    Raises:
        NotAllowed: this person may not now; the outcome is not one of the county's; no reason.
    """
    concern = hold(concern.pk)
    require(why_not_close(concern, by=by))
    require(None if outcome in {each.code for each in current_locality().outcomes} else NO_SUCH_OUTCOME)
    require(None if reason.strip() else NO_REASON)
    concern.closed_at, concern.closed_by, concern.outcome = at, by, outcome
    keep(concern, ["closed_at", "closed_by", "outcome"])
    write_note(concern, reason.strip(), kind=NoteKind.CLOSED, by=by, at=at)
    tell_standing(concern, Wording.CLOSED, at=at)
    record("desk.concern_closed", about=concern.about, by=by.ref, at=at, outcome=outcome)
    return concern


@transaction.atomic
def reopen(concern: Concern, *, reason: str, by: Person, at: datetime) -> Concern:
    """Open a closed concern again; it stands where it stood, and its clock starts anew.

    Raises:
        NotAllowed: this person may not now, or no reason.
    """
    concern = hold(concern.pk)
    require(why_not_reopen(concern, by=by))
    require(None if reason.strip() else NO_REASON)
    concern.closed_at, concern.closed_by, concern.outcome = None, None, ""
    concern.lane, concern.clock_from = Lane.NORMAL, at
    keep(concern, ["closed_at", "closed_by", "outcome", "lane", "clock_from"])
    write_note(concern, reason.strip(), kind=NoteKind.REOPENED, by=by, at=at)
    tell_standing(concern, Wording.READ if concern.opened_at else Wording.RECEIVED, at=at)
    record("desk.concern_reopened", about=concern.about, by=by.ref, at=at)
    return concern


@transaction.atomic
def accept(concern_ids: Iterable[UUID], *, by: Person, at: datetime) -> int:
    """Move concerns from quarantine to the inbox, and say how many. Their clock has run since they arrived.

    Raises:
        Concern.DoesNotExist: one of them does not exist.
        NotAllowed: this person may not, or one of them is not in quarantine.
    """
    held = held_in_quarantine(concern_ids, by=by)
    for concern in held:
        concern.lane = Lane.NORMAL
        keep(concern, ["lane"])
    for concern in held:
        record("desk.concern_accepted", about=concern.about, by=by.ref, at=at)
    return len(held)


@transaction.atomic
def close_as_junk(concern_ids: Iterable[UUID], *, by: Person, at: datetime) -> int:
    """Close concerns in quarantine that are none, and say how many. They are kept, and can be opened again.

    Raises:
        Concern.DoesNotExist: one of them does not exist.
        NotAllowed: this person may not, or one of them is not in quarantine.
    """
    held = held_in_quarantine(concern_ids, by=by)
    for concern in held:
        concern.closed_at, concern.closed_by, concern.outcome = at, by, JUNK
        keep(concern, ["closed_at", "closed_by", "outcome"])
        tell_standing(concern, Wording.CLOSED, at=at)
    for concern in held:
        record("desk.concern_closed", about=concern.about, by=by.ref, at=at, outcome=JUNK)
    return len(held)


def held_in_quarantine(concern_ids: Iterable[UUID], *, by: Person) -> list[Concern]:
    """Those concerns, held, each of which this person may take out of quarantine."""
    held = [hold(concern_id) for concern_id in sorted(set(concern_ids))]
    for concern in held:
        require(why_not_leave_quarantine(concern, by=by))
    return held
