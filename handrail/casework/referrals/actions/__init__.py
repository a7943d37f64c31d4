"""Every change to a referral: prepared, sent, opened by being read, answered, reminded of, ended by itself."""

from handrail.casework.referrals.actions.answering import (
    Opened,
    accept,
    begin,
    decline,
    mark_done,
    open_referral,
    read_attached,
    return_,
    review,
    withdraw,
)
from handrail.casework.referrals.actions.chasing import chase, look_after
from handrail.casework.referrals.actions.drafting import change_draft, draft
from handrail.casework.referrals.actions.enclosing import hand_out
from handrail.casework.referrals.actions.erasing import erase_subject
from handrail.casework.referrals.actions.handing_over import (
    Acknowledgement,
    record_acknowledgement,
    record_call,
    send_draft,
)
from handrail.casework.referrals.actions.on_a_form import draft_form_referral, mark_typed
from handrail.casework.referrals.actions.rerouting import end_what_rested_on, send_on
from handrail.casework.referrals.actions.sending import send

__all__ = [
    "Acknowledgement",
    "Opened",
    "accept",
    "begin",
    "change_draft",
    "chase",
    "decline",
    "draft",
    "draft_form_referral",
    "end_what_rested_on",
    "erase_subject",
    "hand_out",
    "look_after",
    "mark_done",
    "mark_typed",
    "open_referral",
    "read_attached",
    "record_acknowledgement",
    "record_call",
    "return_",
    "review",
    "send",
    "send_draft",
    "send_on",
    "withdraw",
]
