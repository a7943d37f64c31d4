"""What is said on the telephone to refer somebody: the shared sections in order, and no word of the others."""

from dataclasses import dataclass

from handrail.casework.desk.models import Priority
from handrail.casework.referrals.models import Kind, Referral, Section
from handrail.casework.referrals.policies import never_carried
from handrail.casework.referrals.queries import Contents
from handrail.casework.referrals.views.fields import Part, parts_in_words
from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class Script:
    """What is said first, then what is told, then what is asked; and what is not said whatever they ask."""

    opening: tuple[str, ...]
    parts: list[Part]
    request: str
    closing: tuple[str, ...]
    unsaid: tuple[str, ...]


def script_of(referral: Referral, contents: Contents, *, by: Person) -> Script:
    """The words for this referral. They begin before anything is told of anybody: who is at the other end?"""
    return Script(
        opening=(
            f"My name is {by.name}, of {by.organisation.name}.",
            f"I am calling to make a referral in confidence: {str(Kind(referral.kind).label).lower()}.",
            f"Am I speaking with {referral.to_name}? Are you the person who takes these? Can nobody else hear us?",
            f"Our reference is {referral.reference}. {urgency_of(referral)}",
        ),
        parts=[part for part in parts_in_words(contents.parts) if part.rows],
        request=contents.message,
        closing=(
            "Please read back to me what you have written down.",
            "What is your name, and what do you do there?",
            "Which reference do you give it?",
            "By when will you answer, and whom do I call if I hear nothing?",
        ),
        unsaid=tuple(str(section.label) for section in unsaid_in(referral)),
    )


def unsaid_in(referral: Referral) -> list[Section]:
    """Every part that is not told: what was not chosen, and what this kind never carries."""
    never = never_carried(referral.kind)
    return [section for section in Section if section in never or section not in referral.sections]


def urgency_of(referral: Referral) -> str:
    """How soon an answer is needed, to be said."""
    return {
        Priority.IMMEDIATE.value: "It is urgent: there is, or may be, danger now.",
        Priority.HIGH.value: "It cannot wait until another day.",
    }.get(referral.priority, "There is no danger that we know of at this moment.")
