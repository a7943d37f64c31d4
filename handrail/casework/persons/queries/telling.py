"""Opens what was told of somebody, for a rule or a token. Whoever shows it to a person asks `identity_of`."""

from handrail.casework.persons.models import IdentityTold, PotentialVictim, SafeContactRecord
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.foundation.vault import subjects


def identities_told(person: PotentialVictim) -> list[Identity]:
    """Everything anybody ever typed of who they are, the oldest first."""
    rows = IdentityTold.objects.filter(person=person)
    return [
        Identity.from_json(subjects.unlock_json(bytes(row.contents), subject=person.subject, place=row.place()))
        for row in rows
    ]


def contacts_told(person: PotentialVictim) -> list[KeptContact]:
    """Everything anybody ever said of how to reach them, the oldest first."""
    return [contact_in(row, person) for row in SafeContactRecord.objects.filter(person=person)]


def contact_in(row: SafeContactRecord, person: PotentialVictim) -> KeptContact:
    """One answer to whether and how."""
    if not row.contents:
        return KeptContact(safe=row.safe)
    kept = subjects.unlock_json(bytes(row.contents), subject=person.subject, place=row.place())
    return KeptContact.from_json(row.safe, kept)
