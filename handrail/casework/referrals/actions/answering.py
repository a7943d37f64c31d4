"""What becomes of a referral: opened by being read, answered, worked on, ended; and reviewed when it came back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.documents.models import Document
from handrail.casework.documents.queries import SentCopy, read_sent
from handrail.casework.referrals.actions.keeping import (
    ANSWERED,
    end,
    held,
    lock_words,
    move,
    note,
    publish_where_it_stands,
)
from handrail.casework.referrals.actions.telling import tell_receiver, tell_sender
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus
from handrail.casework.referrals.permissions import (
    receives,
    why_not_accept,
    why_not_begin,
    why_not_decline,
    why_not_mark_done,
    why_not_read,
    why_not_return,
    why_not_review,
    why_not_see,
    why_not_withdraw,
)
from handrail.casework.referrals.policies import why_not_reason
from handrail.casework.referrals.queries import Contents, contents_of, documents_attached
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@dataclass(frozen=True)
class Opened:
    """A referral and what this person may read of it."""

    referral: Referral
    contents: Contents


@transaction.atomic
def open_referral(referral_id: UUID, *, by: Person, at: datetime) -> Opened:
    """Read a referral. The first reading by the receiving organisation opens it; every reading is written down.

    Raises:
        Referral.DoesNotExist: this person may not know of it.
    """
    referral = held(referral_id, by=by)
    require(why_not_see(referral, by=by))
    if referral.status == ReferralStatus.SENT and receives(referral, by=by):
        referral.opened_at = referral.acknowledged_at = at
        referral.opened_by = by
        move(referral, ReferralStatus.OPENED, "opened_at", "opened_by", "acknowledged_at", at=at)
        note(referral, "opened", by=by.ref, at=at)
    readable = why_not_read(referral, by=by, at=at) is None
    contents = contents_of(referral, by=by, at=at) if readable else Contents()
    note(referral, "read" if readable else "coded_line_read", by=by.ref, at=at)
    return Opened(referral, contents)


@transaction.atomic
def read_attached(referral_id: UUID, document_id: UUID, *, by: Person, at: datetime) -> SentCopy:
    """The clean copy of a document that came with it, for whoever may read it. It is in the trail.

    Raises:
        NotAllowed: this person may not read it, or not any more.
        Referral.DoesNotExist: this person may not know of it.
        Document.DoesNotExist: no such document came with it, or it has been removed.
    """
    referral = held(referral_id, by=by)
    require(why_not_read(referral, by=by, at=at))
    if referral.person is None or document_id not in {one.id for one in documents_attached(referral)}:
        raise Document.DoesNotExist
    note(referral, "document_read", by=by.ref, at=at, document=str(document_id))
    return read_sent(referral.person, document_id, by=by, at=at, why="referral")


@transaction.atomic
def accept(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Take it on for the organisation: the clock for doing it is now what counts."""
    referral = held(referral_id, by=by)
    require(why_not_accept(referral, by=by))
    referral.answered_at, referral.answered_by = at, by
    move(referral, ReferralStatus.ACCEPTED, *ANSWERED, at=at)
    if referral.kind == Kind.CONCERN and referral.concern is not None:
        publish_where_it_stands(referral.concern, at=at)
    note(referral, "accepted", by=by.ref, at=at)
    return referral


@transaction.atomic
def begin(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Say that work on it has begun."""
    referral = held(referral_id, by=by)
    require(why_not_begin(referral, by=by))
    move(referral, ReferralStatus.ACTIVE, at=at)
    note(referral, "begun", by=by.ref, at=at)
    return referral


@transaction.atomic
def decline(referral_id: UUID, *, reason: str, words: str = "", by: Person, at: datetime) -> Referral:
    """Say no, for a reason out of the county's list. It comes back to be reviewed, and access ends."""
    referral = held(referral_id, by=by)
    require(why_not_decline(referral, by=by))
    require(why_not_reason(reason, current_locality().decline_reasons))
    refuse(referral, ReferralStatus.DECLINED, reason=reason, words=words, by=by, at=at)
    return referral


@transaction.atomic
def return_(referral_id: UUID, *, reason: str, words: str = "", by: Person, at: datetime) -> Referral:
    """Give it back because more must be known first. It comes back to whoever sent it, and access ends."""
    referral = held(referral_id, by=by)
    require(why_not_return(referral, by=by))
    require(why_not_reason(reason, current_locality().return_reasons))
    refuse(referral, ReferralStatus.RETURNED, reason=reason, words=words, by=by, at=at)
    return referral


@transaction.atomic
def mark_done(referral_id: UUID, *, words: str = "", by: Person, at: datetime) -> Referral:
    """Say that the organisation has done its part: it is completed. Access ends."""
    referral = held(referral_id, by=by)
    require(why_not_mark_done(referral, by=by))
    lock_words(referral, "words", words)
    end(referral, ReferralStatus.DONE, by=by, at=at)
    note(referral, "done", by=by.ref, at=at)
    return referral


@transaction.atomic
def withdraw(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Take it back from the organisation, at any time before it is completed; of a draft, let it go. Access ends."""
    referral = held(referral_id, by=by)
    require(why_not_withdraw(referral, by=by))
    take_back(referral, by=by, at=at)
    return referral


def take_back(referral: Referral, *, by: Person, at: datetime, **why: str) -> None:
    """End it from the sender's side; whoever had it is told that there is something new."""
    was_sent = referral.sent_at is not None
    end(referral, ReferralStatus.WITHDRAWN, by=by, at=at)
    if was_sent:
        tell_receiver(referral, at=at)
    note(referral, "withdrawn" if was_sent else "draft_discarded", by=by.ref, at=at, **why)


@transaction.atomic
def review(referral_id: UUID, *, by: Person, at: datetime) -> Referral:
    """Say that somebody has dealt with a referral that was declined or returned."""
    referral = held(referral_id, by=by)
    require(why_not_review(referral, by=by))
    mark_reviewed(referral, by=by, at=at)
    return referral


def mark_reviewed(referral: Referral, *, by: Person, at: datetime) -> None:
    """Take it off the list of those that came back."""
    referral.came_back_at, referral.reviewed_at, referral.reviewed_by = None, at, by
    referral.save(update_fields=["came_back_at", "reviewed_at", "reviewed_by"])
    note(referral, "reviewed", by=by.ref, at=at)


def refuse(referral: Referral, to: ReferralStatus, *, reason: str, words: str, by: Person, at: datetime) -> None:
    """End it with a coded reason, and let whoever sent it know that it came back."""
    referral.reason = reason
    lock_words(referral, "words", words)
    if referral.answered_at is None:
        referral.answered_at, referral.answered_by = at, by
    referral.came_back_at = at
    end(referral, to, by=by, at=at)
    tell_sender(referral, at=at)
    note(referral, to.value, by=by.ref, at=at, reason=reason)
