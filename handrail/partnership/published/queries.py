"""What somebody with a receipt may read of their request, where a short code leads, and how often it was followed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from handrail.foundation.vault import receipts
from handrail.partnership.published.models import (
    RequestKind,
    RequestStanding,
    Seen,
    ShortCode,
    StandingWord,
    Step,
)
from handrail.partnership.published.policies import read_code


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


def code_typed(text: str) -> ShortCode | None:
    """The short code that somebody followed or typed, with its campaign; None if there is none, or no longer."""
    found = ShortCode.objects.filter(pk=read_code(text), retired_at=None)
    return found.select_related("campaign").first()


def steps_seen(codes: Iterable[str], *, first: date, last: date) -> Counter[tuple[str, Step]]:
    """How often each of these codes was followed, and a report begun by it, in those days, both included."""
    days = Seen.objects.filter(code__in=list(codes), on__gte=first, on__lte=last)
    rows = days.values("code", "step").annotate(times=Count("id")).values_list("code", "step", "times")
    return Counter({(code, Step(step)): times for code, step, times in rows})
