"""Everything that could lead to somebody: whatever was ever typed, also what has been replaced since."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries.telling import reports_in
from handrail.casework.persons.models import Consent, PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact, known_of, lines_of, names_given
from handrail.casework.persons.queries.reading import note_reading
from handrail.casework.persons.queries.telling import contacts_told, identities_told
from handrail.foundation.people.models import Person
from handrail.foundation.vault.subjects import unlock_json
from handrail.rules.referral_form.fields import IdentifierKind
from handrail.rules.referral_form.known import Known, known_from

Typed = dict[IdentifierKind, set[str]]
# What a way of reaching them leads with; the rest are telephones.
WHERE_IT_LEADS = {
    "email": IdentifierKind.EMAIL,
    "through_somebody": IdentifierKind.NAME,
    "in_person": IdentifierKind.ADDRESS,
}
# In a concern: whose name or number it is, nobody may know.
FROM_REPORT = {
    "names": IdentifierKind.NAME,
    "businesses": IdentifierKind.NAME,
    "telephones": IdentifierKind.TELEPHONE,
    "vehicles": IdentifierKind.PLATE,
    "address": IdentifierKind.ADDRESS,
    "postcode": IdentifierKind.POSTCODE,
}


def known_identifiers(person: PotentialVictim, *, by: Person, at: datetime) -> Known:
    """Every name, number, address, date and reference of this person ever typed, and those told in their concern.

    Raises:
        NotAllowed: this person may not see the record, or it has been erased.
    """
    note_reading(person, "identity_read", by=by, at=at, why="screening")
    others = told_in_concern(person.concern)
    others[IdentifierKind.NAME] |= names_beside(person)
    return known_from(theirs=theirs(person), others=others)


def theirs(person: PotentialVictim) -> Typed:
    """What leads to the person themselves, their working name and our own reference among it."""
    found: Typed = defaultdict(set)
    known = known_of(person)
    found[IdentifierKind.NAME] |= set(names_given(person))
    found[IdentifierKind.REFERENCE] |= {person.reference}
    found[IdentifierKind.POSTCODE] |= {str(known.answers.get("postcode", "")), *known.earlier_postcodes}
    for identity in identities_told(person):
        add_identity(identity, found)
    for contact in contacts_told(person):
        add_contact(contact, found)
    return found


def add_identity(identity: Identity, found: Typed) -> None:
    """What one telling of who they are leads with."""
    found[IdentifierKind.NAME] |= set(identity.names)
    found[IdentifierKind.REFERENCE] |= set(identity.references)
    found[IdentifierKind.DATE] |= set(dates_as_written(identity.date_of_birth))


def add_contact(kept: KeptContact, found: Typed) -> None:
    """What one answer to how to reach them leads with."""
    kind = IdentifierKind.EMAIL if kept.contact.channel == "email" else IdentifierKind.TELEPHONE
    found[kind].add(kept.contact.address)
    for channel, way in kept.ways.items():
        found[WHERE_IT_LEADS.get(channel, IdentifierKind.TELEPHONE)].add(way.address)
    found[IdentifierKind.ADDRESS] |= {kept.postal_address, *lines_of(kept.postal_address)}
    found[IdentifierKind.NAME] |= {kept.whose}


def dates_as_written(iso: str) -> Iterable[str]:
    """A day as it is kept, and as people here write it."""
    if not iso:
        return ()
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return (iso,)
    return (iso, f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}")


def names_beside(person: PotentialVictim) -> set[str]:
    """Who explained something to them, or interpreted: their names lead to the person too."""
    rows = Consent.objects.filter(person=person)
    kept = [unlock_json(bytes(row.circumstances), subject=person.subject, place=row.place()) for row in rows]
    return {each[name] for each in kept for name in ("explained_by", "interpreter")}


def told_in_concern(concern: Concern | None) -> Typed:
    """What was told in the concern the record was begun from, opened for this rule and shown to nobody."""
    found: Typed = defaultdict(set)
    if concern is None:
        return found
    for report in reports_in([concern]).values():
        for name, kind in FROM_REPORT.items():
            found[kind] |= set(lines_of(getattr(report, name)))
    return found
