"""A draft leaves: through Handrail, as an encrypted document, or read out on the telephone. Each passes the gate."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.persons.actions import pass_the_gate
from handrail.casework.persons.permissions import why_not_refer
from handrail.casework.persons.policies import Override
from handrail.casework.referrals.actions.drafting import why_not_as_seen, why_not_go
from handrail.casework.referrals.actions.keeping import held, lock_words, move, note
from handrail.casework.referrals.actions.sending import set_out
from handrail.casework.referrals.actions.telling import tell_receiver
from handrail.casework.referrals.models import Referral, ReferralStatus, Way
from handrail.casework.referrals.permissions import why_not_acknowledge, why_not_change
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects

NOT_YET = "That time has not come yet."
TOO_EARLY = "That was before this referral was prepared or sent as it stands."
WHO_ANSWERED = "Say who answered: a name or, if they gave none, what they do there."


@dataclass(frozen=True, kw_only=True, repr=False)
class Acknowledgement:
    """Who at the other end has it: a name, what they do there, the reference they gave, and when."""

    name: str = ""
    role: str = ""
    reference: str = ""
    at: datetime


@transaction.atomic
def send_draft(referral_id: UUID, *, override: Override | None = None, by: Person, at: datetime) -> Referral:
    """Send what was prepared and looked at, through Handrail or as a document, and start its clock.

    Raises:
        NotAllowed: it is no draft, the gate of consent stops it, the record has changed since it was prepared, or the
            organisation can no longer be reached this way.
    """
    referral = held(referral_id, by=by)
    require("Say who answered the telephone: then it is sent." if referral.way == Way.TELEPHONE else None)
    leave(referral, override=override, by=by, at=at, sent_at=at)
    referral.save()
    note(referral, "sent", by=by.ref, at=at, **how(referral), told=tell_receiver(referral, at=at))
    return referral


@transaction.atomic
def record_call(
    referral_id: UUID, *, acknowledgement: Acknowledgement, override: Override | None = None, by: Person, at: datetime
) -> Referral:
    """Write down that a draft was told on the telephone: who answered, when, and the reference they gave.

    Raises:
        NotAllowed: as for `send_draft`, or nobody is named, or the time is still to come.
    """
    referral = held(referral_id, by=by)
    require(None if referral.way == Way.TELEPHONE else "This referral does not go by telephone.")
    require(why_not_take_word(acknowledgement, after=referral.drafted_at, at=at))
    leave(referral, override=override, by=by, at=at, sent_at=acknowledgement.at)
    referral.save()
    note(referral, "sent", by=by.ref, at=at, **how(referral))
    acknowledged(referral, acknowledgement, by=by, at=at)
    return referral


@transaction.atomic
def record_acknowledgement(
    referral_id: UUID, *, acknowledgement: Acknowledgement, by: Person, at: datetime
) -> Referral:
    """Write down who at the other end has it, for what did not go through Handrail.

    Raises:
        NotAllowed: this person may not, it has been acknowledged, nobody is named, or the time is still to come.
    """
    referral = held(referral_id, by=by)
    require(why_not_acknowledge(referral, by=by))
    require(why_not_take_word(acknowledgement, after=referral.sent_at, at=at))
    acknowledged(referral, acknowledgement, by=by, at=at)
    return referral


def leave(referral: Referral, *, override: Override | None, by: Person, at: datetime, sent_at: datetime) -> None:
    """Pass the gate, and set out; the caller saves."""
    require(why_not_change(referral, by=by))
    require(why_not_go(referral.kind, to=referral.to_organisation, way=referral.way, sections=referral.sections))
    pass_gate(referral, override=override, by=by, at=at)
    require(why_not_as_seen(referral, by=by, at=at))
    referral.sent_by = by
    set_out(referral, at=sent_at)


def pass_gate(referral: Referral, *, override: Override | None, by: Person, at: datetime) -> None:
    """Pass the gate of consent; what went past a missing yes says on what authority and why."""
    assert referral.person is not None  # noqa: S101 — a draft is about a person
    stopped = why_not_refer(referral.person, kind=referral.kind, by=by)
    pass_the_gate(referral.person, kind=referral.kind, override=override, by=by, at=at)
    if override is not None and stopped is not None:
        referral.lawful_basis = override.lawful_basis
        lock_words(referral, "override_reason", override.reason)


def acknowledged(referral: Referral, told: Acknowledgement, *, by: Person, at: datetime) -> None:
    """Keep who has it, locked, and that it is open there."""
    kept = {"name": told.name.strip(), "role": told.role.strip(), "reference": told.reference.strip()}
    if not referral.erased:
        referral.acknowledgement = subjects.lock_json(
            kept, subject=referral.subject, place=referral.place("acknowledgement")
        )
    referral.acknowledged_at = referral.opened_at = told.at
    move(referral, ReferralStatus.OPENED, "acknowledgement", "acknowledged_at", "opened_at", at=at)
    note(referral, "acknowledged", by=by.ref, at=at)


def why_not_take_word(told: Acknowledgement, *, after: datetime | None, at: datetime) -> str | None:
    """Say why this cannot be kept as an acknowledgement, if so. Times are told to the minute."""
    if not (told.name.strip() or told.role.strip()):
        return WHO_ANSWERED
    if after is not None and told.at < after.replace(second=0, microsecond=0):
        return TOO_EARLY
    return NOT_YET if told.at > at else None


def how(referral: Referral) -> dict[str, str]:
    """What the trail says of a sending: the way, the sections, and on what authority without a yes."""
    return {"way": referral.way, "sections": ",".join(referral.sections), "lawful_basis": referral.lawful_basis}
