"""Who may do what with a referral: the desk sends and withdraws, the receiving organisation answers."""

from collections.abc import Iterable

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import DESK, why_not_count, why_not_pass_on, why_not_use_desk
from handrail.casework.referrals.models import Referral, ReferralStatus
from handrail.casework.referrals.policies import why_not_move, why_not_share
from handrail.foundation.people.models import Organisation, Person, Role

RECEIVING = (Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD)

__all__ = ["DESK", "why_not_count", "why_not_pass_on", "why_not_use_desk"]


def why_not_use_inbox(*, by: Person) -> str | None:
    """Say why this person may not read what was sent to their organisation, if so."""
    if not (by.is_active and by.has(*RECEIVING)):
        return "Only a professional, a support worker or an operations lead can read what is sent to an organisation."
    return None


def works_at_desk(person: Person) -> bool:
    """Whether this person works with every concern of the county."""
    return why_not_use_desk(by=person) is None


def acts_for_organisation(person: Person) -> bool:
    """Whether this person reads and answers what is sent to their organisation."""
    return why_not_use_inbox(by=person) is None


def receives(referral: Referral, *, by: Person) -> bool:
    """Whether this person acts for the organisation it was sent to."""
    return acts_for_organisation(by) and by.organisation_id == referral.to_organisation_id


def why_not_see(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not know of this referral, if so."""
    if works_at_desk(by) or receives(referral, by=by):
        return None
    return "This referral was not sent to your organisation."


def why_not_read(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not read what came with it, if so. Access ends by itself when the referral ends."""
    if works_at_desk(by):
        return None
    if not receives(referral, by=by):
        return "This referral was not sent to your organisation."
    if not referral.live:
        return "This referral has ended. What was shared with it can no longer be read."
    return None


def why_not_answer(referral: Referral, to: ReferralStatus, *, by: Person) -> str | None:
    """Say why this person may not answer for the organisation in this way, if so."""
    if not receives(referral, by=by):
        return f"Only a professional, a support worker or an operations lead of {referral.to_name} can answer."
    return why_not_move(referral, to)


def why_not_accept(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not accept it, if so."""
    return why_not_answer(referral, ReferralStatus.ACCEPTED, by=by)


def why_not_decline(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not decline it, if so."""
    return why_not_answer(referral, ReferralStatus.DECLINED, by=by)


def why_not_return(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not return it for more information, if so."""
    return why_not_answer(referral, ReferralStatus.RETURNED, by=by)


def why_not_mark_done(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not mark it as done, if so."""
    return why_not_answer(referral, ReferralStatus.DONE, by=by)


def why_not_withdraw(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not take it back, if so."""
    return why_not_use_desk(by=by) or why_not_move(referral, ReferralStatus.WITHDRAWN)


def why_not_review(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not mark a refusal as dealt with, if so."""
    if reason := why_not_use_desk(by=by):
        return reason
    if referral.status not in {ReferralStatus.DECLINED, ReferralStatus.RETURNED}:
        return "Only a referral that was declined or returned comes back to the desk."
    if referral.reviewed_at is not None:
        return "The desk has already dealt with this."
    return None


def why_not_send(
    concern: Concern,
    *,
    to: Organisation,
    sections: Iterable[str],
    override: str,
    override_reason: str,
    by: Person,
) -> str | None:
    """Say why this person may not send these sections of the concern to that organisation, if so."""
    if reason := why_not_pass_on(concern, by=by):
        return reason
    if not (to.active and to.can_receive):
        return f"{to.name} does not receive concerns through Handrail."
    if not list(sections):
        return "Choose at least one part of what was told."
    return why_not_share(concern, sections, override=override, override_reason=override_reason)
