"""Every change to a referral: sent by the desk, opened by being read, answered by the organisation, ended by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.desk.actions import note_passed_on, note_referrals_ended
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import account_of
from handrail.casework.referrals.models import LIVE, Referral, ReferralStatus
from handrail.casework.referrals.permissions import (
    acts_for_organisation,
    receives,
    why_not_accept,
    why_not_decline,
    why_not_mark_done,
    why_not_read,
    why_not_return,
    why_not_review,
    why_not_see,
    why_not_send,
    why_not_withdraw,
    works_at_desk,
)
from handrail.casework.referrals.policies import acknowledge_by, do_by, next_due, part_of, why_not_reason
from handrail.casework.referrals.queries import Contents, contents_of, live_referral, visible_to
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.queries import people_of, with_role
from handrail.foundation.permission import require
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import publish_standing
from handrail.public.concerns.models import Wording


@dataclass(frozen=True)
class Opened:
    """A referral and what this person may read of it."""

    referral: Referral
    contents: Contents


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
) -> Referral:
    """Put these sections of a concern into the hands of an organisation, start its clock and tell its people.

    Raises:
        NotAllowed: the person, the organisation, the sections or the concern's state forbid it, or the
            organisation holds this concern already.
    """
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    require(why_not_send(concern, to=to, sections=sections, override=override, override_reason=override_reason, by=by))
    require(why_not_send_twice(concern, to=to))
    referral = new_referral(concern, to=to, sections=sections, by=by, at=at)
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
    note(referral, "sent", by=by, at=at, sections=",".join(referral.sections), override=referral.override)
    return referral


def why_not_send_twice(concern: Concern, *, to: Organisation) -> str | None:
    """Say why this organisation cannot be sent this concern now, if so."""
    if live_referral(concern, to=to) is None:
        return None
    return f"{to.name} has this concern already. Withdraw that referral before you send another."


def new_referral(concern: Concern, *, to: Organisation, sections: Sequence[str], by: Person, at: datetime) -> Referral:
    """A referral not stored yet, with names stamped as they are now and its clock set."""
    referral = Referral(
        concern=concern,
        from_organisation_id=by.organisation_id,
        to_organisation=to,
        from_name=by.organisation.name,
        to_name=to.name,
        to_kind=to.kind,
        priority=concern.priority,
        sections=list(dict.fromkeys(sections)),
        sent_at=at,
        sent_by=by,
        acknowledge_by=acknowledge_by(concern.priority, at=at),
        do_by=do_by(concern.priority, at=at),
    )
    referral.due_at = next_due(referral)
    return referral


@transaction.atomic
def open_referral(referral_id: UUID, *, by: Person, at: datetime) -> Opened:
    """Read a referral. The first reading by the receiving organisation opens it; every reading is written down.

    Raises:
        Referral.DoesNotExist: this person may not know of it.
    """
    referral = held(referral_id, by=by)
    require(why_not_see(referral, by=by))
    if referral.status == ReferralStatus.SENT and receives(referral, by=by):
        referral.opened_at, referral.opened_by = at, by
        move(referral, ReferralStatus.OPENED, "opened_at", "opened_by")
        note(referral, "opened", by=by, at=at)
    readable = why_not_read(referral, by=by) is None
    contents = contents_of(referral, by=by) if readable else Contents()
    note(referral, "read" if readable else "coded_line_read", by=by, at=at)
    return Opened(referral, contents)


@transaction.atomic
def accept(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Take the concern on for the organisation: the clock for doing it is now what counts."""
    referral = held(referral_id, by=by)
    require(why_not_accept(referral, by=by))
    referral.answered_at, referral.answered_by = at, by
    move(referral, ReferralStatus.ACCEPTED, "answered_at", "answered_by")
    publish_where_it_stands(referral.concern, at=at)
    note(referral, "accepted", by=by, at=at)
    return referral


@transaction.atomic
def decline(referral_id: UUID, *, reason: str, words: str = "", by: Person, at: datetime) -> Referral:
    """Say no, for a reason out of the county's list. It comes back to the desk, and access ends."""
    referral = held(referral_id, by=by)
    require(why_not_decline(referral, by=by))
    require(why_not_reason(reason, current_locality().decline_reasons))
    refuse(referral, ReferralStatus.DECLINED, reason=reason, words=words, by=by, at=at)
    return referral


@transaction.atomic
def return_(referral_id: UUID, *, reason: str, words: str = "", by: Person, at: datetime) -> Referral:
    """Give it back because more must be known first. It comes back to the desk, and access ends."""
    referral = held(referral_id, by=by)
    require(why_not_return(referral, by=by))
    require(why_not_reason(reason, current_locality().return_reasons))
    refuse(referral, ReferralStatus.RETURNED, reason=reason, words=words, by=by, at=at)
    return referral


@transaction.atomic
def mark_done(referral_id: UUID, *, words: str = "", by: Person, at: datetime) -> Referral:
    """Say that the organisation has done its part. Access ends."""
    referral = held(referral_id, by=by)
    require(why_not_mark_done(referral, by=by))
    lock_words(referral, "words", words)
    end(referral, ReferralStatus.DONE, by=by, at=at)
    note(referral, "done", by=by, at=at)
    return referral


