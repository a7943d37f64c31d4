"""What somebody with a receipt may read of their request."""

from dataclasses import dataclass
from datetime import datetime

from handrail.foundation.vault import receipts
from handrail.partnership.published.models import RequestKind, RequestStanding, StandingWord


@dataclass(frozen=True)
class Standing:
    """How far a request has come, and what is said to it; `says` is empty when nothing is."""

    kind: RequestKind
    word: StandingWord
    says: str
    changed_at: datetime


def standing_of(receipt: str) -> Standing | None:
    """How far the request with that receipt has come; None while it waits to be taken in, or if there is none.

    Raises:
        NotAReceipt: it is none.
    """
    row = RequestStanding.objects.filter(receipt_digest=receipts.receipt_digest(receipt)).first()
    if row is None:
        return None
    says = receipts.open_with_receipt(receipt, bytes(row.sealed)).decode() if row.sealed else ""
    return Standing(RequestKind(row.kind), StandingWord(row.word), says, row.changed_at)
