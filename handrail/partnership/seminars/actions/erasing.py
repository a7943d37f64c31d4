"""Removes what is kept of somebody who offered to speak."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.vault.actions import Count
from handrail.partnership.seminars.models import Item, Offer


@transaction.atomic
def erase_offer(subject: UUID, *, by: str, at: datetime) -> Count:
    """Remove the offer, and the name from the programme. Safe to repeat."""
    offers = Offer.objects.filter(subject=subject)
    Item.objects.filter(offer__in=offers).update(offer=None, speaker="")
    removed, _ = offers.delete()
    if removed:
        record("seminars.offer_erased", about=f"subject:{subject}", by=by, at=at, offers=removed)
    return {"offers to speak": removed} if removed else {}
