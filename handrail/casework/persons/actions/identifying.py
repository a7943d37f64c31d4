"""Writes down who somebody is and how they may safely be reached. Nothing typed before is written over."""

from datetime import datetime

from django.db import transaction

from handrail.casework.persons.actions.keeping import hold, keep, make_findable, note
from handrail.casework.persons.actions.opening import NO_ALIAS, as_kept
from handrail.casework.persons.models import IdentityTold, PotentialVictim, SafeContactRecord
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.persons.policies import Identity, KeptContact, lock_names, names_given
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

SAFE_FIRST = "Ask first whether it is safe to contact them. Until they say yes, no number and no address is kept."


@transaction.atomic
def set_identity(person: PotentialVictim, *, identity: Identity, by: Person, at: datetime) -> IdentityTold:
    """Keep who somebody is, as it is known now. What was known before stays known, for screening.

    Raises:
        NotAllowed: this person may not.
    """
    person = hold(person.pk)
    require(why_not_work_on(person, by=by))
    told = IdentityTold(person=person, recorded_at=at, recorded_by=by)
    told.contents = subjects.lock_json(identity.to_json(), subject=person.subject, place=told.place())
    told.save(force_insert=True)
    make_findable(person, identity)
    keep(person, at=at)
    note(person, "identity_recorded", by=by, at=at)
    return told


@transaction.atomic
def set_safe_contact(person: PotentialVictim, *, kept: KeptContact, by: Person, at: datetime) -> SafeContactRecord:
    """Keep whether somebody may be contacted, and only after a yes how.

    Raises:
        NotAllowed: this person may not, or there is a detail although nobody said that it is safe.
    """
    person = hold(person.pk)
    require(why_not_work_on(person, by=by))
    require(None if kept.safe == "yes" or kept == KeptContact(safe=kept.safe) else SAFE_FIRST)
    told = SafeContactRecord(person=person, safe=kept.safe, recorded_at=at, recorded_by=by)
    if kept.safe == "yes":
        told.contents = subjects.lock_json(kept.to_json(), subject=person.subject, place=told.place())
    told.save(force_insert=True)
    make_findable(person, kept)
    keep(person, at=at)
    note(person, "safe_contact_recorded", by=by, at=at, safe=kept.safe)
    return told


@transaction.atomic
def rename(person: PotentialVictim, *, alias: str, by: Person, at: datetime) -> PotentialVictim:
    """Give somebody another working name. What they were called before stays known, for screening.

    Raises:
        NotAllowed: this person may not, or there is no alias.
    """
    person = hold(person.pk)
    require(why_not_work_on(person, by=by))
    require(None if alias.strip() else NO_ALIAS)
    lock_names(person, [*names_given(person), as_kept(alias)])
    keep(person, "alias", at=at)
    note(person, "person_renamed", by=by, at=at)
    return person
