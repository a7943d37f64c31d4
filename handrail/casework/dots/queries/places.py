"""The places that concerns tell of, in the words in which they were written."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries.seeing import reads_of, visible_mentions
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.reading.finds import Kind


@transaction.atomic
def places_told(concerns: Collection[UUID], *, by: Person, at: datetime) -> list[str]:
    """Each place once, whole addresses before bare postcodes; the trail keeps who asked. Raises NotAllowed."""
    require(why_not_ask(by=by))
    mentions = visible_mentions(by).filter(kind=MentionKind.PLACE, concern__in=concerns).select_related("concern")
    reads = sorted(reads_of(mentions).values(), key=lambda read: read.found is Kind.POSTCODE)
    record("dots.places_read", about="dots", by=by.ref, at=at, shown=len(reads))
    return list({read.folded: read.written for read in reversed(reads)}.values())[::-1]
