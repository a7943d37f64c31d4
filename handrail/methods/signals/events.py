"""What signals are found in, and what is found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Event:
    """That something was told of on a day: codes only. An organisation or a district that is not known is empty."""

    subject: str
    day: date
    organisation: str = ""
    district: str = ""


@dataclass(frozen=True, order=True)
class Several:
    """That so many different codes came together at a subject: `day` is that on which the last of them came."""

    subject: str
    day: date
    codes: tuple[str, ...]


def by_subject(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each subject in the order of their days."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events):
        found[event.subject].append(event)
    return dict(found)
