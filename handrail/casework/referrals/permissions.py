"""Who may do what with a referral: one side sends, withdraws and looks after it, the other reads and answers.

A concern is sent by the desk. A referral of a person is sent by whoever keeps that person's record, or by the desk,
and passes the gate of consent in `persons.permissions`, around which there is no way.
"""

from collections.abc import Iterable
from datetime import datetime

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import DESK, why_not_count, why_not_pass_on, why_not_use_desk
from handrail.casework.persons.models import LawfulBasis, PotentialVictim
from handrail.casework.persons.permissions import why_not_refer, why_not_work_on
from handrail.casework.persons.policies import Override
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.policies import (
    OF_A_PERSON,
    access_has_run_out,
    why_not_carry,
    why_not_fill_in,
    why_not_move,
    why_not_share,
)
from handrail.foundation.people.models import Organisation, Person, Role

RECEIVING = (Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD)
CAME_BACK = frozenset({ReferralStatus.DECLINED, ReferralStatus.RETURNED})
ENDED = "This referral has ended. What was shared with it can no longer be read."
RAN_OUT = "The time for which this could be read is over. Ask whoever sent it if you need it again."
NOT_YOURS = "This referral was not sent to your organisation."
NOT_SENDERS = "Only the organisation that sent this referral, or the desk, can do this."
NOTHING_CHOSEN = "Choose at least one part of what was told."

__all__ = ["DESK", "why_not_count", "why_not_pass_on", "why_not_use_desk"]


def why_not_use_inbox(*, by: Person) -> str | None:
    """Say why this person may not read what was sent to their organisation, if so."""
    if not (by.is_active and by.has(*RECEIVING)):
        return "Only a professional, a support worker or an operations lead can read what is sent to an organisation."
    return None


def why_not_use_outbox(*, by: Person) -> str | None:
    """Say why this person may not see what their organisation has sent, if so."""
    return None if works_at_desk(by) else why_not_use_inbox(by=by)


def works_at_desk(person: Person) -> bool:
    """Whether this person works with every concern of the county."""
    return why_not_use_desk(by=person) is None


def acts_for_organisation(person: Person) -> bool:
    """Whether this person reads and answers what is sent to their organisation."""
    return why_not_use_inbox(by=person) is None


def receives(referral: Referral, *, by: Person) -> bool:
    """Whether this person acts for the organisation it was sent to through Handrail."""
    here = referral.way == Way.MEMBER and referral.sent_at is not None
    return here and acts_for_organisation(by) and by.organisation_id == referral.to_organisation_id


def sends(referral: Referral, *, by: Person) -> bool:
    """Whether this person is on the side that sent it: the desk; of a person's also the sender's and the keeper's."""
    if works_at_desk(by):
        return True
    keeper = referral.person.organisation_id if referral.person else None
    ours = referral.kind != Kind.CONCERN and by.organisation_id in {referral.from_organisation_id, keeper}
    return ours and acts_for_organisation(by)


