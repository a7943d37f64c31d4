"""What was found of each need, at first and now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handrail.casework.cases.models import Case
from handrail.casework.support.models import NeedLevel, NeedsAssessment
from handrail.casework.support.policies import NeedChange, changes, mean_change, opened
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person

Levels = Mapping[str, tuple[int | None, int | None]]


@dataclass(frozen=True, repr=False)
class NeedLine:
    """One need: its levels in words, how they changed, and what was said last."""

    label: str
    found: NeedChange
    first_words: str
    latest_words: str
    own_words: str
    said: str
    note: str

    @property
    def fall(self) -> int:
        """By how many levels it went down; 0 if it did not."""
        return max(0, -(self.found.change or 0))


@dataclass(frozen=True, repr=False)
class NeedsFile:
    """All needs of one person. `latest_on` equals `first_on` while there is one assessment; both None before."""

    lines: list[NeedLine]
    first_on: date | None
    latest_on: date | None
    mean: float | None
    dates: list[date]


def needs_of(case: Case, *, by: Person, at: datetime) -> NeedsFile:
    """Each need at the first and at the latest assessment, with what was said. Raises NotAllowed."""
    note_reading(case, "needs", by=by, at=at)
    made = in_file(case, NeedsAssessment.objects.filter(case=case).order_by("assessed_on", "recorded_at"))
    first, latest = (made[0], made[-1]) if made else (None, None)
    words = opened(latest) if latest else {}
    domains = current_locality().support.words("need_domains")
    found = changes(list(domains), levels_of(first), levels_of(latest))
    return NeedsFile(
        lines=[line_of(domains[one.domain], one, words.get(one.domain, {})) for one in found],
        first_on=first.assessed_on if first else None,
        latest_on=latest.assessed_on if latest else None,
        mean=mean_change(found) if len(made) > 1 else None,
        dates=[one.assessed_on for one in made],
    )


def levels_of(assessment: NeedsAssessment | None) -> Levels:
    """The levels of an assessment, (the worker's, their own) by need."""
    rows = NeedLevel.objects.filter(assessment=assessment) if assessment else ()
    return {row.domain: (row.level, row.own_level) for row in rows}


def line_of(label: str, found: NeedChange, words: Mapping[str, str]) -> NeedLine:
    """One need, in words."""
    graded = current_locality().support.levels_of(found.domain)
    return NeedLine(
        label,
        found,
        graded.get(found.first or 0, ""),
        graded.get(found.latest or 0, ""),
        graded.get(found.own_latest or 0, ""),
        words.get("said", ""),
        words.get("note", ""),
    )
