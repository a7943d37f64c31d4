"""Putting a notice into the outbox, and taking it out again while it still waits."""

from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid4

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions.sending import locked_place, send_notice, settle
from handrail.foundation.notices.models import Channel, Notice, NoticeState
from handrail.foundation.notices.policies import Refusal, SafeContact, refusal
from handrail.foundation.vault import sealing, subjects


class Reachable(Protocol):
    """Somebody who works here."""

    @property
    def email(self) -> str:
        """Their work address."""


@transaction.atomic
def tell_staff(person: Reachable, *, kind: str, at: datetime, link: str = "") -> None:
    """Send a contentless e-mail to somebody who works here; `link` is a private one, kept sealed until it leaves.

    Several things that are new at once make one message.
    """
    waiting = Notice.objects.filter(staff_address=person.email, kind=kind, state=NoticeState.WAITING, attempts=0)
    if not link and waiting.exists():
        return
    notice = Notice.objects.create(
        kind=kind,
        channel=Channel.EMAIL,
        staff_address=person.email,
        private_link=sealing.seal_for_desk(link.encode()) if link else None,
        made_at=at,
        next_attempt_at=at,
    )
    _hand_over(notice)


@transaction.atomic
def tell_reporter(*, subject: UUID, safe_contact: SafeContact | None, kind: str, at: datetime) -> None:
    """Tell somebody who told us something that there is news, if and only if they said how that is safe.

    Blocked at once when it never could be; outside their hours it waits. The gate is asked again when it leaves.
    """
    channel = safe_contact.channel if safe_contact else ""
    found = refusal(safe_contact, channel=channel if channel in Channel.values else Channel.EMAIL, at=at)
    if safe_contact is None or found not in {None, Refusal.OUTSIDE_HOURS}:
        record("notices.blocked", about=f"subject:{subject}", by="handrail", at=at, reason=str(found), kind=kind)
        return
    if Notice.objects.filter(subject=subject, kind=kind, state=NoticeState.WAITING, attempts=0).exists():
        return
    _hand_over(_locked_notice(subject=subject, safe_contact=safe_contact, kind=kind, at=at))


@transaction.atomic
def change_safe_contact(*, subject: UUID, safe_contact: SafeContact | None, at: datetime) -> None:
    """Take what somebody says now about how to reach them into every notice of theirs that has not left."""
    for notice in Notice.objects.select_for_update().filter(subject=subject, state=NoticeState.WAITING):
        if safe_contact is None or safe_contact.channel != notice.channel:
            settle(notice, NoticeState.DROPPED, reason="safe_contact_changed", at=at)
            continue
        notice.safe_contact = _lock(safe_contact, subject=subject, notice_id=notice.pk)
        notice.save(update_fields=["safe_contact"])


@transaction.atomic
def drop_waiting_for(person: Reachable, *, at: datetime) -> None:
    """Send nothing more to somebody who no longer works here."""
    for notice in Notice.objects.select_for_update().filter(staff_address=person.email, state=NoticeState.WAITING):
        settle(notice, NoticeState.DROPPED, reason="left", at=at)


def _locked_notice(*, subject: UUID, safe_contact: SafeContact, kind: str, at: datetime) -> Notice:
    notice_id = uuid4()
    return Notice.objects.create(
        id=notice_id,
        kind=kind,
        channel=safe_contact.channel,
        subject=subject,
        safe_contact=_lock(safe_contact, subject=subject, notice_id=notice_id),
        made_at=at,
        next_attempt_at=at,
    )


def _lock(safe_contact: SafeContact, *, subject: UUID, notice_id: UUID) -> bytes:
    return subjects.lock_json(safe_contact.to_json(), subject=subject, place=locked_place(notice_id))


def _hand_over(notice: Notice) -> None:
    # The queue is a table of this database: the task is there for a worker exactly when the notice is, and a
    # crash between the two cannot happen. An on_commit hook would leave that gap.
    send_notice.enqueue(str(notice.pk))
