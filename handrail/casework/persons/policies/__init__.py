"""What holds of a person's record whoever asks: consents, what is known, who somebody is."""

from handrail.casework.persons.policies.asking import asked_of, body_of, told_in
from handrail.casework.persons.policies.consenting import (
    NEEDS,
    NOT_ASKED,
    NOTIFICATION,
    ON_WITHDRAWAL,
    OVERRIDABLE,
    AtWithdrawal,
    Override,
    Standing,
    standings_of,
)
from handrail.casework.persons.policies.facts import facts_known, folded, why_not_answer_here
from handrail.casework.persons.policies.identity import (
    CHANNELS,
    Identity,
    KeptContact,
    SafeWay,
    WhyIdentity,
    lines_of,
    marks_of,
    marks_of_contact,
)
from handrail.casework.persons.policies.knowing import (
    Known,
    assessment_of,
    known_of,
    lock_known,
    lock_names,
    names_given,
)
from handrail.casework.persons.policies.reaching import Reached, address_for, refusal_of, safety_of, ways_in_order
from handrail.casework.persons.policies.restricting import closed_to, is_closed_to
from handrail.casework.persons.policies.sharing import ALSO_SEEN, TOO_EARLY, also_seen_by, why_not_ask_yet
from handrail.casework.persons.policies.tabs import PERSON_TABS, REFERRALS_BEGUN, Begun, PersonTab

__all__ = [
    "ALSO_SEEN",
    "CHANNELS",
    "NEEDS",
    "NOTIFICATION",
    "NOT_ASKED",
    "ON_WITHDRAWAL",
    "OVERRIDABLE",
    "PERSON_TABS",
    "REFERRALS_BEGUN",
    "TOO_EARLY",
    "AtWithdrawal",
    "Begun",
    "Identity",
    "KeptContact",
    "Known",
    "Override",
    "PersonTab",
    "Reached",
    "SafeWay",
    "Standing",
    "WhyIdentity",
    "address_for",
    "also_seen_by",
    "asked_of",
    "assessment_of",
    "body_of",
    "closed_to",
    "facts_known",
    "folded",
    "is_closed_to",
    "known_of",
    "lines_of",
    "lock_known",
    "lock_names",
    "marks_of",
    "marks_of_contact",
    "names_given",
    "refusal_of",
    "safety_of",
    "standings_of",
    "told_in",
    "ways_in_order",
    "why_not_answer_here",
    "why_not_ask_yet",
]
