"""Every change that the desk makes: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.desk.actions.assessing import assess, assign
from handrail.casework.desk.actions.attaching import open_attachment, take_original
from handrail.casework.desk.actions.closing import accept, close_as_junk, close_concern, reopen
from handrail.casework.desk.actions.erasing import erase_subject, erase_subjects
from handrail.casework.desk.actions.handing_over import reassign_all
from handrail.casework.desk.actions.indexing import reindex
from handrail.casework.desk.actions.joining import join, keep_apart, separate
from handrail.casework.desk.actions.opening import CannotBeOpened, open_additions, open_concern
from handrail.casework.desk.actions.passing_on import note_passed_on, note_referrals_ended
from handrail.casework.desk.actions.taking_in import take_in
from handrail.casework.desk.actions.withdrawing import withdraw_reports
from handrail.casework.desk.actions.writing import add_note, message_back

__all__ = [
    "CannotBeOpened",
    "accept",
    "add_note",
    "assess",
    "assign",
    "close_as_junk",
    "close_concern",
    "erase_subject",
    "erase_subjects",
    "join",
    "keep_apart",
    "message_back",
    "note_passed_on",
    "note_referrals_ended",
    "open_additions",
    "open_attachment",
    "open_concern",
    "reassign_all",
    "reindex",
    "reopen",
    "separate",
    "take_in",
    "take_original",
    "withdraw_reports",
]
