"""What holds of what a file holds, whoever asks."""

from handrail.casework.support.policies.contacts import (
    BOOKING_TRANSITIONS,
    COMPANIONS,
    CONTACT_TRANSITIONS,
    PAST,
    TO_COME,
    channel_of,
    why_not_become,
    why_not_interpret,
    why_not_leave_message,
    why_not_move_booking,
    why_not_reach,
)
from handrail.casework.support.policies.keeping import lock, opened, opened_all
from handrail.casework.support.policies.needs import NeedChange, Rating, changes, mean_change, why_not_rate
from handrail.casework.support.policies.outcomes import (
    FollowUp,
    began_on,
    follow_ups,
    following_of,
    months_after,
    why_not_follow_up,
)
from handrail.casework.support.policies.plan import actions_at, goals_at, wording_at
from handrail.casework.support.policies.risks import (
    holds,
    latest_end,
    latest_review,
    why_not_end_on,
    why_not_review_on,
)
from handrail.casework.support.policies.telling import filled, may_be_shown, newest, why_not_hand_over, why_not_post

__all__ = [
    "BOOKING_TRANSITIONS",
    "COMPANIONS",
    "CONTACT_TRANSITIONS",
    "PAST",
    "TO_COME",
    "FollowUp",
    "NeedChange",
    "Rating",
    "actions_at",
    "began_on",
    "changes",
    "channel_of",
    "filled",
    "follow_ups",
    "following_of",
    "goals_at",
    "holds",
    "latest_end",
    "latest_review",
    "lock",
    "may_be_shown",
    "mean_change",
    "months_after",
    "newest",
    "opened",
    "opened_all",
    "why_not_become",
    "why_not_end_on",
    "why_not_follow_up",
    "why_not_hand_over",
    "why_not_interpret",
    "why_not_leave_message",
    "why_not_move_booking",
    "why_not_post",
    "why_not_rate",
    "why_not_reach",
    "why_not_review_on",
    "wording_at",
]
