"""Risks, children, and what is read first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from handrail.casework.cases.models import Case
from handrail.casework.persons.permissions import why_not_see_person
from handrail.casework.support.models import Child, Risk, RiskClosing, RiskReview, WarningNote
from handrail.casework.support.policies import holds, opened_all
from handrail.casework.support.policies.risks import is_overdue
from handrail.casework.support.queries.reading import in_file, note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person

AGE_BANDS = {
    "unborn": "Not born yet",
    "under_5": "Under 5",
    "5_to_11": "5 to 11",
    "12_to_17": "12 to 17",
    "adult": "18 or over",
    "not_known": "Not known",
}
WHERE = {
    "with_them": "With them",
    "elsewhere_uk": "Elsewhere in the UK",
    "abroad": "Abroad",
    "in_care": "In the care of a council",
    "not_known": "Not known",
}
SOCIAL_CARE = {"yes": "Yes", "no": "No", "not_known": "Not known"}


@dataclass(frozen=True, repr=False)
class Look:
    """One look at a risk."""

    level: str
    at: datetime
    by: str
    safer: str
    words: str


@dataclass(frozen=True, repr=False)
class RiskLine:
    """One risk, in words, with every look at it, the latest first."""

    id: UUID
    kind: str
    level: str
    level_code: str
    what: str
    review_on: date | None
    overdue: bool
    is_open: bool
    closing: str
    why: str
    looks: list[Look]


@dataclass(frozen=True, repr=False)
class ChildLine:
    """One child, in words; `own_record` only for whoever may see it."""

    id: UUID
    age_band: str
    where: str
    social_care: str
    words: str
    own_record: UUID | None
    own_reference: str


@dataclass(frozen=True, repr=False)
class WarningLine:
    """One note that is read first."""

    id: UUID
    words: str
    told: bool
    how_or_why_not: str
    ends_on: date
    by: str
    at: datetime
    holds: bool


def risks_of(case: Case, *, by: Person, at: datetime) -> list[RiskLine]:
    """Every risk, the open ones first and among them the next to be looked at. Raises NotAllowed."""
    note_reading(case, "risks", by=by, at=at)
    looks = looks_at(case)
    rows = sorted(
        in_file(case, Risk.objects.filter(case=case)),
        key=lambda one: (one.closed_at is not None, one.review_on or date.max, one.recorded_at),
    )
    on = timezone.localdate(at)
    return [risk_line(row, words, looks[row.pk], on=on) for row, words in opened_all(rows)]


def risk_line(row: Risk, words: dict[str, str], looks: list[Look], *, on: date) -> RiskLine:
    """One risk, in words."""
    known = current_locality().support
    return RiskLine(
        id=row.pk,
        kind=known.words("risk_kinds").get(row.kind, row.kind),
        level=known.words("risk_levels").get(row.level, row.level),
        level_code=row.level,
        what=words.get("what", ""),
        review_on=row.review_on,
        overdue=is_overdue(row, on=on),
        is_open=row.closed_at is None,
        closing=str(RiskClosing(row.closing).label) if row.closing else "",
        why=words.get("why", ""),
        looks=looks,
    )


def looks_at(case: Case) -> dict[UUID, list[Look]]:
    """Every look at every risk of a file, the latest first, by risk."""
    levels = current_locality().support.words("risk_levels")
    found: dict[UUID, list[Look]] = defaultdict(list)
    rows = RiskReview.objects.filter(case=case).select_related("recorded_by").reverse()
    for row, words in opened_all(in_file(case, rows)):
        found[row.risk_id].append(
            Look(
                level=levels.get(row.level, row.level),
                at=row.recorded_at,
                by=row.recorded_by.name,
                safer=words.get("safer", ""),
                words=words.get("words", ""),
            )
        )
    return found


def children_of(case: Case, *, by: Person, at: datetime) -> list[ChildLine]:
    """The children of the person who are on the list. Raises NotAllowed."""
    note_reading(case, "children", by=by, at=at)
    rows = Child.objects.filter(case=case, taken_off_at=None).select_related("own_record__organisation")
    return [child_line(row, words, by=by) for row, words in opened_all(in_file(case, rows))]


def child_line(row: Child, words: dict[str, str], *, by: Person) -> ChildLine:
    """One child, in words. A record that this person may not see is not named."""
    own = row.own_record if row.own_record and why_not_see_person(row.own_record, by=by) is None else None
    return ChildLine(
        id=row.pk,
        age_band=AGE_BANDS.get(words.get("age_band", ""), ""),
        where=WHERE.get(words.get("where", ""), ""),
        social_care=SOCIAL_CARE.get(words.get("social_care", ""), ""),
        words=words.get("words", ""),
        own_record=own.pk if own else None,
        own_reference=own.reference if own else "",
    )


def warnings_of(case: Case, *, by: Person, at: datetime) -> list[WarningLine]:
    """Every note that is or was read first, those that hold at the top. Raises NotAllowed."""
    note_reading(case, "warnings", by=by, at=at)
    return sorted(warning_lines(case, on=timezone.localdate(at)), key=lambda one: not one.holds)


def warnings_in_force(case: Case, on: date) -> list[WarningLine]:
    """What colleagues read before anything else, for the head of a page whose reading is written down already."""
    return [one for one in warning_lines(case, on=on) if one.holds]


def warning_lines(case: Case, *, on: date) -> list[WarningLine]:
    """The notes of a file, in words."""
    rows = WarningNote.objects.filter(case=case).select_related("recorded_by")
    return [
        WarningLine(
            id=row.pk,
            words=words.get("words", ""),
            told=row.told,
            how_or_why_not=words.get("how_or_why_not", ""),
            ends_on=row.ends_on,
            by=row.recorded_by.name,
            at=row.recorded_at,
            holds=holds(row, on=on),
        )
        for row, words in opened_all(in_file(case, rows))
    ]
