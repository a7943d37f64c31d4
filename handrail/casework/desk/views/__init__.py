"""The desk's pages."""

from handrail.casework.desk.views.acting import (
    add_note,
    assess,
    assign,
    close_concern,
    join,
    message_back,
    reopen,
    separate,
)
from handrail.casework.desk.views.concern import concern, open_additions, open_concern
from handrail.casework.desk.views.files import (
    attachment,
    attachment_copy,
    attachment_original,
    open_attachment,
)
from handrail.casework.desk.views.lists import decide_quarantine, inbox, search
from handrail.casework.desk.views.telephone import TelephoneJourney

__all__ = [
    "TelephoneJourney",
    "add_note",
    "assess",
    "assign",
    "attachment",
    "attachment_copy",
    "attachment_original",
    "close_concern",
    "concern",
    "decide_quarantine",
    "inbox",
    "join",
    "message_back",
    "open_additions",
    "open_attachment",
    "open_concern",
    "reopen",
    "search",
    "separate",
]
