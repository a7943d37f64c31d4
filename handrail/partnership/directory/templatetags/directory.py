"""Words that the directory's templates use: {% load directory %}."""

from datetime import datetime

from django import template

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.wording import opening_words
from handrail.partnership.directory.queries import Reach
from handrail.rules.localities.locality import Answer, OrganisationKind

register = template.Library()

ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNVERIFIED: "Not confirmed"}


@register.simple_tag
def open_words(reach: Reach, at: datetime) -> str:
    """Open now, or when it opens; says so when nobody has confirmed the hours."""
    if reach.opening is not None:
        return opening_words(reach.opening, at=at).capitalize()
    return reach.channel.hours_in_words or "Hours not confirmed"


@register.filter
def open_colour(reach: Reach) -> str:
    """Green when open, grey when shut, yellow when nobody knows."""
    if reach.opening is None:
        return "yellow"
    return "green" if reach.opening.open_now else "grey"


@register.filter
def kind_words(kind: OrganisationKind) -> str:
    """What sort of body it is."""
    return current_locality().word("organisation_kinds", kind).label


@register.filter
def answer_words(answer: Answer) -> str:
    """Yes, no, or not confirmed."""
    return ANSWERS[answer]
