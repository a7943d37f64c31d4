"""Everything that changes what is read and what is put together."""

from handrail.casework.dots.actions.correcting import correct
from handrail.casework.dots.actions.deciding import confirm, deny, undo
from handrail.casework.dots.actions.erasing import erase_subject
from handrail.casework.dots.actions.indexing import reindex
from handrail.casework.dots.actions.reading import catch_up, queue, read_concern, read_what_waits
from handrail.casework.dots.actions.relinking import Relinked, alarm_differences, relink
from handrail.casework.dots.actions.splitting import split, undo_split

__all__ = [
    "Relinked",
    "alarm_differences",
    "catch_up",
    "confirm",
    "correct",
    "deny",
    "erase_subject",
    "queue",
    "read_concern",
    "read_what_waits",
    "reindex",
    "relink",
    "split",
    "undo",
    "undo_split",
]
