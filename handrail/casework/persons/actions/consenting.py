"""Writes down what somebody agreed to, one purpose at a time, and takes a yes back at once."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from handrail.casework.persons.actions.keeping import hold, keep, note
from handrail.casework.persons.models import (
    CapacityAssessment,
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    PotentialVictim,
    WithdrawnHow,
)
from handrail.casework.persons.permissions import (
    why_not_assess_capacity,
    why_not_record_consent,
    why_not_withdraw_consent,
)
from handrail.casework.persons.policies import ON_WITHDRAWAL, known_of, lock_known, standings_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

NOT_EXPLAINED = "Say who explained it to them, and in which language."


@dataclass(frozen=True, kw_only=True, repr=False)
class Circumstances:
    """How an answer came about: who explained it if nobody here did, the language, the interpreter, how far it goes.

    `interpreter` is a name or number, or that none was needed; `scope` what the yes is limited to, or which council.
    """

    explained_by: str = ""
    language: str = ""
    interpreter: str = ""
    scope: str = ""


@transaction.atomic
def record_consent(
    person: PotentialVictim,
    *,
    purpose: ConsentPurpose,
    answer: ConsentAnswer,
    circumstances: Circumstances,
    given_at: datetime | None = None,
    explained_by: Person | None = None,
    by: Person,
    at: datetime,
) -> Consent:
    """Add an answer to one of the eight questions; `given_at` of None means now, `explained_by` a colleague.

    An answer that ends a yes is a withdrawal of it for every room above.

    Raises:
        NotAllowed: this person may not; the other is not known to be an adult; their capacity is in doubt; a later
            answer is there already; nobody is named who explained it, or no language.
    """
    person, given_at = hold(person.pk), given_at or at
    require(why_not_record_consent(person, purpose=purpose, given_at=given_at, by=by, at=at))
    explained = explained_by is not None or circumstances.explained_by.strip()
    require(None if explained and circumstances.language.strip() else NOT_EXPLAINED)
    before = standings_of(person)[purpose].answer
    consent = Consent(
        person=person,
        purpose=purpose,
        answer=answer,
        explained_by=explained_by,
        given_at=given_at,
        recorded_at=at,
        recorded_by=by,
    )
    consent.circumstances = subjects.lock_json(vars(circumstances), subject=person.subject, place=consent.place())
    consent.save(force_insert=True)
    keep(person, at=at)
    note(person, "consent_recorded", by=by, at=at, purpose=str(purpose), answer=str(answer))
    if before == ConsentAnswer.YES and answer != ConsentAnswer.YES:
        tell_rooms_above(person, purpose, by=by, at=at)
    return consent


@transaction.atomic
def withdraw_consent(
    person: PotentialVictim, *, purpose: ConsentPurpose, how: WithdrawnHow, by: Person, at: datetime
) -> Consent:
    """Take a yes back, at once: whatever stands on it in the rooms above ends in the same transaction.

    Raises:
        NotAllowed: this person may not, or there is no yes.
    """
    person = hold(person.pk)
    require(why_not_withdraw_consent(person, purpose=purpose, by=by))
    consent = Consent.objects.filter(person=person, purpose=purpose).reverse()[0]
    consent.withdrawn_at, consent.withdrawn_by, consent.withdrawn_how = at, by, how
    consent.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_how"])
    keep(person, at=at)
    note(person, "consent_withdrawn", by=by, at=at, purpose=str(purpose), how=str(how))
    tell_rooms_above(person, purpose, by=by, at=at)
    return consent


def tell_rooms_above(person: PotentialVictim, purpose: ConsentPurpose, *, by: Person, at: datetime) -> None:
    """Let every room that stands on consents end what stood on this one."""
    for end_what_stood_on_it in ON_WITHDRAWAL:
        end_what_stood_on_it(person, purpose=str(purpose), by=by, at=at)


@transaction.atomic
def assess_capacity(
    person: PotentialVictim,
    *,
    purpose: ConsentPurpose,
    has_capacity: bool,
    best_interests: str = "",
    reasons: str,
    by: Person,
    at: datetime,
) -> CapacityAssessment:
    """Write down whether somebody could make one decision and, if not, what is in their best interests.

    `best_interests` is "refer" or "not", and empty when they have capacity. What was found about the NRM is also
    what the next steps are decided on.

    Raises:
        NotAllowed: this person may not; the other is not known to be an adult; reasons or the decision are missing.
    """
    person = hold(person.pk)
    require(why_not_assess_capacity(person, by=by))
    require(why_not_take(has_capacity=has_capacity, best_interests=best_interests, reasons=reasons))
    assessment = CapacityAssessment(
        person=person,
        purpose=purpose,
        has_capacity=has_capacity,
        best_interests=best_interests,
        recorded_at=at,
        recorded_by=by,
    )
    assessment.reasons = subjects.lock(reasons.strip().encode(), subject=person.subject, place=assessment.place())
    assessment.save(force_insert=True)
    if purpose == ConsentPurpose.NRM:
        settle_capacity(person, has_capacity=has_capacity)
    keep(person, "answers", at=at)
    note(person, "capacity_assessed", by=by, at=at, purpose=str(purpose), best_interests=best_interests)
    return assessment


def why_not_take(*, has_capacity: bool, best_interests: str, reasons: str) -> str | None:
    """Say why this assessment cannot be kept, if so."""
    if not reasons.strip():
        return "Say who assessed it, who was consulted, and why. It is kept with the record."
    if has_capacity and best_interests:
        return "Somebody who can decide decides for themselves."
    if not has_capacity and best_interests not in {"refer", "not"}:
        return "Say whether the referral is in their best interests."
    return None


def settle_capacity(person: PotentialVictim, *, has_capacity: bool) -> None:
    """Let the next steps be decided on what the assessment found; the caller saves."""
    known = known_of(person)
    answers = {**known.answers, "capacity": "presumed" if has_capacity else "lacking"}
    lock_known(person, replace(known, answers=answers))
