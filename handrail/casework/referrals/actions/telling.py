"""Lets people know that there is something new, without a word of what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from handrail.casework.referrals.models import Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import acts_for_organisation, sends
from handrail.casework.referrals.queries import channel_of
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.queries import people_of, with_role

NEW, BY_DOCUMENT = "something_new", "referral_by_document"


@dataclass(frozen=True)
class Mailbox:
    """The published work address of an organisation."""

    email: str


def tell_all(people: Iterable[Person], *, at: datetime) -> None:
    """Put a notice that says nothing of what it is about into the outbox for each of them."""
    for person in people:
        tell_staff(person, kind=NEW, at=at)


def tell_organisation(organisation: Organisation, *, at: datetime) -> None:
    """Tell everybody who may answer for the organisation."""
    tell_all((person for person in people_of(organisation) if acts_for_organisation(person)), at=at)


def tell_receiver(referral: Referral, *, at: datetime) -> str:
    """Tell whoever receives it; gives how as a code. Where nobody there signs in, its published address if it has one.

    Nobody is told of what was typed into the Home Office's form or said on the telephone: they know.
    """
    if referral.way == Way.MEMBER:
        tell_organisation(referral.to_organisation, at=at)
        return "people"
    channel = channel_of(referral.to_organisation)
    if referral.way == Way.PDF and channel is not None and channel.email:
        tell_staff(Mailbox(channel.email), kind=BY_DOCUMENT, at=at)
        return "address"
    return "nobody"


def tell_sender(referral: Referral, *, at: datetime) -> None:
    """Tell whoever sent it; the coordinators, if that person no longer looks after it, and of every refusal too."""
    still_theirs = sends(referral, by=referral.sent_by)
    tell_all([referral.sent_by] if still_theirs else with_role(Role.COORDINATOR), at=at)
    if still_theirs and referral.status == ReferralStatus.DECLINED and referral.kind != Kind.CONCERN:
        tell_all(with_role(Role.COORDINATOR), at=at)
