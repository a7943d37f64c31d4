"""What happened in the work with somebody, in its order."""

from dataclasses import dataclass

from handrail.casework.cases.models import Case, CaseEvent
from handrail.foundation.vault import subjects


@dataclass(frozen=True, repr=False)
class Told:
    """One dated fact, and what was written beside it."""

    event: CaseEvent
    words: str


def history_of(case: Case) -> list[Told]:
    """The dated facts, for a page whose reading is written down already."""
    events = case.events.select_related("recorded_by")
    return [Told(each, words_of(case, each)) for each in events]


def words_of(case: Case, event: CaseEvent) -> str:
    """What was written beside a fact; empty if nothing was."""
    if not event.words:
        return ""
    return str(subjects.unlock_json(bytes(event.words), subject=case.person.subject, place=event.place()))
