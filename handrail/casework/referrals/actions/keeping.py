"""What every change of a referral begins and ends with: hold it, move it, lock its words, write it down."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from handrail.casework.desk.actions import note_referrals_ended
from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.actions.chasing import start_clock, stop_clock
from handrail.casework.referrals.models import LIVE, Kind, Referral, ReferralStatus
from handrail.casework.referrals.policies import next_due
from handrail.casework.referrals.queries import visible_to
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import publish_standing
from handrail.public.concerns.models import Wording

WITH_MATTER = ("concern", "person", "to_organisation", "from_organisation", "sent_by")
ANSWERED = ("answered_at", "answered_by")
ENDING = ("reason", "words", "shared", "came_back_at", "ended_at", "ended_by", *ANSWERED)
CLOCK = ("due_at", "remind_at", "chase_at")


def held(referral_id: UUID, *, by: Person) -> Referral:
    """The referral, held against anybody else's change. Raises Referral.DoesNotExist when it is not theirs to see."""
    # Whom or what it is about is held first, always: sending does so too, and two orders could wait for each other.
    hold_matter(visible_to(by).get(pk=referral_id))
    return visible_to(by).select_related(*WITH_MATTER).select_for_update(of=("self",)).get(pk=referral_id)


def hold_matter(referral: Referral) -> None:
    """Hold the person it is about, or the concern, until the transaction ends."""
    held: QuerySet[PotentialVictim] | QuerySet[Concern]
    held = PotentialVictim.objects.all() if referral.person_id else Concern.objects.all()
    held.select_for_update(of=("self",)).get(pk=referral.matter.pk)


def move(referral: Referral, to: ReferralStatus, *changed: str, at: datetime) -> None:
    """Store the new status and what is due next; the clock runs anew where that has changed."""
    referral.status = to
    due = next_due(referral)
    if due != referral.due_at:
        referral.due_at = due
        start_clock(referral, at=at)
    referral.save(update_fields=["status", *CLOCK, *changed])


def end(referral: Referral, to: ReferralStatus, *, by: Person, at: datetime) -> None:
    """End it: what was shared is emptied, so that there is nothing left to read, and the desk's concern follows."""
    referral.ended_at, referral.ended_by, referral.shared = at, by, b""
    referral.status, referral.due_at = to, None
    stop_clock(referral)
    referral.save(update_fields=["status", *CLOCK, *ENDING])
    if referral.kind == Kind.CONCERN and referral.concern is not None:
        give_back(referral.concern, by=by, at=at)


def give_back(concern: Concern, *, by: Person, at: datetime) -> None:
    """Let the concern be the desk's again once nobody holds it, and its reporter read where it stands."""
    if not sent_of(concern).filter(status__in=LIVE).exists():
        note_referrals_ended(concern, by=by, at=at)
    publish_where_it_stands(concern, at=at)


def sent_of(concern: Concern) -> QuerySet[Referral]:
    """The referrals of this concern itself, not of the persons in it."""
    return Referral.objects.filter(concern=concern, kind=Kind.CONCERN)


def lock_words(referral: Referral, field: str, words: str) -> None:
    """Lock words under the key of whom it is about, in their own place; nothing of nothing, or of the erased."""
    if words.strip() and not referral.erased:
        locked = subjects.lock(words.strip().encode(), subject=referral.subject, place=referral.place(field))
        setattr(referral, field, locked)


def publish_where_it_stands(concern: Concern, *, at: datetime) -> None:
    """Let the reporter read how far it came, counting every organisation that has it or has done its part."""
    if concern.erased_at is None:
        publish_standing(concern.receipt_digest, standing_of(concern), at=at)


def standing_of(concern: Concern) -> str:
    """Acknowledged once anybody took it on; passed on while somebody has it; else read, for it is the desk's again."""
    statuses = set(sent_of(concern).values_list("status", flat=True))
    if statuses & {ReferralStatus.ACCEPTED, ReferralStatus.ACTIVE, ReferralStatus.DONE}:
        return Wording.ACKNOWLEDGED.value
    return Wording.PASSED_ON.value if statuses & set(LIVE) else Wording.READ.value


def note(referral: Referral, act: str, *, by: str, at: datetime, **detail: str) -> None:
    """Write an act on a referral into the trail: codes and references, nothing of what it says."""
    record(
        f"referrals.{act}",
        about=referral.about,
        by=by,
        at=at,
        referral=str(referral.pk),
        organisation=referral.to_organisation.code,
        kind=referral.kind,
        **detail,
    )
