"""The buttons on a concern's page: each leads to an act, or says why it cannot be done now."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from handrail.casework.desk import permissions
from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Person

WhyNot = Callable[..., str | None]

ACTS: tuple[tuple[str, str, WhyNot], ...] = (
    ("Assess", "desk:assess", permissions.why_not_assess),
    ("Give to somebody", "desk:assign", permissions.why_not_assign),
    ("Add a note", "desk:add_note", permissions.why_not_add_note),
    ("Write to the reporter", "desk:message_back", permissions.why_not_message_back),
    ("Join to another", "desk:join", permissions.why_not_join_any),
    ("Close", "desk:close_concern", permissions.why_not_close),
)
# Shown only when they can be done: nobody misses them otherwise.
ONLY_WHEN_POSSIBLE: tuple[tuple[str, str, WhyNot], ...] = (
    ("Separate", "desk:separate", permissions.why_not_separate),
    ("Open again", "desk:reopen", permissions.why_not_reopen),
)


@dataclass(frozen=True)
class Button:
    """One button: where it leads, and why not, if so."""

    label: str
    url: str
    why_not: str | None


def buttons_for(concern: Concern, *, by: Person) -> list[Button]:
    """The buttons for this person on this concern."""
    always = [button(concern, by, *act) for act in ACTS]
    sometimes = [button(concern, by, *act) for act in ONLY_WHEN_POSSIBLE]
    return [*always, *(each for each in sometimes if each.why_not is None)]


def button(concern: Concern, by: Person, label: str, url_name: str, why_not: WhyNot) -> Button:
    """One of them."""
    return Button(label, reverse(url_name, args=[concern.pk]), why_not(concern, by=by))
