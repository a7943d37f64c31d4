"""What was printed, and where it went. Nothing here is about a person but who works here."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.published.models import ShortCode


class Format(models.TextChoices):
    """What a design is set as."""

    FOLDED = "folded", "A5 leaflet, folded from A4"
    POSTER = "poster", "A4 poster"
    CARD = "card", "Wallet card"
    STICKER = "sticker", "Dashboard sticker"
    SCREEN = "screen", "To read on a screen"


ON_PAPER = (Format.FOLDED, Format.POSTER, Format.CARD, Format.STICKER)


class PrintRun(models.Model):
    """So many copies of one design in one format, ordered at one time, all with the same short code or with none.

    `printed` is what of the pack stood on it: each channel's name and number. When the pack says something else now,
    the run is out of date.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    design = models.SlugField(max_length=40)
    set_as = models.CharField(max_length=8, choices=Format)
    copies = models.PositiveIntegerField()
    printed = models.JSONField()
    code = models.ForeignKey(ShortCode, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Paper."""

        personal = frozenset[str]()
        staff = frozenset({"ordered_by"})
        plain = frozenset({"id", "design", "set_as", "copies", "printed", "code", "organisation", "ordered_at"})

    class Meta:
        ordering = ["-ordered_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="a_run_has_copies"),
            models.CheckConstraint(condition=~Q(set_as="screen"), name="what_is_read_on_a_screen_is_not_printed"),
        ]

    def __str__(self) -> str:
        return f"print-run:{self.pk}"


class MoveKind(models.TextChoices):
    """Where copies go when they leave a shelf."""

    TO_ORGANISATION = "to_organisation", "To another organisation"
    OUTSIDE = "outside", "To an organisation outside the partnership"
    AT_EVENT = "at_event", "Handed out at an event"
    AT_OPERATION = "at_operation", "Handed out at an operation"
    AT_COUNTER = "at_counter", "Handed out at a counter"
    DESTROYED = "destroyed", "Destroyed"


HANDED_OUT = (MoveKind.AT_EVENT, MoveKind.AT_OPERATION, MoveKind.AT_COUNTER)


class StockMove(models.Model):
    """Copies of a run that left the shelf of one organisation. They are only added: what is left is a sum.

    `campaign`, `where` and `district` say at what they were handed out: an event's or a visit's place, never a home.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(PrintRun, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=16, choices=MoveKind)
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    copies = models.PositiveIntegerField()
    campaign = models.ForeignKey(
        "outreach.Campaign", null=True, blank=True, on_delete=models.PROTECT, related_name="moves"
    )
    order = models.ForeignKey("outreach.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="moves")
    where = models.CharField(max_length=120, blank=True)
    district = models.SlugField(max_length=40, blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Paper."""

        personal = frozenset[str]()
        staff = frozenset({"moved_by"})
        plain = frozenset(
            {"id", "run", "kind", "giver", "receiver", "copies", "campaign", "order", "where", "district", "moved_at"}
        )

    class Meta:
        ordering = ["moved_at", "id"]
        indexes = [models.Index(fields=["giver", "run"], name="outreach_given_by")]
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="a_move_has_copies"),
            models.CheckConstraint(
                condition=Q(kind="to_organisation", receiver__isnull=False)
                | (~Q(kind="to_organisation") & Q(receiver=None)),
                name="only_an_organisation_receives",
            ),
        ]
