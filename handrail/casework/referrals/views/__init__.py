"""The pages of referrals: an organisation's own, and the desk's."""

from handrail.casework.referrals.views.after import review, send_on, withdraw
from handrail.casework.referrals.views.answering import accept, begin, decline, mark_done, return_
from handrail.casework.referrals.views.desk import concern_referrals, watch
from handrail.casework.referrals.views.persons import change_draft, draft, person_referrals, refer
from handrail.casework.referrals.views.reading import attached, inbox, outbox, referral
from handrail.casework.referrals.views.sending import acknowledge, call, document, hand_over, send_draft

__all__ = [
    "accept",
    "acknowledge",
    "attached",
    "begin",
    "call",
    "change_draft",
    "concern_referrals",
    "decline",
    "document",
    "draft",
    "hand_over",
    "inbox",
    "mark_done",
    "outbox",
    "person_referrals",
    "refer",
    "referral",
    "return_",
    "review",
    "send_draft",
    "send_on",
    "watch",
    "withdraw",
]
