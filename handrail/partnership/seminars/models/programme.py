"""The programme: what happens when and in which room, who chose which workshop, and the slides."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.partnership.seminars.models.offers import Offer
from handrail.partnership.seminars.models.seminar import Room, Seminar
from handrail.partnership.training.models import Booking


class ItemKind(models.TextChoices):
    """What sort of item it is. Only a workshop is chosen; everything else is for everybody."""

    REGISTRATION = "registration", "Registration"
    TALK = "talk", "Talk"
    PANEL = "panel", "Panel"
    WORKSHOP = "workshop", "Workshop"
    PRESENTATION = "presentation", "Presentation"
    BREAK = "break", "Break"


class Item(models.Model):
    """One item of the programme. Without a room it is for the whole house.

    `speaker` is the name as it is published: of whoever agreed to be named, or the organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=12, choices=ItemKind)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Privacy:
        """What is published; whoever speaks agreed to it."""

        personal = frozenset[str]()
        staff = frozenset({"speaker"})
        plain = frozenset({"id", "seminar", "kind", "title", "about", "offer", "room", "starts_at", "ends_at"})

    class Meta:
        ordering = ["starts_at", "ends_at", "room__name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_item_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(kind="workshop") | Q(room__isnull=False), name="a_workshop_has_a_room"),
        ]

    def __str__(self) -> str:
        return f"item:{self.pk}"


class Choice(models.Model):
    """A workshop that somebody chose who has a place at the seminar."""

    id = models.BigAutoField(primary_key=True)
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="choices")
    chosen_at = models.DateTimeField()

    class Privacy:
        """Who it is stands behind the booking."""

        personal = frozenset[str]()
        plain = frozenset({"id", "booking", "item", "chosen_at"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "item"], name="one_seat_in_one_workshop")]

    def __str__(self) -> str:
        return f"choice:{self.pk}"


class Slides(models.Model):
    """Slides of an item, as a PDF without what it says of its making."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="slides")
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What was shown to a full room."""

        personal = frozenset[str]()
        staff = frozenset({"added_by"})
        plain = frozenset({"id", "item", "content", "digest", "added_at"})

    def __str__(self) -> str:
        return f"slides:{self.pk}"
