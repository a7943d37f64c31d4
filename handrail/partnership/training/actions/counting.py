"""Writes down how many there are to be trained: dated, with its source, and the older counts stay."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.training.models import Headcount
from handrail.partnership.training.permissions import why_not_count_heads


@dataclass(frozen=True, kw_only=True)
class Heads:
    """How many of a profession work somewhere, on which day, and who says so."""

    profession: str
    people: int
    counted_on: date
    source: str


@transaction.atomic
def count_heads(told: Heads, *, by: Person, at: datetime) -> Headcount:
    """Write down a count of one's own organisation; one of the same day is put right. Raises NotAllowed."""
    require(why_not_count_heads(by=by) or why_not_yet(told, at=at))
    kept, _ = Headcount.objects.update_or_create(
        organisation=by.organisation,
        profession=told.profession,
        counted_on=told.counted_on,
        defaults={"people": told.people, "source": told.source, "made_by": by, "made_at": at},
    )
    record("training.heads_counted", about=str(kept), by=by.ref, at=at, people=told.people)
    return kept


def why_not_yet(told: Heads, *, at: datetime) -> str | None:
    """Say why a count of that day cannot be, if so."""
    return "Nobody can be counted on a day to come." if told.counted_on > at.date() else None
