"""Every change to a file: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.cases.actions.events import close_case, note_event, reopen_case
from handrail.casework.cases.actions.opening import open_case
from handrail.casework.cases.actions.workers import assign_worker

__all__ = ["assign_worker", "close_case", "note_event", "open_case", "reopen_case"]
