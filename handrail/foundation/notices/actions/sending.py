"""Sending what waits in the outbox. The safe-contact gate is here, where a message leaves: there is no way past it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions.postmen import Letter, NotDelivered, Postman, postman
from handrail.foundation.notices.actions.wording import words_for
from handrail.foundation.notices.models import Notice, NoticeState
from handrail.foundation.notices.policies import Refusal, SafeContact, next_safe_moment, refusal
from handrail.foundation.vault import sealing, subjects

ATTEMPTS_AT_MOST = 8
LONGEST_WAIT = timedelta(hours=6)


@task()
def send_notice(notice_id: str) -> None:
    """Try to send one notice. A worker calls it: like a view, it is an entrance, and reads the clock here."""
    deliver(UUID(notice_id), carrier=postman(), at=timezone.now())


@dataclass(frozen=True)
class Refused:
    """Why a notice does not leave now."""

    state: NoticeState
    reason: str
    until: datetime | None = None


def deliver(notice_id: UUID, *, carrier: Postman, at: datetime) -> None:
    """Send the notice if it waits, is due and may leave; otherwise note why not.

    No transaction is open while the carrier works: a slow mail server must not hold the database.
    """
    letter = _claim(notice_id, at=at)
    if letter is None:
        return
    try:
        carrier.carry(letter)
    except NotDelivered as failed:
        _note_failure(notice_id, failed, at=at)
    else:
        _settle_claimed(notice_id, NoticeState.SENT, reason="", at=at)


def settle(notice: Notice, state: NoticeState, *, reason: str, at: datetime) -> None:
    """Write down how it ended, and forget the address. Inside the caller's transaction."""
    notice.state, notice.reason, notice.settled_at = state, reason, at
    notice.next_attempt_at = notice.safe_contact = notice.private_link = None
    notice.save(update_fields=["state", "reason", "settled_at", "next_attempt_at", "safe_contact", "private_link"])
    record(f"notices.{state.value}", about=str(notice), by="handrail", at=at, reason=reason, kind=notice.kind)


def locked_place(notice_id: UUID) -> str:
    """What binds a locked safe contact to its notice."""
    return f"notices.Notice:{notice_id}:safe_contact"


def wait_after(attempts: int) -> timedelta:
    """How long to wait after that many attempts: 2, 4, 8 … minutes, six hours at most."""
    return min(timedelta(minutes=2**attempts), LONGEST_WAIT)


@transaction.atomic
def _claim(notice_id: UUID, *, at: datetime) -> Letter | None:
    # The next attempt is booked before this one is made: if the process dies in between, nothing is lost.
    notice = Notice.objects.select_for_update().filter(pk=notice_id, state=NoticeState.WAITING).first()
    if notice is None or notice.next_attempt_at is None or notice.next_attempt_at > at:
        return None
    answer = _letter(notice, at=at)
    if isinstance(answer, Refused):
        _refuse(notice, answer, at=at)
        return None
    notice.attempts += 1
    _book(notice, at + wait_after(notice.attempts))
    return answer


def _letter(notice: Notice, *, at: datetime) -> Letter | Refused:
    if notice.subject is None:
        return _staff_letter(notice)
    try:
        kept = subjects.unlock_json(
            bytes(notice.safe_contact or b""), subject=notice.subject, place=locked_place(notice.pk)
        )
    except subjects.Forgotten:
        return Refused(NoticeState.DROPPED, "forgotten")
    return _reporter_letter(notice, SafeContact.from_json(kept), at=at)


def _staff_letter(notice: Notice) -> Letter:
    words = words_for("staff", notice.kind)
    private = notice.private_link
    link = settings.STAFF_ADDRESS if private is None else sealing.open_at_desk(bytes(private)).decode()
    body = words.body.format(link=link)
    return Letter(notice.channel, notice.staff_address, words.subject, body, reference=str(notice.pk))


def _reporter_letter(notice: Notice, safe_contact: SafeContact, *, at: datetime) -> Letter | Refused:
    found = refusal(safe_contact, channel=notice.channel, at=at)
    if found is None:
        words = words_for("reporter", notice.kind)
        return Letter(notice.channel, safe_contact.address, words.subject, words.body, reference=str(notice.pk))
    until = next_safe_moment(safe_contact, at=at) if found is Refusal.OUTSIDE_HOURS else None
    return Refused(NoticeState.BLOCKED, found.value, until=until)


def _refuse(notice: Notice, refused: Refused, *, at: datetime) -> None:
    if refused.until is None:
        settle(notice, refused.state, reason=refused.reason, at=at)
        return
    _book(notice, refused.until)
    record("notices.deferred", about=str(notice), by="handrail", at=at, reason=refused.reason, kind=notice.kind)


def _book(notice: Notice, next_attempt_at: datetime) -> None:
    notice.next_attempt_at = next_attempt_at
    notice.save(update_fields=["attempts", "next_attempt_at"])
    send_notice.using(run_after=next_attempt_at).enqueue(str(notice.pk))


def _note_failure(notice_id: UUID, failed: NotDelivered, *, at: datetime) -> None:
    spent = Notice.objects.filter(pk=notice_id, attempts__gte=ATTEMPTS_AT_MOST).exists()
    if failed.for_good or spent:
        _settle_claimed(notice_id, NoticeState.FAILED, reason=failed.code, at=at)
    else:
        Notice.objects.filter(pk=notice_id, state=NoticeState.WAITING).update(reason=failed.code)


@transaction.atomic
def _settle_claimed(notice_id: UUID, state: NoticeState, *, reason: str, at: datetime) -> None:
    notice = Notice.objects.select_for_update().filter(pk=notice_id, state=NoticeState.WAITING).first()
    if notice is not None:
        settle(notice, state, reason=reason, at=at)
