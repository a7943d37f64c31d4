"""Questions about referrals. Every one takes the person, and answers only with what that person may see."""

from handrail.casework.referrals.queries.choosing import (
    Receiver,
    channel_of,
    opening_of,
    organisations_to_offer,
    others_to_offer,
    read_there,
    receivers_to_offer,
)
from handrail.casework.referrals.queries.counting import CodedReferral, coded_rows
from handrail.casework.referrals.queries.lists import (
    begun_referral,
    completed_referral,
    desk_watch,
    desk_watch_counts,
    live_referral,
    organisation_inbox,
    organisation_outbox,
    person_referral_count,
    referral_count,
    referral_for,
    referrals_of,
    referrals_of_person,
    visible_to,
)
from handrail.casework.referrals.queries.preparing import known_for, sections_to_offer
from handrail.casework.referrals.queries.proposing import Proposal, kinds_to_offer
from handrail.casework.referrals.queries.reading import (
    Contents,
    SharedPart,
    acknowledgement_of,
    contents_of,
    shared_parts,
    shared_values,
    unlocked,
)

__all__ = [
    "CodedReferral",
    "Contents",
    "Proposal",
    "Receiver",
    "SharedPart",
    "acknowledgement_of",
    "begun_referral",
    "channel_of",
    "coded_rows",
    "completed_referral",
    "contents_of",
    "desk_watch",
    "desk_watch_counts",
    "kinds_to_offer",
    "known_for",
    "live_referral",
    "opening_of",
    "organisation_inbox",
    "organisation_outbox",
    "organisations_to_offer",
    "others_to_offer",
    "person_referral_count",
    "read_there",
    "receivers_to_offer",
    "referral_count",
    "referral_for",
    "referrals_of",
    "referrals_of_person",
    "sections_to_offer",
    "shared_parts",
    "shared_values",
    "unlocked",
    "visible_to",
]
