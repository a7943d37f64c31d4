"""Which parts of the summary may be shown to others, and what a letter says."""

import re
from collections.abc import Iterable, Mapping

from handrail.casework.persons.policies import KeptContact, address_for, safety_of
from handrail.casework.support.models import LetterWay, PartAnswer, SummaryPart
from handrail.rules.localities.support import LetterTemplate

PLACE = re.compile(r"\{(\w+)\}")
NOT_BY_POST = "They have not said that post is safe and given an address for it. Hand the letter over in person."
NOT_NEUTRAL = "This letter says why we know them. Hand it over in person: by post, somebody else may open it."


def newest(parts: Iterable[SummaryPart]) -> dict[str, SummaryPart]:
    """The part that holds of each section; `parts` in the order in which they were written."""
    return {part.section: part for part in parts}


def may_be_shown(part: SummaryPart) -> bool:
    """Whether they said yes to these very words, and have not taken it back."""
    return part.agreed == PartAnswer.YES and part.withdrawn_at is None


def why_not_post(letter: LetterTemplate, kept: KeptContact) -> str | None:
    """Say why this letter may not go by post, if so: what is not known is not safe."""
    if safety_of(kept, "post") != "yes" or not address_for(kept, "post"):
        return NOT_BY_POST
    return None if letter.neutral else NOT_NEUTRAL


def why_not_hand_over(way: str, letter: LetterTemplate, kept: KeptContact) -> str | None:
    """Say why this letter may not go that way, if so."""
    if way not in LetterWay.values:
        return "Choose how it is handed over."
    return why_not_post(letter, kept) if way == LetterWay.POST else None


def filled(template: LetterTemplate, values: Mapping[str, str]) -> dict[str, object]:
    """The title and paragraphs with what its fields say. A field that nobody filled in stands as a line to write on.

    Only the fields that the template lists are read: `values` may hold more, and nothing of it gets in.
    """
    known = {name: values.get(name, "").strip() or "…………" for name in template.fields}

    def put(text: str) -> str:
        return PLACE.sub(lambda found: known.get(found[1], ""), text)

    return {"title": put(template.title), "paragraphs": [put(text) for text in template.paragraphs]}
