"""Takes requests in: each is opened and handed to the room that answers it. The public door cannot run this."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.vault import receipts, sealing
from handrail.partnership.published.models import RequestKind, RequestStanding, SealedRequest, StandingWord

log = logging.getLogger(__name__)
TAKEN_IN_BY = "handrail"


@dataclass(frozen=True, repr=False)
class Request:
    """A request, opened: what was asked, under which receipt's digest, and where an answer is sealed to."""

    id: UUID
    kind: RequestKind
    asked: dict[str, Any]
    receipt_digest: str
    reply_key: bytes
    arrived_at: datetime


class CannotTakeIn(Exception):
    """The request makes no sense to the room that it is for; `code` says why, for the trail."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Taker = Callable[[Request, datetime], None]
# Which room answers what; rooms above write themselves in, in AppConfig.ready().
TAKERS: dict[RequestKind, Taker] = {}


def take_in_requests(*, at: datetime) -> int:
    """Hand every request that waits to its room, each in a transaction of its own, and say how many were taken in.

    Safe in several processes at once: a row is held while it is handed over.
    """
    waiting = SealedRequest.objects.filter(taken_in=False, refused="").order_by("arrived_at", "id")
    return sum(_take_in(pk, at=at) for pk in list(waiting.values_list("pk", flat=True)))


def _take_in(pk: UUID, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            row = SealedRequest.objects.select_for_update().get(pk=pk)
            if row.taken_in or row.refused:
                return False
            _hand_over(row, at=at)
    except (CannotTakeIn, sealing.CannotOpen) as fault:
        _refuse(pk, getattr(fault, "code", "cannot_open"), at=at)
        return False
    return True


def _hand_over(row: SealedRequest, *, at: datetime) -> None:
    if row.kind not in TAKERS:
        raise CannotTakeIn("nobody_answers")
    asked = json.loads(sealing.open_at_desk(bytes(row.sealed)))
    kind = RequestKind(row.kind)
    TAKERS[kind](Request(row.pk, kind, asked, row.receipt_digest, bytes(row.reply_key), row.arrived_at), at)
    row.taken_in, row.sealed = True, b""
    row.save(update_fields=["taken_in", "sealed"])
    record("published.taken_in", about=str(row), by=TAKEN_IN_BY, at=at, kind=str(row.kind))


@transaction.atomic
def _refuse(pk: UUID, code: str, *, at: datetime) -> None:
    SealedRequest.objects.filter(pk=pk, taken_in=False).update(refused=code)
    log.error("A request could not be taken in: %s", code)
    record("published.refused", about=f"request:{pk}", by=TAKEN_IN_BY, at=at, reason=code)


def answer(
    *,
    receipt_digest: str,
    reply_key: bytes,
    kind: RequestKind,
    word: StandingWord,
    says: str = "",
    enclosed: Mapping[str, str] | None = None,
    about: UUID | None = None,
    at: datetime,
) -> None:
    """Publish to whoever holds the receipt how far it has come. Only the receipt opens `says` and `enclosed`."""
    sealed = receipts.seal_for_receipt(reply_key, says.encode()) if says else b""
    packed = receipts.seal_for_receipt(reply_key, json.dumps(enclosed).encode()) if enclosed else b""
    RequestStanding.objects.update_or_create(
        receipt_digest=receipt_digest,
        defaults={
            "kind": kind,
            "word": word,
            "sealed": sealed,
            "enclosed": packed,
            "about": about,
            "changed_at": at,
        },
    )
