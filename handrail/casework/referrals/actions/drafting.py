"""Prepares a referral of a person: what is to be seen is copied from the record at once, and looked at before it goes.

A draft goes only if what is in it is still what the record says: whoever reviewed it has seen what is sent.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.models import Priority
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import known_of
from handrail.casework.referrals.actions.enclosing import why_not_enclose
from handrail.casework.referrals.actions.keeping import held, lock_words, note
from handrail.casework.referrals.actions.sending import new_referral
from handrail.casework.referrals.models import ON_A_FORM, Referral, Section, Way
from handrail.casework.referrals.permissions import NOTHING_CHOSEN, why_not_change, why_not_draft
from handrail.casework.referrals.policies import told_already, ways_of, why_not_carry, why_not_receive
from handrail.casework.referrals.queries import begun_referral, known_for, read_there, shared_values
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

CHANGED = "The record has changed since this was prepared. Prepare it again, so that you see what they will see."

NO_SUCH_DOCUMENT = "A document that was chosen is not there any more, or has no clean copy yet."
TYPED = "This is typed into the Home Office’s form, and recorded on the page on which that is prepared."


@transaction.atomic
def draft(
    person: PotentialVictim,
    *,
    kind: str,
    to: Organisation,
    way: str,
    sections: Sequence[str],
    message: str,
    documents: Sequence[str] = (),
    by: Person,
    at: datetime,
    follows: Referral | None = None,
) -> Referral:
    """Prepare a referral of this kind about a person, with what the chosen sections hold now. Nothing leaves.

    `documents` are the ids of those that go with it.

    Raises:
        NotAllowed: this person may not prepare it, the organisation does not take this kind or not in this way, the
            kind does not carry these sections, or one is under way there already.
    """
    person, sections = hold_person(person), with_documents(sections, documents)
    require(why_not_draft(person, kind=kind, by=by))
    require(why_not_go(kind, to=to, way=way, sections=sections))
    require(why_not_draft_twice(person, kind=kind, to=to))
    referral = new_referral(to=to, sections=sections, priority=priority_of(person), by=by, kind=kind, way=way)
    referral.person, referral.concern, referral.follows, referral.drafted_at = person, person.concern, follows, at
    fill(referral, message=message, documents=documents, by=by, at=at)
    referral.save(force_insert=True)
    note(referral, "drafted", by=by.ref, at=at, way=way, sections=",".join(referral.sections))
    return referral


@transaction.atomic
def change_draft(
    referral_id: UUID,
    *,
    to: Organisation,
    way: str,
    sections: Sequence[str],
    message: str,
    documents: Sequence[str] = (),
    by: Person,
    at: datetime,
) -> Referral:
    """Prepare a draft anew: to whom, which way, which sections, with which message; all is copied again.

    Raises:
        NotAllowed: as for `draft`, or it has been sent.
    """
    referral, sections = held(referral_id, by=by), with_documents(sections, documents)
    require(why_not_change(referral, by=by))
    require(why_not_go(referral.kind, to=to, way=way, sections=sections))
    if referral.person is not None and to != referral.to_organisation:
        require(why_not_draft_twice(referral.person, kind=referral.kind, to=to))
    referral.to_organisation, referral.to_name, referral.to_kind = to, to.name, to.kind
    referral.way, referral.sections, referral.message = way, list(dict.fromkeys(sections)), b""
    fill(referral, message=message, documents=documents, by=by, at=at)
    referral.drafted_at = at
    referral.save()
    note(referral, "draft_changed", by=by.ref, at=at, way=way, sections=",".join(referral.sections))
    return referral


def hold_person(person: PotentialVictim) -> PotentialVictim:
    """The person's record, held until the transaction ends."""
    return PotentialVictim.objects.select_for_update(of=("self",)).select_related("concern").get(pk=person.pk)


def with_documents(sections: Sequence[str], documents: Sequence[str]) -> list[str]:
    """The chosen sections, with documents among them exactly when one was chosen."""
    others = [section for section in sections if section != Section.DOCUMENTS]
    return [*others, Section.DOCUMENTS.value] if documents else others


def fill(referral: Referral, *, message: str, documents: Sequence[str], by: Person, at: datetime) -> None:
    """Copy what the sections hold into the referral, under the person's key; the caller saves."""
    known = known_now(referral, documents, by=by, at=at)
    found: Any = known.get("documents", [])
    require(None if len(found) == len(set(documents)) else NO_SUCH_DOCUMENT)
    require(why_not_enclose(referral, documents, by=by, at=at))
    referral.documents = [one["id"] for one in found]
    referral.shared = subjects.lock_json(known, subject=referral.subject, place=referral.place("shared"))
    lock_words(referral, "message", message)


def known_now(referral: Referral, documents: Sequence[str], *, by: Person, at: datetime) -> dict[str, object]:
    """What its sections hold of the person at this moment."""
    assert referral.person is not None  # noqa: S101 — a referral that is drafted is about a person
    chosen = referral.sections
    known = known_for(referral.person, kind=referral.kind, sections=chosen, documents=documents, by=by, at=at)
    if Section.TOLD_ALREADY in chosen:
        told = told_already(referral.person, to=referral.to_organisation, by=by, at=at)
        known |= {"told_already": told} if told else {}
    return known


def why_not_as_seen(referral: Referral, *, by: Person, at: datetime) -> str | None:
    """Say that the record is not as it was when this was prepared, if so."""
    seen = shared_values(referral)
    documents = [one["id"] for one in seen.get("documents", [])]
    return None if known_now(referral, documents, by=by, at=at) == seen else CHANGED


def why_not_go(kind: str, *, to: Organisation, way: str, sections: Sequence[str]) -> str | None:
    """Say why this kind cannot go to this organisation in this way with these sections, if so."""
    if kind in ON_A_FORM:
        return TYPED
    if reason := why_not_receive(kind, to=to):
        return reason
    if way not in ways_of(kind, read_there=read_there(to)):
        if way == Way.MEMBER:
            return f"Nobody at {to.name} signs in to Handrail yet. Telephone them, or send a document."
        return "A referral of this kind does not go this way."
    if Section.DOCUMENTS in sections and way == Way.TELEPHONE:
        return "No document goes by telephone. Send it through Handrail, or inside the encrypted document."
    return why_not_carry(kind, sections) if sections else NOTHING_CHOSEN


def why_not_draft_twice(person: PotentialVictim, *, kind: str, to: Organisation) -> str | None:
    """Say why another referral of this kind cannot be begun with that organisation, if so."""
    begun = begun_referral(person, kind=kind, to=to)
    if begun is None:
        return None
    if begun.live:
        return f"{to.name} has this referral already. Withdraw it before you send another."
    return f"A referral to {to.name} is prepared already. Go on with that one, or let it go."


def priority_of(person: PotentialVictim) -> Priority:
    """How soon an answer is needed: at once unless nobody is known to be in danger; soon for who may be a child."""
    known = known_of(person)
    if known.answers.get("danger_now") != "no":
        return Priority.IMMEDIATE
    return Priority.NORMAL if known.is_adult else Priority.HIGH
