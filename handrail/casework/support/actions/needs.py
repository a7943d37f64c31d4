"""Writes down how far somebody's needs are met."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from handrail.casework.cases.models import Case, EventKind
from handrail.casework.support.actions.keeping import add, hold_to_write, note, note_fact, today
from handrail.casework.support.models import AssessmentKind, NeedLevel, NeedsAssessment
from handrail.casework.support.policies import Rating, why_not_rate
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def assess_needs(
    case: Case, *, ratings: Mapping[str, Rating], assessed_on: date, by: Person, at: datetime
) -> NeedsAssessment:
    """Keep what was found of each need; the first time is the baseline. What nobody asked about has no level.

    Raises:
        NotAllowed: this person may not; a need that there is not, a level out of 1 to 5, nothing asked at all; a day
            to come, or before the latest assessment.
    """
    case = hold_to_write(case, by=by)
    domains = [domain.code for domain in current_locality().support.domains]
    earlier = NeedsAssessment.objects.filter(case=case).last()
    require(why_not_rate(ratings, domains=domains) or why_not_on(assessed_on, earlier, on=today(at)))
    assessment = NeedsAssessment(
        case=case,
        kind=AssessmentKind.REVIEW if earlier else AssessmentKind.BASELINE,
        assessed_on=assessed_on,
        recorded_at=at,
        recorded_by=by,
    )
    add(assessment, {domain: {"said": one.said.strip(), "note": one.note.strip()} for domain, one in ratings.items()})
    NeedLevel.objects.bulk_create(
        NeedLevel(assessment=assessment, domain=domain, level=one.level, own_level=one.own_level)
        for domain, one in ratings.items()
    )
    note(case, "needs_assessed", by=by, at=at, kind=assessment.kind)
    note_fact(case, EventKind.ASSESSED, by=by, at=at)
    return assessment


def why_not_on(day: date, earlier: NeedsAssessment | None, *, on: date) -> str | None:
    """Say why an assessment cannot be of that day, if so."""
    if day > on:
        return "That day is still to come."
    if earlier is not None and day < earlier.assessed_on:
        return "There is a later assessment already."
    return None
