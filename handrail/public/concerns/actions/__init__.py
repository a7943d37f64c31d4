"""Every change to reports: telling, adding, and what the desk gives back."""

from handrail.public.concerns.actions.answering import (
    forget_receipts,
    mark_file_taken_in,
    mark_taken_in,
    post_reply,
    publish_standing,
    take_back,
)
from handrail.public.concerns.actions.receiving import receive, receive_file, receive_message, why_not_take_file
from handrail.public.concerns.actions.telling import (
    NotKept,
    TooMany,
    add_to,
    attach_to,
    keep_sealed,
    seal_new,
    submit,
    which_are_kept,
)

__all__ = [
    "NotKept",
    "TooMany",
    "add_to",
    "attach_to",
    "forget_receipts",
    "keep_sealed",
    "mark_file_taken_in",
    "mark_taken_in",
    "post_reply",
    "publish_standing",
    "receive",
    "receive_file",
    "receive_message",
    "seal_new",
    "submit",
    "take_back",
    "which_are_kept",
    "why_not_take_file",
]
