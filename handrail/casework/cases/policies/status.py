"""Where the work with somebody stands, derived from the dated facts of their file."""

from collections.abc import Iterable

from handrail.casework.cases.models import CaseStatus, EventKind

# How far each fact takes a file, counted from the last time it was opened: an assessment that is made again later
# does not take somebody who is in support back.
REACHED = {
    EventKind.ASSESSED: CaseStatus.ASSESSED,
    EventKind.PLANNED: CaseStatus.PLANNED,
    EventKind.SUPPORT_BEGAN: CaseStatus.IN_SUPPORT,
    EventKind.MOVED_ON: CaseStatus.MOVED_ON,
}
IN_ORDER = tuple(REACHED.values())
STARTS = {EventKind.OPENED: CaseStatus.NEW, EventKind.REOPENED: CaseStatus.REOPENED}
OPEN = frozenset(CaseStatus) - {CaseStatus.CLOSED}

WHILE_OPEN = frozenset({*REACHED, EventKind.CLOSED})
MAY_FOLLOW: dict[CaseStatus, frozenset[EventKind]] = {
    **dict.fromkeys(OPEN, WHILE_OPEN),
    CaseStatus.CLOSED: frozenset({EventKind.REOPENED}),
}


def status_after(kinds: Iterable[EventKind]) -> CaseStatus:
    """Where a file stands after these facts, in the order in which they happened; new before there are any."""
    status = CaseStatus.NEW
    for kind in kinds:
        status = after(status, kind)
    return status


def after(status: CaseStatus, kind: EventKind) -> CaseStatus:
    """Where a file stands after one more fact."""
    if kind in STARTS:
        return STARTS[kind]
    if kind == EventKind.CLOSED:
        return CaseStatus.CLOSED
    return max(status, REACHED[kind], key=how_far)


def how_far(status: CaseStatus) -> int:
    """How far along the way a status is; what is only just opened, or closed, is before all of it."""
    return IN_ORDER.index(status) if status in IN_ORDER else -1


def why_not_follow(status: CaseStatus, kind: EventKind) -> str | None:
    """Say why this fact cannot be added to a file that stands so, if so."""
    if kind in MAY_FOLLOW[status]:
        return None
    if status == CaseStatus.CLOSED:
        return "This file is closed. Reopen it first."
    return "This file is open already."
