"""Asking at the public door: what is asked is sealed and kept once, or it is said that it was not."""

import hashlib
import json
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import Error, IntegrityError, transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.vault import receipts, sealing
from handrail.partnership.published.models import RequestKind, SealedRequest

log = logging.getLogger(__name__)


class NotKept(Exception):
    """The request could not be stored; nobody may be told that it was."""


def ask(kind: RequestKind, asked: Mapping[str, Any], *, receipt: str, at: datetime) -> None:
    """Seal a request and keep it. It is stored when this returns; the same with the same receipt is kept once.

    Raises:
        NotAReceipt: the receipt is none.
        NotKept: the database would not keep it.
    """
    receipt = receipts.read_receipt(receipt)
    words = json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()
    row = SealedRequest(
        kind=kind,
        receipt_digest=receipts.receipt_digest(receipt),
        # Keyed by the receipt, which is kept nowhere: nobody can try guesses against the digest.
        content_digest=hashlib.blake2b(kind.value.encode() + words, key=receipt.encode(), digest_size=32).hexdigest(),
        reply_key=receipts.reply_key(receipt),
        sealed=sealing.seal_for_desk(words),
        arrived_at=at,
    )
    try:
        _store(row)
    except Error as fault:
        log.error("A request was not kept: %s", type(fault).__name__)  # noqa: TRY400 — a traceback could quote
        raise NotKept from None


def _store(row: SealedRequest) -> None:
    """One transaction for the row and its line in the trail. It only inserts: the public role can do no more."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            record("published.asked", about=str(row), by="public", at=row.arrived_at, kind=str(row.kind))
    except IntegrityError as fault:
        # Else the same was asked already, and this one leaves nothing behind.
        if "content_digest" not in str(fault):
            raise
