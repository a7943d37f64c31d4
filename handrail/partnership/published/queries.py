"""What somebody with a receipt may read of their request, where a short code leads, and how often it was followed."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

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
    """How far a request has come, and what is said to it; `says` and `enclosed` are empty when nothing is.

    `enclosed` is what a certificate says; `about` is the session that it is a place at. Its repr shows neither.
    """

    kind: RequestKind
    word: StandingWord
    says: str = field(repr=False)
    changed_at: datetime
    enclosed: Mapping[str, str] = field(default_factory=dict, repr=False)
    about: UUID | None = None


def standing_of(receipt: str) -> Standing | None:
    """How far the request with that receipt has come; None while it waits to be taken in, or if there is none.

    Raises:
        NotAReceipt: it is none.
    """
    row = RequestStanding.objects.filter(receipt_digest=receipts.receipt_digest(receipt)).first()
    if row is None:
        return None
    says = receipts.open_with_receipt(receipt, bytes(row.sealed)).decode() if row.sealed else ""
    enclosed = json.loads(receipts.open_with_receipt(receipt, bytes(row.enclosed))) if row.enclosed else {}
    return Standing(RequestKind(row.kind), StandingWord(row.word), says, row.changed_at, enclosed, row.about)


def code_typed(text: str) -> ShortCode | None:
    """The short code that somebody followed or typed, with its campaign; None if there is none, or no longer."""
    found = ShortCode.objects.filter(pk=read_code(text), retired_at=None)
    return found.select_related("campaign").first()


def steps_seen(codes: Iterable[str], *, first: date, last: date) -> Counter[tuple[str, Step]]:
    """How often each of these codes was followed, and a report begun by it, in those days, both included."""
    days = Seen.objects.filter(code__in=list(codes), on__gte=first, on__lte=last)
    rows = days.values("code", "step").annotate(times=Count("id")).values_list("code", "step", "times")
    return Counter({(code, Step(step)): times for code, step, times in rows})