def why_not_see(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not know of this referral, if so."""
    return None if sends(referral, by=by) or receives(referral, by=by) else NOT_YOURS


def why_not_read(referral: Referral, *, by: Person, at: datetime) -> str | None:
    """Say why this person may not read what came with it, if so. Access ends by itself: at its end, or with time."""
    if sends(referral, by=by):
        return None
    if not receives(referral, by=by):
        return NOT_YOURS
    if not referral.live:
        return ENDED
    return RAN_OUT if access_has_run_out(referral, at=at) else None


def why_not_answer(referral: Referral, to: ReferralStatus, *, by: Person) -> str | None:
    """Say why this person may not answer in this way, if so.

    An organisation that was reached in another way than through Handrail cannot press a button here: what it said
    is written down by the side that sent it.
    """
    if referral.way == Way.MEMBER and not receives(referral, by=by):
        return f"Only a professional, a support worker or an operations lead of {referral.to_name} can answer."
    if referral.way != Way.MEMBER and not sends(referral, by=by):
        return NOT_SENDERS
    return why_not_move(referral, to)


def why_not_accept(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not accept it, if so."""
    return why_not_answer(referral, ReferralStatus.ACCEPTED, by=by)


def why_not_begin(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not say that work on it has begun, if so."""
    return why_not_answer(referral, ReferralStatus.ACTIVE, by=by)


def why_not_decline(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not decline it, if so."""
    return why_not_answer(referral, ReferralStatus.DECLINED, by=by)


def why_not_return(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not return it for more information, if so."""
    return why_not_answer(referral, ReferralStatus.RETURNED, by=by)


def why_not_mark_done(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not mark it as completed, if so."""
    return why_not_answer(referral, ReferralStatus.DONE, by=by)


def why_not_look_after(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not do what is the sender's to do, if so."""
    if sends(referral, by=by):
        return None
    return why_not_use_desk(by=by) if referral.kind == Kind.CONCERN else NOT_SENDERS


def why_not_withdraw(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not take it back, if so."""
    return why_not_look_after(referral, by=by) or why_not_move(referral, ReferralStatus.WITHDRAWN)


def why_not_review(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not mark a refusal as dealt with, if so.

    A person who was refused help is the coordinator's to look at; a concern that came back is the desk's.
    """
    if reason := why_not_look_after(referral, by=by):
        return reason
    if referral.status not in CAME_BACK:
        return "Only a referral that was declined or returned comes back."
    if referral.status == ReferralStatus.DECLINED and referral.kind != Kind.CONCERN and not by.has(Role.COORDINATOR):
        return "A coordinator reviews every referral of a person that was declined."
    return "Somebody has already dealt with this." if referral.reviewed_at is not None else None


def why_not_send_on(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not send it to another organisation instead, if so."""
    return why_not_review(referral, by=by)


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
        return NOTHING_CHOSEN
    return why_not_carry(Kind.CONCERN, sections) or why_not_share(
        concern, sections, override=override, override_reason=override_reason
    )


def why_not_draft(person: PotentialVictim, *, kind: str, by: Person) -> str | None:
    """Say why this person may not prepare a referral of this kind, if so. Consent is asked about when it is sent."""
    if kind not in OF_A_PERSON:
        return "There is no such kind of referral."
    return why_not_work_on(person, by=by) or why_not_fill_in(kind, organisation=by.organisation)


def why_not_change(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not change it any more, if so."""
    if reason := why_not_look_after(referral, by=by):
        return reason
    return None if referral.status == ReferralStatus.DRAFT else "This referral has been sent: it stays as it was."


def why_not_leave(referral: Referral, *, by: Person) -> str | None:
    """Say why this draft may not leave as things are, if so: it is none any more, or the gate of consent stops it."""
    if reason := why_not_change(referral, by=by):
        return reason
    return why_not_refer(referral.person, kind=referral.kind, by=by) if referral.person else None


def asks_for_override(referral: Referral, *, by: Person) -> bool:
    """Whether only an authority of its own, which this person may give, would let it go."""
    if referral.person is None or why_not_leave(referral, by=by) is None:
        return False
    authority = Override(LawfulBasis.VITAL_INTERESTS, "asked")
    return why_not_refer(referral.person, kind=referral.kind, override=authority, by=by) is None


def why_not_call(referral: Referral, *, by: Person) -> str | None:
    """Say why this is not told on the telephone, if so."""
    if reason := why_not_change(referral, by=by):
        return reason
    return None if referral.way == Way.TELEPHONE else "This referral does not go by telephone."


def why_not_take_away(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not have the encrypted document made, if so."""
    if reason := why_not_look_after(referral, by=by):
        return reason
    if referral.way != Way.PDF:
        return "This referral does not go as a document."
    return None if referral.live and referral.shared else "There is nothing to hand over any more, or not yet."


def why_not_acknowledge(referral: Referral, *, by: Person) -> str | None:
    """Say why this person may not write down who acknowledged it, if so."""
    if reason := why_not_look_after(referral, by=by):
        return reason
    if referral.way == Way.MEMBER:
        return f"It is acknowledged by itself when somebody at {referral.to_name} reads it."
    return why_not_move(referral, ReferralStatus.OPENED)
