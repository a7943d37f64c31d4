"""What a kind of referral is: who may receive it, which way it goes, and what it rests on."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse

from handrail.casework.persons.policies import NEEDS, Begun
from handrail.casework.referrals.models import ON_A_FORM, Kind, Way
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation
from handrail.rules.localities.locality import Answer, CodedWord, NoSuchEntry

# Rooms above say in AppConfig.ready() on which page a referral of a kind is prepared (url name, given person_id).
PREPARED_ON: dict[str, str] = {}
MEGABYTE = 1_048_576  # bytes
OF_A_PERSON = tuple(kind for kind in Kind if kind != Kind.CONCERN)


def page_for(kind: str, person_id: UUID) -> str:
    """The address at which a referral of this kind is prepared; empty while no room has a page for it."""
    if kind in ON_A_FORM:
        return reverse(PREPARED_ON[kind], args=[person_id]) if kind in PREPARED_ON else ""
    return reverse("referrals:draft", args=[person_id, kind]) if kind in OF_A_PERSON else ""


def begun_at(person_id: UUID, kind: str) -> Begun | None:
    """Where a step leads whose referral is prepared in this room; None for those of another."""
    if kind in ON_A_FORM or kind not in OF_A_PERSON:
        return None
    return Begun("Prepare this referral", page_for(kind, person_id))


def kinds_resting_on(purpose: str) -> frozenset[Kind]:
    """The kinds of referral that somebody's yes to this purpose allows."""
    return frozenset(Kind(kind) for kind, purposes in NEEDS.items() if purpose in {str(one) for one in purposes})


def ways_of(kind: str, *, read_there: bool) -> tuple[Way, ...]:
    """The ways in which this kind can go to an organisation; through Handrail only where somebody reads it there."""
    if kind in ON_A_FORM:
        return (Way.FORM,)
    return (Way.MEMBER, Way.TELEPHONE, Way.PDF) if read_there else (Way.TELEPHONE, Way.PDF)


def why_not_fit(size: int, *, on: date) -> str | None:
    """Say why so many bytes of documents do not fit inside one encrypted document, if so."""
    most = current_locality().limit_as_known("enclosed_megabytes", on=on)
    if size <= most * MEGABYTE:
        return None
    return (
        f"The documents are too large together: at most {most} megabytes go inside one encrypted document. "
        "Choose fewer, or send them through Handrail."
    )


def receivers_of(kind: str) -> tuple[CodedWord, ...]:
    """The organisations to which the county refers for this, by code."""
    return tuple(one for one in current_locality().referral_receivers if kind in one.group.split())


def why_not_receive(kind: str, *, to: Organisation) -> str | None:
    """Say why this organisation does not receive this kind, if so."""
    if to.active and to.code in {one.code for one in receivers_of(kind)}:
        return None
    return f"{to.name} does not receive referrals of this kind."


def why_not_reason(reason: str, allowed: Iterable[CodedWord]) -> str | None:
    """Say why this is no reason out of the county's list, if so."""
    return None if reason in {word.code for word in allowed} else "Choose a reason from the list."


def why_not_fill_in(kind: str, *, organisation: Organisation) -> str | None:
    """Say why nobody at this organisation may fill in the Home Office's form for this, if so.

    Only first responders refer to the National Referral Mechanism and notify; that a body has the duty of section
    52 of the Modern Slavery Act 2015 is another matter. What nobody has verified is no.
    """
    if kind not in ON_A_FORM or role_of(organisation) == Answer.YES:
        return None
    return (
        f"{organisation.name} is not a first responder organisation, as far as anybody has verified. "
        "Pass it to one: the police, a council or The Salvation Army."
    )


def role_of(organisation: Organisation) -> Answer:
    """Whether the county's pack says that this organisation is a first responder."""
    try:
        return current_locality().organisation(organisation.code).first_responder
    except NoSuchEntry:
        return Answer.NO
