"""What came back goes to another organisation with one act; what rested on a yes ends when that yes does."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Override
from handrail.casework.referrals.actions.answering import mark_reviewed, take_back
from handrail.casework.referrals.actions.drafting import draft
from handrail.casework.referrals.actions.handing_over import send_draft
from handrail.casework.referrals.actions.keeping import held, note
from handrail.casework.referrals.actions.sending import send
from handrail.casework.referrals.models import LIVE, Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import why_not_send_on
from handrail.casework.referrals.policies import kinds_resting_on
from handrail.casework.referrals.queries import documents_to_offer, read_there, unlocked
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require

CONSENT_WITHDRAWN = "consent_withdrawn"


@transaction.atomic
def send_on(referral_id: UUID, *, to: Organisation, by: Person, at: datetime) -> Referral:
    """Send what came back to another organisation: the same sections, as they are now, and the same message.

    Where nobody there signs in, it is prepared and waits to be told on the telephone, or, with documents, to be handed
    over as an encrypted document. The one that came back counts
    as reviewed.

    Raises:
        NotAllowed: it did not come back, is reviewed already, or cannot be sent there as it stands.
    """
    old = held(referral_id, by=by)
    require(why_not_send_on(old, by=by))
    require(None if to != old.to_organisation else f"{to.name} has just given it back.")
    new = send_concern_on(old, to=to, by=by, at=at) if old.person is None else refer_on(old, to=to, by=by, at=at)
    mark_reviewed(old, by=by, at=at)
    note(old, "sent_on", by=by.ref, at=at, new=str(new.pk))
    return new


def send_concern_on(old: Referral, *, to: Organisation, by: Person, at: datetime) -> Referral:
    """The same of a concern, under the same exception if one was used."""
    assert old.concern is not None  # noqa: S101 — the database keeps it so
    return send(
        old.concern,
        to=to,
        sections=old.sections,
        message=unlocked(old, "message"),
        override=old.override,
        override_reason=unlocked(old, "override_reason"),
        follows=old,
        by=by,
        at=at,
    )


def refer_on(old: Referral, *, to: Organisation, by: Person, at: datetime) -> Referral:
    """The same of a person, through the gate again; what went without a yes goes on the same authority.

    Its documents go on with it: those that are still there. None can be read out, so that with documents it is
    prepared as an encrypted document where nobody signs in.
    """
    assert old.person is not None  # noqa: S101 — the caller looked
    signs_in, carried = read_there(to), documents_to_carry(old, by=by)
    way = Way.MEMBER if signs_in else Way.PDF if carried else Way.TELEPHONE
    new = draft(
        old.person,
        kind=old.kind,
        to=to,
        way=way,
        sections=old.sections,
        message=unlocked(old, "message"),
        documents=carried,
        follows=old,
        by=by,
        at=at,
    )
    if old.documents:
        note(new, "documents_carried", by=by.ref, at=at, of=str(old.pk), documents=",".join(carried))
    authority = Override(old.lawful_basis, unlocked(old, "override_reason")) if old.lawful_basis else None
    return send_draft(new.pk, override=authority, by=by, at=at) if signs_in else new


def documents_to_carry(old: Referral, *, by: Person) -> list[str]:
    """Of the documents that went with it, those that may still go out: not removed, and with a clean copy."""
    if not old.documents or old.person is None:
        return []
    shared = {str(one.id) for one in documents_to_offer(old.person, kind=old.kind, by=by)}
    return [one for one in old.documents if one in shared]


@transaction.atomic
def end_what_rested_on(person: PotentialVictim, *, purpose: str, by: Person, at: datetime) -> None:
    """Take back every draft and live referral that rested on somebody's yes to this purpose, for it is no longer one.

    What went without a yes, on an authority of its own, did not rest on it and stays.
    """
    for referral in resting_on(person, purpose):
        referral.reason = CONSENT_WITHDRAWN
        take_back(referral, by=by, at=at, reason=CONSENT_WITHDRAWN)


def resting_on(person: PotentialVictim, purpose: str) -> Iterable[Referral]:
    """Those referrals, held until the transaction ends; the person is held by whoever calls."""
    begun = Referral.objects.filter(
        person=person,
        kind__in=kinds_resting_on(purpose),
        status__in=(ReferralStatus.DRAFT, *LIVE),
        lawful_basis="",
    )
    related = begun.select_related("concern", "person", "to_organisation", "sent_by")
    return list(related.select_for_update(of=("self",)).order_by("pk"))