@transaction.atomic
def withdraw(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Take it back from the organisation, at any time before it is done. Access ends."""
    referral = held(referral_id, by=by)
    require(why_not_withdraw(referral, by=by))
    end(referral, ReferralStatus.WITHDRAWN, by=by, at=at)
    tell_organisation(referral.to_organisation, at=at)
    note(referral, "withdrawn", by=by, at=at)
    return referral


@transaction.atomic
def review(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Say that the desk has dealt with a referral that was declined or returned."""
    referral = held(referral_id, by=by)
    require(why_not_review(referral, by=by))
    referral.came_back_at, referral.reviewed_at, referral.reviewed_by = None, at, by
    referral.save(update_fields=["came_back_at", "reviewed_at", "reviewed_by"])
    note(referral, "reviewed", by=by, at=at)
    return referral


def held(referral_id: UUID, *, by: Person) -> Referral:
    """The referral, held against anybody else's change. Raises Referral.DoesNotExist when it is not theirs to see."""
    # The concern too, and always with it: sending holds the concern first, and two orders could wait for each other.
    whole = visible_to(by).select_related("concern", "to_organisation", "sent_by")
    visible = whole.select_for_update(of=("self", "concern"))
    return visible.get(pk=referral_id)


def move(referral: Referral, to: ReferralStatus, *changed: str) -> None:
    """Store the new status, and what is due next."""
    referral.status = to
    referral.due_at = next_due(referral)
    referral.save(update_fields=["status", "due_at", *changed])


def refuse(referral: Referral, to: ReferralStatus, *, reason: str, words: str, by: Person, at: datetime) -> None:
    """End it with a coded reason, and let whoever sent it know that it came back."""
    referral.reason = reason
    lock_words(referral, "words", words)
    if referral.answered_at is None:
        referral.answered_at, referral.answered_by = at, by
    referral.came_back_at = at
    end(referral, to, by=by, at=at)
    tell_sender(referral, at=at)
    note(referral, to.value, by=by, at=at, reason=reason)


def end(referral: Referral, to: ReferralStatus, *, by: Person, at: datetime) -> None:
    """End it: what was shared is emptied, so that there is nothing left to read, and the desk's concern follows."""
    referral.ended_at, referral.ended_by, referral.shared = at, by, b""
    move(
        referral, to, "reason", "words", "shared", "answered_at", "answered_by", "came_back_at", "ended_at", "ended_by"
    )
    if not Referral.objects.filter(concern=referral.concern, status__in=LIVE).exists():
        note_referrals_ended(referral.concern, by=by, at=at)
    publish_where_it_stands(referral.concern, at=at)


@transaction.atomic
@transaction.atomic
def erase_subject(subject: UUID, *, by: str, at: datetime) -> dict[str, int]:
    """Empty what was locked with the referrals of the concern that this subject is; say how many were emptied.

    The codes that figures are counted from stay, and so do the referrals' states.
    """
    referrals = list(Referral.objects.filter(concern__subject=subject).select_related("concern", "to_organisation"))
    Referral.objects.filter(pk__in=[one.pk for one in referrals]).update(
        shared=b"", message=b"", override_reason=b"", words=b""
    )
    for referral in referrals:
        record("referrals.erased", about=referral.concern.about, by=by, at=at, referral=str(referral.pk))
    return {"referrals": len(referrals)} if referrals else {}


def lock_words(referral: Referral, field: str, words: str) -> None:
    """Lock words under the concern's subject, in their own place. Nothing is kept of nothing, or of the erased."""
    if words.strip() and referral.concern.erased_at is None:
        locked = subjects.lock(words.strip().encode(), subject=referral.concern.subject, place=referral.place(field))
        setattr(referral, field, locked)


def publish_where_it_stands(concern: Concern, *, at: datetime) -> None:
    """Let the reporter read how far it came, counting every organisation that has it or has done its part."""
    if concern.erased_at is None:
        publish_standing(concern.receipt_digest, standing_of(concern), at=at)


def standing_of(concern: Concern) -> str:
    """Acknowledged once anybody took it on; passed on while somebody has it; else read, for it is the desk's again."""
    statuses = set(Referral.objects.filter(concern=concern).values_list("status", flat=True))
    if statuses & {ReferralStatus.ACCEPTED, ReferralStatus.DONE}:
        return Wording.ACKNOWLEDGED.value
    return Wording.PASSED_ON.value if statuses & set(LIVE) else Wording.READ.value


def tell_organisation(organisation: Organisation, *, at: datetime) -> None:
    """Put a notice that says nothing of what it is about into the outbox for everybody who may answer."""
    for person in people_of(organisation):
        if acts_for_organisation(person):
            tell_staff(person, kind="something_new", at=at)


def tell_sender(referral: Referral, *, at: datetime) -> None:
    """Let whoever sent it know that it came back; the coordinators, if that person no longer works at the desk."""
    sender = referral.sent_by
    for person in [sender] if works_at_desk(sender) else with_role(Role.COORDINATOR):
        tell_staff(person, kind="something_new", at=at)


def note(referral: Referral, act: str, *, by: Person, at: datetime, **detail: str) -> None:
    """Write an act on a referral into the trail: codes and references, nothing of what it says."""
    organisation = referral.to_organisation.code
    record(
        f"referrals.{act}",
        about=referral.concern.about,
        by=by.ref,
        at=at,
        referral=str(referral.pk),
        organisation=organisation,
        **detail,
    )
