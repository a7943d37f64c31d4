"""Where a concern stands: its status, its tray, what it is owed next, and how far up the list it belongs.

All four follow from dated facts and are worked out in one place, `settle`, so that no screen and no action can
give a concern a status that its dates deny.
"""

from datetime import datetime

from handrail.casework.desk.models import Concern, ConcernStatus, DueKind, Lane, Priority, Tray
from handrail.casework.desk.policies.clocks import due_at, pace_of
from handrail.public.concerns.models import Danger, Known

TRANSITIONS = {
    # A concern is closed unopened only from quarantine, as something that is no concern at all.
    ConcernStatus.NEW: {ConcernStatus.OPEN, ConcernStatus.CLOSED},
    ConcernStatus.OPEN: {ConcernStatus.ASSESSED, ConcernStatus.CLOSED},
    ConcernStatus.ASSESSED: {ConcernStatus.PASSED_ON, ConcernStatus.CLOSED},
    # It comes back when the last referral ends; until then it cannot be closed over another organisation's head.
    ConcernStatus.PASSED_ON: {ConcernStatus.ASSESSED},
    # Opened again, it stands where its dates say it stood.
    ConcernStatus.CLOSED: {ConcernStatus.NEW, ConcernStatus.OPEN, ConcernStatus.ASSESSED},
}

WORKED_ON = {ConcernStatus.OPEN, ConcernStatus.ASSESSED}
ALLOWED_AT = {
    "open": {ConcernStatus.NEW},
    "read": {*WORKED_ON, ConcernStatus.PASSED_ON, ConcernStatus.CLOSED},
    "assess": {*WORKED_ON, ConcernStatus.PASSED_ON},
    "assign": {ConcernStatus.NEW, *WORKED_ON, ConcernStatus.PASSED_ON},
    "pass on": {ConcernStatus.ASSESSED, ConcernStatus.PASSED_ON},
    "join": WORKED_ON,
    "be joined to": {*WORKED_ON, ConcernStatus.PASSED_ON},
    "close": WORKED_ON,
    "reopen": {ConcernStatus.CLOSED},
}
SENTENCES = {
    ConcernStatus.NEW: "Nobody has opened this concern yet. Open it first.",
    ConcernStatus.OPEN: "This concern is being worked on already.",
    ConcernStatus.ASSESSED: "This concern is being worked on already.",
    ConcernStatus.PASSED_ON: "This concern is with another organisation. Withdraw it or wait for their answer first.",
    ConcernStatus.CLOSED: "This concern is closed. Reopen it first.",
}
BETTER_SENTENCES = {
    ("open", ConcernStatus.PASSED_ON): "This concern has been opened already.",
    ("open", ConcernStatus.CLOSED): "This concern is closed.",
    ("pass on", ConcernStatus.OPEN): "Assess this concern before passing it on: its priority sets the clock.",
    ("reopen", ConcernStatus.NEW): "This concern is not closed.",
    ("reopen", ConcernStatus.OPEN): "This concern is not closed.",
    ("reopen", ConcernStatus.ASSESSED): "This concern is not closed.",
    ("reopen", ConcernStatus.PASSED_ON): "This concern is not closed.",
}

SETTLED = ("status", "tray", "next_due_kind", "next_due_at", "urgency")

# A class leaves room for any date in seconds below it, so that one number sorts by class and then by due time.
CLASS = 10**11
FIRST, ADDED_TO, SOON, USUAL, LATER = range(5)
CLASS_OF_PRIORITY = {
    Priority.IMMEDIATE: FIRST,
    Priority.HIGH: SOON,
    Priority.NORMAL: USUAL,
    Priority.LOW: LATER,
}


def why_not_at(status: str, verb: str) -> str | None:
    """Say why a concern of that status does not allow that verb, if so."""
    if status in ALLOWED_AT[verb]:
        return None
    at = ConcernStatus(status)
    return BETTER_SENTENCES.get((verb, at), SENTENCES[at])


def settle(concern: Concern) -> None:
    """Work out what follows from the concern's facts; the caller saves the columns in SETTLED."""
    concern.status = status_of(concern)
    concern.tray = tray_of(concern)
    concern.next_due_kind, concern.next_due_at = owed(concern)
    concern.urgency = urgency_of(concern)


def status_of(concern: Concern) -> ConcernStatus:
    """The status that the dates say."""
    if concern.closed_at is not None:
        return ConcernStatus.CLOSED
    if concern.passed_on_at is not None:
        return ConcernStatus.PASSED_ON
    if concern.assessed_at is not None:
        return ConcernStatus.ASSESSED
    return ConcernStatus.OPEN if concern.opened_at is not None else ConcernStatus.NEW


def tray_of(concern: Concern) -> Tray:
    """The pile it lies on. Whatever its reporter adds brings it back to the inbox, from wherever it was."""
    if concern.joined_to_id is not None:
        return Tray.JOINED
    if concern.withdrawn_at is not None:
        return Tray.WITHDRAWN
    if concern.erased_at is not None:
        return Tray.CLOSED
    if concern.lane == Lane.QUARANTINE and concern.status == ConcernStatus.NEW:
        return Tray.QUARANTINE
    if concern.additions_unread:
        return Tray.INBOX
    return {ConcernStatus.CLOSED: Tray.CLOSED, ConcernStatus.PASSED_ON: Tray.PASSED_ON}.get(
        ConcernStatus(concern.status), Tray.INBOX
    )


def owed(concern: Concern) -> tuple[str, datetime | None]:
    """What the desk owes it next and by when; nothing when it is joined, closed, erased or with somebody else."""
    if concern.joined_to_id is not None or concern.erased_at is not None:
        return "", None
    if concern.status == ConcernStatus.NEW:
        return DueKind.OPEN, concern.open_by
    if concern.additions_unread and concern.unread_since is not None:
        return owed_from(DueKind.READ, concern, concern.unread_since)
    if concern.status == ConcernStatus.OPEN:
        return owed_from(DueKind.ASSESS, concern, concern.clock_from)
    if concern.status == ConcernStatus.ASSESSED:
        return owed_from(DueKind.DECIDE, concern, concern.clock_from)
    return "", None


def owed_from(kind: DueKind, concern: Concern, start: datetime) -> tuple[DueKind, datetime]:
    """That kind of debt, and when it falls due if its clock started then."""
    return kind, due_at(pace_of(kind, concern), start=start)


def urgency_of(concern: Concern) -> int:
    """The sort key of every list, smallest first: by class, then by due time; the closed ones latest first."""
    ended_at = concern.erased_at or concern.closed_at
    if ended_at is not None and not concern.additions_unread:
        return -int(ended_at.timestamp())
    soonest = concern.next_due_at or concern.clock_from
    return class_of(concern) * CLASS + int(soonest.timestamp())


def class_of(concern: Concern) -> int:
    """How near the top: danger first, then what was just added, then a child or a doubt about danger."""
    decided = CLASS_OF_PRIORITY[Priority(concern.priority)] if concern.priority else class_as_told(concern)
    return min(decided, ADDED_TO) if concern.additions_unread else decided


def class_as_told(concern: Concern) -> int:
    """Where it belongs before anybody has assessed it."""
    if concern.danger == Danger.YES:
        return FIRST
    return SOON if concern.danger == Danger.UNSURE or concern.child == Known.YES else USUAL


def lowest_priority(*, danger: str, child: str) -> Priority:
    """The lowest priority that may be given: danger is always immediate, and a child never waits its turn."""
    if danger == Danger.YES:
        return Priority.IMMEDIATE
    return Priority.HIGH if child == Known.YES else Priority.LOW
