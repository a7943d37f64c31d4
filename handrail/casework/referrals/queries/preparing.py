"""What a referral of a person is prepared from: their record, what was answered, and the concern it began with.

Nobody is asked twice. Only the sections that were chosen are opened, and every opening is in the trail.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from handrail.casework.desk.permissions import why_not_read as why_not_read_concern
from handrail.casework.desk.queries import account_of
from handrail.casework.documents.queries import SharedDocument, documents_to_share
from handrail.casework.persons.models import ConsentAnswer, PotentialVictim
from handrail.casework.persons.policies import NEEDS, KeptContact, safety_of, standings_of
from handrail.casework.persons.queries import facts_of, identity_of, safe_contact_of
from handrail.casework.referrals.models import Kind, Section
from handrail.casework.referrals.policies import (
    ALLOWED,
    PERSON_FIELDS,
    REPORT_FIELDS,
    TOLD_ALREADY,
    part_of,
    part_of_person,
)
from handrail.foundation.people.models import Person

WHY = "referral"
NOTHING: tuple[object, ...] = ("", None, [], {})
OF_IDENTITY = frozenset({Section.IDENTITY, Section.INTERPRETER})


def sections_to_offer(person: PotentialVictim, *, kind: str, by: Person) -> tuple[Section, ...]:
    """The sections that this kind may carry and that this person can share: an account only if they may read it."""
    readable = may_read_concern(person, by=by)
    chosen_apart = {Section.DOCUMENTS} if readable else {Section.DOCUMENTS, Section.ACCOUNT}
    if not any(room.offered(person, by=by) for room in TOLD_ALREADY):
        chosen_apart.add(Section.TOLD_ALREADY)
    return tuple(section for section in ALLOWED[Kind(kind)] if section not in chosen_apart)


def documents_to_offer(person: PotentialVictim, *, kind: str, by: Person) -> list[SharedDocument]:
    """The documents that this kind may carry: none, or those of the record that have a clean copy."""
    return documents_to_share(person, by=by) if Section.DOCUMENTS in ALLOWED[Kind(kind)] else []


def may_read_concern(person: PotentialVictim, *, by: Person) -> bool:
    """Whether the record began with a concern that this person may read."""
    return person.concern is not None and why_not_read_concern(person.concern, by=by) is None


def known_for(
    person: PotentialVictim,
    *,
    kind: str,
    sections: Collection[str],
    documents: Collection[str] = (),
    by: Person,
    at: datetime,
) -> dict[str, object]:
    """What these sections hold for this kind of referral, and nothing else; what is not known is left out.

    Of documents, `documents` are the ids of those that were chosen.

    Raises:
        NotAllowed: this person may not read the record, or the concern whose account was chosen.
    """
    known: dict[str, object] = dict(facts_of(person, by=by, at=at, why=WHY).as_json())
    told = told_for(person, known, sections, by=by, at=at)
    if OF_IDENTITY & set(sections):
        known |= dict(identity_of(person, by=by, at=at, why=WHY).to_json())
    if Section.SAFE_CONTACT in sections:
        known |= contact_known(person, by=by, at=at)
    known["consents"] = consents_known(person, kind=kind)
    known["documents"] = documents_known(person, documents, by=by) if documents else []
    parts = part_of_person(known, [section for section in sections if section in PERSON_FIELDS])
    return {name: value for name, value in (told | parts).items() if value not in NOTHING}


def told_for(
    person: PotentialVictim, known: Mapping[str, object], sections: Collection[str], *, by: Person, at: datetime
) -> dict[str, object]:
    """What these sections hold of the concern that the record began with; of a record without one, the place."""
    chosen = [section for section in sections if section in REPORT_FIELDS]
    if not chosen:
        return {}
    if person.concern is not None and (may_read_concern(person, by=by) or Section.ACCOUNT in chosen):
        return part_of(account_of(person.concern, by=by, at=at, why=WHY), chosen)
    return {name: known[name] for name in REPORT_FIELDS[Section.WHERE] if name in known}


def documents_known(person: PotentialVictim, chosen: Collection[str], *, by: Person) -> list[dict[str, str]]:
    """The chosen documents that may go out: their ids, names that name nobody, and what somebody says they are."""
    return [
        {"id": str(one.id), "name": one.name, "description": one.description}
        for one in documents_to_share(person, by=by)
        if str(one.id) in chosen
    ]


def contact_known(person: PotentialVictim, *, by: Person, at: datetime) -> dict[str, object]:
    """How they may be contacted, each way only if that way is safe; that they may not, when it is not known to be."""
    kept = safe_contact_of(person, by=by, at=at, why=WHY)
    told = kept.to_json()
    return {
        "safe_contact": told["contact"] if safety_of(kept, kept.contact.channel) == "yes" else {"channel": "none"},
        **({"postal_address": told["postal_address"]} if safety_of(kept, "post") == "yes" else {}),
        **{name: told[name] for name in ("who_else_sees", "whose") if kept.safe == "yes"},
        **({"ways": ways_known(kept)} if kept.safe == "yes" and kept.ways else {}),
    }


def ways_known(kept: KeptContact) -> dict[str, dict[str, str]]:
    """What they said of each way by itself; where it leads goes out only with a way that is safe."""
    return {
        channel: {"safe": way.safe, "times": way.times, "address": way.address if way.safe == "yes" else ""}
        for channel, way in kept.ways.items()
    }


def consents_known(person: PotentialVictim, *, kind: str) -> list[dict[str, str]]:
    """What they answered to the purposes of this kind of referral, and when. No other purpose is told of."""
    purposes = {str(purpose) for purpose in NEEDS.get(kind, ())}
    return [
        {"purpose": purpose, "answer": standing.answer, "on": standing.at.date().isoformat()}
        for purpose, standing in standings_of(person).items()
        if purpose in purposes and standing.at is not None and standing.answer in ConsentAnswer.values
    ]
