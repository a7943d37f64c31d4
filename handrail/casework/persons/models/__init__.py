"""One person who may have been exploited: an alias, what is known, what they agreed to, how to reach them."""

from handrail.casework.persons.models.agreeing import (
    CapacityAssessment,
    Consent,
    ConsentAnswer,
    ConsentOverride,
    ConsentPurpose,
    LawfulBasis,
    WithdrawnHow,
)
from handrail.casework.persons.models.person import PersonToken, PotentialVictim, ReferenceYear, TokenKind
from handrail.casework.persons.models.restricting import BrokenGlass, Named, Restriction, ReviewOutcome
from handrail.casework.persons.models.told import IdentityTold, SafeContactRecord

__all__ = [
    "BrokenGlass",
    "CapacityAssessment",
    "Consent",
    "ConsentAnswer",
    "ConsentOverride",
    "ConsentPurpose",
    "IdentityTold",
    "LawfulBasis",
    "Named",
    "PersonToken",
    "PotentialVictim",
    "ReferenceYear",
    "Restriction",
    "ReviewOutcome",
    "SafeContactRecord",
    "TokenKind",
    "WithdrawnHow",
]
