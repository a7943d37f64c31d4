"""Erases one person, and leaves the codes and dates that figures are counted from."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons.models import (
    BrokenGlass,
    CapacityAssessment,
    Consent,
    ConsentOverride,
    IdentityTold,
    PersonToken,
    PotentialVictim,
    Restriction,
    SafeContactRecord,
)
from handrail.foundation.audit.actions import record


@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty the record of the person that this subject is, and say how many of what was emptied.

    The key is the vault's to forget; this takes away what was locked with it and the tokens. What stays says how
    many were asked what, and when. A second time there is nothing left, and nothing is done.
    """
    person = PotentialVictim.objects.select_for_update().filter(subject=subject, erased_at=None).first()
    if person is None:
        return {}
    removed = {
        "identities": IdentityTold.objects.filter(person=person).update(contents=b""),
        "safe_contacts": SafeContactRecord.objects.filter(person=person).update(contents=b""),
        "consents": Consent.objects.filter(person=person).update(circumstances=b""),
        "assessments": CapacityAssessment.objects.filter(person=person).update(reasons=b""),
        "overrides": ConsentOverride.objects.filter(person=person).update(reason=b""),
        "restrictions": Restriction.objects.filter(person=person).update(reason=b""),
        "broken_glass": BrokenGlass.objects.filter(person=person).update(reason=b"", review=b""),
        "person_tokens": PersonToken.objects.filter(person=person).delete()[0],
    }
    person.alias, person.answers, person.erased_at = b"", b"", at
    person.save(update_fields=["alias", "answers", "erased_at"])
    record("persons.person_erased", about=person.about, by=by, at=at)
    return {"persons": 1, **{kind: number for kind, number in removed.items() if number}}
