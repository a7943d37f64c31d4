"""Takes a seminar for the length of a transaction, and keeps what the public reads of it in step."""

from collections import Counter
from typing import Any

from handrail.partnership.published.models import Handout, OpenEvent
from handrail.partnership.seminars.models import Choice, Item, ItemKind, Seminar, Slides


def held(seminar: Seminar) -> Seminar:
    """The seminar as it stands now, held until the transaction ends: two cannot fill one room."""
    found = Seminar.objects.select_for_update(of=("self",)).select_related("session__organisation")
    return found.get(pk=seminar.pk)


def publish(seminar: Seminar) -> None:
    """Bring what is published of this seminar in step: the call while it runs, the programme once it is out."""
    items = items_of(seminar) if seminar.programme_published_at else []
    taken = Counter(Choice.objects.filter(item__in=items).values_list("item_id", flat=True))
    slides = set(Slides.objects.filter(item__in=items).values_list("item_id", flat=True))
    programme = [{**row_of(item, taken=taken[item.pk]), "slides": item.pk in slides} for item in items]
    OpenEvent.objects.filter(pk=seminar.pk).update(
        speakers_until=seminar.speakers_until, looking_for=seminar.looking_for, programme=programme
    )


def hand_out(seminar: Seminar) -> None:
    """Bring the slides that anybody may read in step with those that are kept."""
    if not seminar.programme_published_at or not OpenEvent.objects.filter(pk=seminar.pk).exists():
        return
    for slides in Slides.objects.filter(item__seminar=seminar):
        Handout.objects.update_or_create(
            pk=slides.item_id, defaults={"event_id": seminar.pk, "content": bytes(slides.content)}
        )


def items_of(seminar: Seminar) -> list[Item]:
    """The programme in its order."""
    return list(Item.objects.filter(seminar=seminar).select_related("room"))


def row_of(item: Item, *, taken: int) -> dict[str, Any]:
    """An item as it is published; `left` is how many seats of a workshop nobody chose, None where nobody chooses."""
    chosen = item.kind == ItemKind.WORKSHOP and item.room is not None
    return {
        "left": item.room.seats - taken if chosen and item.room else None,
        "id": str(item.pk),
        "kind": item.kind,
        "title": item.title,
        "about": item.about,
        "speaker": item.speaker,
        "room": item.room.name if item.room else "",
        "starts_at": item.starts_at.isoformat(),
        "ends_at": item.ends_at.isoformat(),
    }
