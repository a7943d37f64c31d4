"""Where somebody was told of, by what their record says of who they are and how they may be reached."""

from collections.abc import Iterator
from datetime import datetime

from handrail.casework.cases.models import Case
from handrail.casework.dots.queries import Sighting, seen_of
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.casework.persons.queries import identity_of, safe_contact_of
from handrail.foundation.people.models import Person
from handrail.methods.reading.finds import Kind
from handrail.methods.reading.names import fold_name
from handrail.methods.reading.online import email_key
from handrail.methods.reading.telephones import fold_telephone


def told_of(case: Case, *, by: Person, at: datetime) -> list[Sighting]:
    """The concerns that name them or their telephone or mailbox, but for the one that the record began with.

    What is read of the record for it is in the trail. Raises NotAllowed.
    """
    identity = identity_of(case.person, by=by, at=at, why="touches")
    contact = safe_contact_of(case.person, by=by, at=at, why="touches")
    seen = seen_of(set(known_of(identity, contact)), by=by, at=at)
    return [each for each in seen.sightings if each.concern != case.person.concern_id]


def known_of(identity: Identity, contact: KeptContact) -> Iterator[tuple[Kind, str]]:
    """Names, telephones and mailboxes, folded; the working name is none of theirs."""
    yield from ((Kind.NAME, folded) for name in identity.names if (folded := fold_name(name)))
    for address in {contact.contact.address, *(way.address for way in contact.ways.values())}:
        if "@" in address:
            yield Kind.EMAIL, email_key(address)
        elif folded := fold_telephone(address):
            yield Kind.TELEPHONE, folded
