"""A concern is sent by the desk: sections of what was told are copied, the clock starts, its people are told."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from handrail.casework.desk.actions import note_passed_on
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import account_of
from handrail.casework.referrals.actions.chasing import come_at, start_clock
from handrail.casework.referrals.actions.keeping import lock_words, note, publish_where_it_stands
from handrail.casework.referrals.actions.telling import tell_organisation
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import why_not_send
from handrail.casework.referrals.policies import access_until, acknowledge_by, do_by, next_due, part_of
from handrail.casework.referrals.queries import live_referral
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects


@transaction.atomic
def send(
    concern: Concern,
    *,
    to: Organisation,
    sections: Sequence[str],
    message: str,
    by: Person,
    at: datetime,
    override: str = "",
    override_reason: str = "",
    follows: Referral | None = None,
) -> Referral:
    """Put these sections of a concern into the hands of an organisation, start its clock and tell its people.

    Raises:
        NotAllowed: the person, the organisation, the sections or the concern's state forbid it, or the
            organisation holds this concern already.
    """
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    require(why_not_send(concern, to=to, sections=sections, override=override, override_reason=override_reason, by=by))
    require(why_not_send_twice(concern, to=to))
    referral = new_referral(to=to, sections=sections, priority=concern.priority, by=by)
    referral.concern, referral.follows = concern, follows
    set_out(referral, at=at)
    report = account_of(concern, by=by, at=at, why="referral")
    referral.override = override if override_reason.strip() else ""
    referral.shared = subjects.lock_json(
        part_of(report, sections), subject=concern.subject, place=referral.place("shared")
    )
    lock_words(referral, "message", message)
    lock_words(referral, "override_reason", override_reason)
    referral.save(force_insert=True)
    note_passed_on(concern, by=by, at=at)
    publish_where_it_stands(concern, at=at)
    tell_organisation(to, at=at)
    note(referral, "sent", by=by.ref, at=at, sections=",".join(referral.sections), override=referral.override)
    return referral


def why_not_send_twice(concern: Concern, *, to: Organisation) -> str | None:
    """Say why this organisation cannot be sent this concern now, if so."""
    if live_referral(concern, to=to) is None:
        return None
    return f"{to.name} has this concern already. Withdraw that referral before you send another."


def new_referral(
    *,
    to: Organisation,
    sections: Sequence[str],
    priority: str,
    by: Person,
    kind: str = Kind.CONCERN,
    way: str = Way.MEMBER,
) -> Referral:
    """A draft that is not stored yet, with names stamped as they are now."""
    return Referral(
        kind=kind,
        way=way,
        status=ReferralStatus.DRAFT,
        from_organisation_id=by.organisation_id,
        to_organisation=to,
        from_name=by.organisation.name,
        to_name=to.name,
        to_kind=to.kind,
        priority=priority,
        sections=list(dict.fromkeys(sections)),
        sent_by=by,
    )


def set_out(referral: Referral, *, at: datetime) -> None:
    """Let it be sent at that moment, with its clock set for its kind and priority; the caller saves."""
    kind, priority = referral.kind, referral.priority
    referral.status, referral.sent_at = ReferralStatus.SENT, at
    referral.acknowledge_by = acknowledge_by(priority, at=at, kind=kind)
    referral.do_by = do_by(priority, at=at, kind=kind)
    referral.access_until = access_until(at=at)
    referral.due_at = next_due(referral)
    start_clock(referral, at=at)
    come_at(referral.access_until, referral)
