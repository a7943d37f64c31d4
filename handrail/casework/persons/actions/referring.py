"""The gate of consent, as every referral passes through it."""

from datetime import datetime

from django.db import transaction

from handrail.casework.persons.actions.keeping import hold, note
from handrail.casework.persons.models import ConsentOverride, PotentialVictim
from handrail.casework.persons.permissions import why_not_refer
from handrail.casework.persons.policies import Override
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@transaction.atomic
def pass_the_gate(
    person: PotentialVictim, *, kind: str, override: Override | None = None, by: Person, at: datetime
) -> PotentialVictim:
    """Let a referral of this kind go, and keep on what authority if it goes without the adult's yes.

    Whoever sends calls this in the same transaction; the record is held until it ends, so that a withdrawal at the
    same moment comes before or after, never between.

    Raises:
        NotAllowed: with what is missing.
    """
    person = hold(person.pk)
    stopped_without = why_not_refer(person, kind=kind, by=by)
    require(why_not_refer(person, kind=kind, override=override, by=by))
    if override is not None and stopped_without is not None:
        keep_override(person, kind=kind, override=override, by=by, at=at)
    return person


def keep_override(person: PotentialVictim, *, kind: str, override: Override, by: Person, at: datetime) -> None:
    """Keep who decided it, on what authority, and why."""
    kept = ConsentOverride(person=person, kind=kind, lawful_basis=override.lawful_basis, decided_at=at, decided_by=by)
    kept.reason = subjects.lock(override.reason.strip().encode(), subject=person.subject, place=kept.place())
    kept.save(force_insert=True)
    note(person, "consent_overridden", by=by, at=at, kind=kind, lawful_basis=override.lawful_basis)
