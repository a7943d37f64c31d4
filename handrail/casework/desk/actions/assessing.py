"""Decides how urgent a concern is and what it may be about, and who works on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions.keeping import hold, keep, write_note
from handrail.casework.desk.models import Concern, NoteKind, Priority
from handrail.casework.desk.permissions import (
    why_not_assess,
    why_not_assign,
    why_not_assign_to,
    why_not_give_priority,
)
from handrail.casework.desk.policies import desk_minutes_between
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.public.concerns.models import Danger, Known

KEPT = (
    *("danger", "child", "priority", "exploitation", "place_kind", "district"),
    *("assessed_at", "assessed_by", "minutes_to_assess", "clock_from"),
)
NO_REASON = "Say why. The reason is kept with the concern."


@dataclass(frozen=True)
class Assessment:
    """What somebody at the desk thinks a concern may be about. It never says that anyone is a victim."""

    danger: str
    child: str
    priority: str
    exploitation: tuple[str, ...]
    place_kind: str
    district: str


@transaction.atomic
def assess(
    concern: Concern,
    *,
    danger: str,
    child: str,
    priority: str,
    reason: str,
    by: Person,
    at: datetime,
    exploitation: Iterable[str] = (),
    place_kind: str = "",
    district: str | None = None,
) -> Concern:
    """Write down an assessment and why; it may be done again whenever more is known.

    `district` of None leaves the district as it is. The first assessment starts the clock for deciding.

    Raises:
        NotAllowed: this person may not now; the priority is too low for the danger; no reason; an unknown code.
    """
    concern = hold(concern.pk)
    found = Assessment(
        danger=danger,
        child=child,
        priority=priority,
        exploitation=tuple(sorted(set(exploitation))),
        place_kind=place_kind,
        district=concern.district if district is None else district,
    )
    require(why_not_assess(concern, by=by))
    require(why_not_take_codes(found) or why_not_give_priority(priority, danger=danger, child=child))
    require(None if reason.strip() else NO_REASON)
    return keep_assessment(concern, found, reason=reason.strip(), by=by, at=at)


def why_not_take_codes(found: Assessment) -> str | None:
    """Say why these codes cannot be kept, if so: each must be one that the county's pack names."""
    locality = current_locality()
    known = (
        (found.danger in Danger.values and found.child in Known.values, "Say yes, no or not known."),
        (found.priority in Priority.values, "Choose one of the priorities."),
        (set(found.exploitation) <= {each.code for each in locality.exploitation_kinds}, "Choose kinds from the list."),
        (found.place_kind in {"", *(each.code for each in locality.place_kinds)}, "Choose a kind of place."),
        (found.district in {"", *(each.code for each in locality.districts)}, "Choose a district of this county."),
    )
    return next((sentence for holds, sentence in known if not holds), None)


def keep_assessment(concern: Concern, found: Assessment, *, reason: str, by: Person, at: datetime) -> Concern:
    """Store the assessment, lock the reason, and say in the trail what was decided, in codes."""
    if concern.assessed_at is None and concern.opened_at is not None:
        concern.assessed_at = concern.clock_from = at
        concern.minutes_to_assess = desk_minutes_between(concern.opened_at, at)
    concern.danger, concern.child, concern.priority = found.danger, found.child, found.priority
    concern.exploitation, concern.place_kind = list(found.exploitation), found.place_kind
    concern.district, concern.assessed_by = found.district, by
    keep(concern, KEPT)
    write_note(concern, reason, kind=NoteKind.ASSESSED, by=by, at=at)
    record(
        "desk.concern_assessed",
        about=concern.about,
        by=by.ref,
        at=at,
        danger=found.danger,
        child=found.child,
        priority=found.priority,
        exploitation=",".join(found.exploitation),
        place_kind=found.place_kind,
        district=found.district,
    )
    return concern


@transaction.atomic
def assign(concern: Concern, *, to: Person | None, by: Person, at: datetime) -> Concern:
    """Give a concern to a colleague at the desk, or to nobody; a colleague is told that there is something new.

    Raises:
        NotAllowed: this person may not now, or the colleague does not work at the desk.
    """
    concern = hold(concern.pk)
    require(why_not_assign(concern, by=by))
    require(None if to is None else why_not_assign_to(to))
    concern.assigned_to = to
    keep(concern, ["assigned_to"])
    if to is not None and to != by:
        tell_staff(to, kind="concern_assigned", at=at)
    record("desk.concern_assigned", about=concern.about, by=by.ref, at=at, to=to.ref if to else "")
    return concern
