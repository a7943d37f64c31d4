"""Every change to reports: telling, adding, and what the desk gives back."""

from handrail.public.concerns.actions.answering import (
    forget_receipt,
    mark_taken_in,
    post_reply,
    publish_standing,
)
from handrail.public.concerns.actions.receiving import receive, receive_message
from handrail.public.concerns.actions.telling import NotKept, add_to, submit

__all__ = [
    "NotKept",
    "add_to",
    "forget_receipt",
    "mark_taken_in",
    "post_reply",
    "publish_standing",
    "receive",
    "receive_message",
    "submit",
]
