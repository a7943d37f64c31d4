"""Reads a record for somebody. Each reading is in the trail before anything is shown."""

from datetime import datetime

from django.db import transaction

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.persons.policies import Identity, KeptContact, facts_known, names_given
from handrail.casework.persons.queries.telling import contacts_told, identities_told
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.pathway.facts import Facts


def facts_of(person: PotentialVictim, *, by: Person, at: datetime, why: str = "facts") -> Facts:
    """What is known, with the consents folded in. `why` is a code, like "page" or "referral".

    Raises:
        NotAllowed: this person may not see the record, or it has been erased.
    """
    note_reading(person, "person_read", by=by, at=at, why=why)
    return facts_known(person)


def alias_of(person: PotentialVictim, *, by: Person, at: datetime, why: str = "alias") -> str:
    """What colleagues call them. Raises NotAllowed."""
    note_reading(person, "person_read", by=by, at=at, why=why)
    return alias_in(person)


def alias_in(person: PotentialVictim) -> str:
    """The working name, for a page whose reading is written down already."""
    return names_given(person)[-1]


def identity_of(person: PotentialVictim, *, by: Person, at: datetime, why: str) -> Identity:
    """Who they are, as it is known now; empty while nobody has said. `why` is a code, like "page" or "nrm".

    Raises:
        NotAllowed: this person may not see the record, or it has been erased.
    """
    note_reading(person, "identity_read", by=by, at=at, why=why)
    told = identities_told(person)
    return told[-1] if told else Identity()


def safe_contact_of(person: PotentialVictim, *, by: Person, at: datetime, why: str) -> KeptContact:
    """Whether, and how, they may be contacted; `unknown` while nobody has asked. Raises NotAllowed."""
    note_reading(person, "safe_contact_read", by=by, at=at, why=why)
    told = contacts_told(person)
    return told[-1] if told else KeptContact()


@transaction.atomic
def note_reading(person: PotentialVictim, act: str, *, by: Person, at: datetime, why: str) -> None:
    """Write down that somebody reads this, before they are shown anything. Raises NotAllowed."""
    require(why_not_work_on(person, by=by))
    record(f"persons.{act}", about=person.about, by=by.ref, at=at, why=why)
