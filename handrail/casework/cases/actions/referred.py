"""Opens a file from a referral that was taken on: what was shared is carried over, nothing is typed again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.casework.cases.actions.opening import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.cases.permissions import why_not_open_from
from handrail.casework.cases.policies import TAKES_OVER
from handrail.casework.documents import actions as documents
from handrail.casework.documents.queries import SharedDocument
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.permissions import why_not_work_on
from handrail.casework.persons.policies import CHANNELS, Identity, KeptContact, SafeWay, why_not_answer_here
from handrail.casework.referrals.actions import read_attached
from handrail.casework.referrals.models import Referral, Section
from handrail.casework.referrals.policies import PERSON_FIELDS
from handrail.casework.referrals.queries import contents_of, documents_attached
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.audit.actions import record
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require

ANSWERS = (Section.RISK, Section.NEEDS, Section.HEALTH, Section.SEXUAL_ASSAULT, Section.ADVICE)
NOT_SHARED: Mapping[str, Any] = {}
WHO_THEY_ARE = (*PERSON_FIELDS[Section.IDENTITY], *PERSON_FIELDS[Section.INTERPRETER])


def open_case_from(referral: Referral, *, alias: str, by: Person, at: datetime) -> Case:
    """Begin the receiving organisation's own record from what a referral allowed it to see, and open a file on it.

    The sender's record stays the sender's: nothing is read but what was shared. What they agreed to is not carried
    over: each organisation asks them itself. Documents that came with it are copied, as their clean copies.

    Raises:
        NotAllowed: this person may not, the referral was not taken on or can no longer be read, a file was opened
            from it already, there is no working name, or a document that came with it cannot be copied.
    """
    require(why_not_open_from(referral, by=by, at=at))
    # Read and checked before anything is held: cleaning may take seconds.
    return open_with(referral, ready_documents(referral, by=by, at=at), alias=alias, by=by, at=at)


def ready_documents(referral: Referral, *, by: Person, at: datetime) -> list[documents.Ready]:
    """The documents that came with a referral, ready to be kept in another record. Each reading is in the trail.

    Raises:
        NotAllowed: one of them cannot be copied; the sentence says which and why.
    """
    return [ready_document(referral, one, by=by, at=at) for one in documents_attached(referral)]


def ready_document(referral: Referral, one: SharedDocument, *, by: Person, at: datetime) -> documents.Ready:
    """One of them. Raises NotAllowed."""
    content = read_attached(referral.pk, one.id, by=by, at=at).content
    try:
        return documents.make_ready(name=one.name, content=content, description=one.description or one.name, at=at)
    except NotTaken as fault:
        raise NotAllowed(f"{one.name} cannot be copied. {fault.sentence}") from None


@transaction.atomic
def open_with(referral: Referral, came: Sequence[documents.Ready], *, alias: str, by: Person, at: datetime) -> Case:
    """The record and its file, with all that was shared, whole or not at all. Raises NotAllowed."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("person").get(pk=referral.pk)
    require(why_not_open_from(referral, by=by, at=at))
    shared = {name: value for part in contents_of(referral, by=by, at=at).parts for name, value in part.values.items()}
    record("cases.referral_carried_over", about=referral.about, by=by.ref, at=at, referral=str(referral.pk))
    person = persons.open_person(alias=alias, by=by, at=at)
    carry_over(shared, person, by=by, at=at)
    for one in came:
        documents.keep_ready(person, one, by=by, at=at)
    case = open_case(person, origin=Origin.REFERRAL, origin_id=referral.pk, by=by, at=at)
    for take_over in TAKES_OVER:
        take_over(case, shared, by, at)
    return case


def carry_over(shared: Mapping[str, Any], person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """Write what was shared into the new record, as answers, as who they are, and as how they may be reached."""
    require(why_not_work_on(person, by=by))
    for key in (name for section in ANSWERS for name in PERSON_FIELDS[section]):
        if shared.get(key) not in {None, "", "unknown"} and why_not_answer_here(key, person) is None:
            persons.answer(person, key=key, value=shared[key], by=by, at=at)
    if any(shared.get(name) for name in WHO_THEY_ARE):
        told = {name: shared[name] for name in WHO_THEY_ARE if shared.get(name)}
        persons.set_identity(person, identity=Identity.from_json(told), by=by, at=at)
    if shared.get("safe_contact", NOT_SHARED).get("channel") not in {"none", "unknown", None}:
        persons.set_safe_contact(person, kept=contact_in(shared), by=by, at=at)


def contact_in(shared: Mapping[str, Any]) -> KeptContact:
    """How they may be reached: they said that this way is safe. Of a way that was not shared nothing is known."""
    ways = shared.get("ways") or {}
    return KeptContact(
        safe="yes",
        contact=SafeContact.from_json(shared["safe_contact"]),
        postal_address=str(shared.get("postal_address") or ""),
        who_else_sees=str(shared.get("who_else_sees") or ""),
        whose=str(shared.get("whose") or ""),
        ways={channel: SafeWay(**ways[channel]) for channel in CHANNELS if channel in ways},
    )
