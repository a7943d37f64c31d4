"""Where a referral may go from where it stands, whoever asks."""

from handrail.casework.referrals.models import Referral, ReferralStatus

TRANSITIONS: dict[ReferralStatus, set[ReferralStatus]] = {
    ReferralStatus.DRAFT: {ReferralStatus.SENT, ReferralStatus.WITHDRAWN},
    ReferralStatus.SENT: {ReferralStatus.OPENED, ReferralStatus.WITHDRAWN},
    ReferralStatus.OPENED: {
        ReferralStatus.ACCEPTED,
        ReferralStatus.DECLINED,
        ReferralStatus.RETURNED,
        ReferralStatus.WITHDRAWN,
    },
    ReferralStatus.ACCEPTED: {
        ReferralStatus.ACTIVE,
        ReferralStatus.DONE,
        ReferralStatus.RETURNED,
        ReferralStatus.WITHDRAWN,
    },
    ReferralStatus.ACTIVE: {ReferralStatus.DONE, ReferralStatus.RETURNED, ReferralStatus.WITHDRAWN},
    ReferralStatus.DECLINED: set(),
    ReferralStatus.RETURNED: set(),
    ReferralStatus.DONE: set(),
    ReferralStatus.WITHDRAWN: set(),
}

NOT_FROM_HERE: dict[ReferralStatus, str] = {
    ReferralStatus.DRAFT: "This referral is a draft: it has not been sent.",
    ReferralStatus.SENT: "Nobody at the organisation has opened this referral yet.",
    ReferralStatus.OPENED: "This referral has to be accepted first.",
    ReferralStatus.ACCEPTED: "This referral has been accepted.",
    ReferralStatus.ACTIVE: "This referral is being worked on.",
    ReferralStatus.DECLINED: "This referral was declined, and has ended.",
    ReferralStatus.RETURNED: "This referral was returned for more information, and has ended.",
    ReferralStatus.DONE: "This referral is completed, and has ended.",
    ReferralStatus.WITHDRAWN: "This referral was withdrawn, and has ended.",
}


def why_not_move(referral: Referral, to: ReferralStatus) -> str | None:
    """Say why this referral may not go there from where it is, if so."""
    if to in TRANSITIONS[ReferralStatus(referral.status)]:
        return None
    return NOT_FROM_HERE[ReferralStatus(referral.status)]
