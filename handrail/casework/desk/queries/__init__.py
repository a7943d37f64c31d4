"""Questions about concerns. Each takes the person who asks, and answers only what that person may see."""

from handrail.casework.desk.queries.alike import AlikeRow, Minutes, alike_rows, counted_by, joined_in, minutes_of
from handrail.casework.desk.queries.attachments import (
    FileRow,
    OpenedFile,
    SentFile,
    attachment_for,
    copy_of_file,
    file_to_keep,
    files_of,
    files_to_keep,
    opened_file,
)
from handrail.casework.desk.queries.colleagues import desk_colleagues
from handrail.casework.desk.queries.counting import (
    CampaignRow,
    CodedRow,
    campaign_rows,
    coded_rows,
    days_of_concerns,
    first_day_of_concerns,
)
from handrail.casework.desk.queries.file import ConcernFile, Entry, JoinedRow, concern_for, file_of
from handrail.casework.desk.queries.inbox import PAGE_SIZE, Filters, Inbox, InboxPage, InboxRow, inbox
from handrail.casework.desk.queries.searching import concern_called, search, subject_called
from handrail.casework.desk.queries.tallying import added_up, tally_concerns
from handrail.casework.desk.queries.telling import account_of

__all__ = [
    "PAGE_SIZE",
    "AlikeRow",
    "CampaignRow",
    "CodedRow",
    "ConcernFile",
    "Entry",
    "FileRow",
    "Filters",
    "Inbox",
    "InboxPage",
    "InboxRow",
    "JoinedRow",
    "Minutes",
    "OpenedFile",
    "SentFile",
    "account_of",
    "added_up",
    "alike_rows",
    "attachment_for",
    "campaign_rows",
    "coded_rows",
    "concern_called",
    "concern_for",
    "copy_of_file",
    "counted_by",
    "days_of_concerns",
    "desk_colleagues",
    "file_of",
    "file_to_keep",
    "files_of",
    "files_to_keep",
    "first_day_of_concerns",
    "inbox",
    "joined_in",
    "minutes_of",
    "opened_file",
    "search",
    "subject_called",
    "tally_concerns",
]
