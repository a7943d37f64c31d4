"""Takes a seminar for the length of a transaction, and keeps what the public reads of it in step."""

from typing import Any

from handrail.partnership.published.models import OpenEvent
from handrail.partnership.seminars.models import Item, Seminar


def held(seminar: Seminar) -> Seminar:
    """The seminar as it stands now, held until the transaction ends: two cannot fill one room."""
    found = Seminar.objects.select_for_update(of=("self",)).select_related("session__organisation")
    return found.get(pk=seminar.pk)


def publish(seminar: Seminar) -> None:
    """Bring what is published of this seminar in step: the call while it runs, the programme once it is out."""
    programme = [row_of(item) for item in items_of(seminar)] if seminar.programme_published_at else []
    OpenEvent.objects.filter(pk=seminar.pk).update(
        speakers_until=seminar.speakers_until, looking_for=seminar.looking_for, programme=programme
    )


def items_of(seminar: Seminar) -> list[Item]:
    """The programme in its order."""
    return list(Item.objects.filter(seminar=seminar).select_related("room"))


def row_of(item: Item) -> dict[str, Any]:
    """An item as it is published."""
    return {
        "id": str(item.pk),
        "kind": item.kind,
        "title": item.title,
        "about": item.about,
        "speaker": item.speaker,
        "room": item.room.name if item.room else "",
        "starts_at": item.starts_at.isoformat(),
        "ends_at": item.ends_at.isoformat(),
    }
