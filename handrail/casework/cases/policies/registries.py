"""What rooms above put on a file's pages and in a worker's calendar."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.cases.models import Case
from handrail.foundation.people.models import Person


@dataclass(frozen=True)
class CaseTab:
    """One tab: its label, the url name it leads to (given the file's id), and how many things are behind it."""

    label: str
    url_name: str
    count: Callable[[Case], int] | None = None


@dataclass(frozen=True)
class Entry:
    """One entry of a worker's calendar: a code of what it is and a reference; never a name, a place or a number."""

    uid: str
    kind: str
    reference: str
    starts_at: datetime
    ends_at: datetime


CASE_TABS: list[CaseTab] = []
# Asked with the worker and a moment: what of theirs lies after it.
CALENDAR: list[Callable[[Person, datetime], Iterable[Entry]]] = []
