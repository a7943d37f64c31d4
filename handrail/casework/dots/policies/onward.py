"""What rooms above do with concerns that share something: where a page of this room leads on to."""

from collections.abc import Callable
from dataclasses import dataclass

from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class Onward:
    """One way on: its label, the url name it leads to, given an id, and why somebody may not go there, if so."""

    label: str
    url_name: str
    why_not_go: Callable[[Person], str | None]


@dataclass(frozen=True)
class Way:
    """One way on as somebody sees it."""

    label: str
    url_name: str
    why_not: str | None


# From a concern, given its id, and from a signal, given its.
FROM_CONCERN: list[Onward] = []
FROM_SIGNAL: list[Onward] = []


def ways(onward: list[Onward], *, by: Person) -> list[Way]:
    """The ways on, for whoever looks."""
    return [Way(each.label, each.url_name, each.why_not_go(by)) for each in onward]
