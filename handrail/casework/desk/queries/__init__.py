"""Questions about concerns. Each takes the person who asks, and answers only what that person may see."""

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
from handrail.casework.desk.queries.counting import CampaignRow, CodedRow, campaign_rows, coded_rows
from handrail.casework.desk.queries.file import ConcernFile, Entry, JoinedRow, concern_for, file_of
from handrail.casework.desk.queries.inbox import PAGE_SIZE, Filters, Inbox, InboxPage, InboxRow, inbox
from handrail.casework.desk.queries.searching import concern_called, search, subject_called
from handrail.casework.desk.queries.telling import account_of

__all__ = [
    "PAGE_SIZE",
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
    "OpenedFile",
    "SentFile",
    "account_of",
    "attachment_for",
    "campaign_rows",
    "coded_rows",
    "concern_called",
    "concern_for",
    "copy_of_file",
    "desk_colleagues",
    "file_of",
    "file_to_keep",
    "files_of",
    "files_to_keep",
    "inbox",
    "opened_file",
    "search",
    "subject_called",
]
