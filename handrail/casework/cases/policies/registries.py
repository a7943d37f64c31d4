"""What rooms above put on a file's pages, into lists of files and into a worker's calendar."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

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
    """One entry of a worker's calendar: a code of what it is and a reference; never a name, a place or a number.

    With a `day`, it is something that is due on that day and not at a time of it.
    """

    uid: str
    kind: str
    reference: str
    starts_at: datetime
    ends_at: datetime
    day: date | None = None


@dataclass(frozen=True)
class Look:
    """What is due next in a file: the day, and a word for what it is."""

    on: date
    what: str


class Note(Protocol):
    """What colleagues read before anything else of a file, and whether the person knows of it."""

    @property
    def words(self) -> str:
        """What to read."""

    @property
    def told(self) -> bool:
        """Whether the person knows of it."""

    @property
    def ends_on(self) -> date:
        """The last day on which it holds."""

    @property
    def by(self) -> str:
        """Who wrote it."""


CASE_TABS: list[CaseTab] = []
# Asked when a file is opened from a referral, with what it shared: rooms above keep what belongs to them.
TAKES_OVER: list[Callable[[Case, Mapping[str, Any], Person, datetime], None]] = []
# Asked with the worker and a moment: what of theirs lies after it.
CALENDAR: list[Callable[[Person, datetime], Iterable[Entry]]] = []
# Asked with the ids of the files on a page: what is due next in each.
NEXT_LOOKS: list[Callable[[Collection[UUID]], Mapping[UUID, Look]]] = []
# Asked with a file and a day: the warnings that hold.
CASE_NOTES: list[Callable[[Case, date], Iterable[Note]]] = []


def next_looks(cases: Collection[UUID]) -> dict[UUID, Look]:
    """The earliest of what is due in each of these files; a file with nothing due is not among them."""
    found: dict[UUID, Look] = {}
    for looks_of in NEXT_LOOKS:
        for case_id, look in looks_of(cases).items():
            if case_id not in found or look.on < found[case_id].on:
                found[case_id] = look
    return found


def notes_on(case: Case, *, on: date) -> list[Note]:
    """The warnings that hold on that day."""
    return [note for notes_of in CASE_NOTES for note in notes_of(case, on)]
