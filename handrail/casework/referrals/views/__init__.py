"""The pages of referrals: an organisation's own, and the desk's."""

from handrail.casework.referrals.views.answering import accept, decline, mark_done, return_
from handrail.casework.referrals.views.desk import concern_referrals, review, watch, withdraw
from handrail.casework.referrals.views.reading import inbox, referral

__all__ = [
    "accept",
    "concern_referrals",
    "decline",
    "inbox",
    "mark_done",
    "referral",
    "return_",
    "review",
    "watch",
    "withdraw",
]
