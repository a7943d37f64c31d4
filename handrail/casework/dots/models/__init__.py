"""What was read in concerns, what of it may be one, and what people decided."""

from handrail.casework.dots.models.learning import Learnt, LearntKind
from handrail.casework.dots.models.linking import Change, Link, LinkKind, Membership, Standing, Subject, Verb
from handrail.casework.dots.models.reading import Mention, MentionKind, Reading, Token, place_of_mention
from handrail.casework.dots.models.signals import Signal, SignalConcern, SignalDecision, SignalKind

__all__ = [
    "Change",
    "Learnt",
    "LearntKind",
    "Link",
    "LinkKind",
    "Membership",
    "Mention",
    "MentionKind",
    "Reading",
    "Signal",
    "SignalConcern",
    "SignalDecision",
    "SignalKind",
    "Standing",
    "Subject",
    "Token",
    "Verb",
    "place_of_mention",
]
