"""What somebody agreed to: what holds now, and everything that was ever said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.persons.models import (
    CapacityAssessment,
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    PotentialVictim,
    WithdrawnHow,
)
from handrail.casework.persons.policies import Standing, standings_of
from handrail.casework.persons.queries.reading import note_reading
from handrail.foundation.people.models import Person
from handrail.foundation.vault.subjects import unlock, unlock_json

__all__ = ["AssessmentLine", "ConsentLine", "assessments_of", "consents_of", "history_of_consents"]

ABLE = "They could decide"
FOUND = {
    "refer": "They could not decide. It was decided that it is in their best interests.",
    "not": "They could not decide. It was decided that it is not in their best interests.",
}


@dataclass(frozen=True, repr=False)
class ConsentLine:
    """One answer that was given, with how it came about."""

    purpose: str
    answer: str
    given_at: datetime
    recorded_at: datetime
    recorded_by: str
    explained_by: str
    language: str
    interpreter: str
    scope: str
    withdrawn_at: datetime | None
    withdrawn_how: str


@dataclass(frozen=True, repr=False)
class AssessmentLine:
    """One assessment of whether they could make one decision, and what was found."""

    purpose: str
    found: str
    reasons: str
    recorded_at: datetime
    recorded_by: str


def consents_of(person: PotentialVictim) -> Mapping[str, Standing]:
    """What holds now for each of the eight purposes, by its code. Codes and dates only."""
    return standings_of(person)


def history_of_consents(person: PotentialVictim, *, by: Person, at: datetime) -> list[ConsentLine]:
    """Every answer ever given, the latest first, with its circumstances. Raises NotAllowed."""
    note_reading(person, "consents_read", by=by, at=at, why="page")
    rows = list(Consent.objects.filter(person=person).select_related("explained_by", "recorded_by"))
    return [line_of(row, person) for row in reversed(rows)]


def line_of(consent: Consent, person: PotentialVictim) -> ConsentLine:
    """One answer, in words."""
    how = unlock_json(bytes(consent.circumstances), subject=person.subject, place=consent.place())
    return ConsentLine(
        purpose=str(ConsentPurpose(consent.purpose).label),
        answer=str(ConsentAnswer(consent.answer).label),
        given_at=consent.given_at,
        recorded_at=consent.recorded_at,
        recorded_by=consent.recorded_by.name,
        explained_by=consent.explained_by.name if consent.explained_by else how["explained_by"],
        language=how["language"],
        interpreter=how["interpreter"],
        scope=how["scope"],
        withdrawn_at=consent.withdrawn_at,
        withdrawn_how=str(WithdrawnHow(consent.withdrawn_how).label) if consent.withdrawn_how else "",
    )


def assessments_of(person: PotentialVictim, *, by: Person, at: datetime) -> list[AssessmentLine]:
    """Every assessment of capacity, the latest first, with its reasons. Raises NotAllowed."""
    note_reading(person, "assessments_read", by=by, at=at, why="page")
    rows = list(CapacityAssessment.objects.filter(person=person).select_related("recorded_by"))
    return [assessment_line(row, person) for row in reversed(rows)]


def assessment_line(made: CapacityAssessment, person: PotentialVictim) -> AssessmentLine:
    """One assessment, in words."""
    return AssessmentLine(
        purpose=str(ConsentPurpose(made.purpose).label),
        found=ABLE if made.has_capacity else FOUND[made.best_interests],
        reasons=unlock(bytes(made.reasons), subject=person.subject, place=made.place()).decode(),
        recorded_at=made.recorded_at,
        recorded_by=made.recorded_by.name,
    )
