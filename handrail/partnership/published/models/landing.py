"""Where the square on a leaflet leads, and how often it was followed: days and counts, never a visitor."""

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """What the public reads of a campaign: its title and lead in each language, and from when until when."""

    slug = models.SlugField(max_length=40, primary_key=True)
    audience = models.CharField(max_length=20)
    words = models.JSONField(default=dict)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()

    class Privacy:
        """Published."""

        personal = frozenset[str]()
        plain = frozenset({"slug", "audience", "words", "starts_on", "ends_on", "published_at"})

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_campaign_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"campaign:{self.slug}"


class ShortCode(models.Model):
    """A code that is printed: it says which paper was followed, never who followed it.

    `batch` tells apart what has one design: an event, a district's renewals, an order. Many hands hold each code:
    `copies` is how many were meant to carry it, and the database keeps none for fewer than five.
    """

    code = models.CharField(max_length=12, primary_key=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="codes")
    design = models.SlugField(max_length=40, blank=True)
    set_as = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=12, default="en")
    batch = models.CharField(max_length=60, blank=True)
    copies = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Paper."""

        personal = frozenset[str]()
        plain = frozenset(
            {"code", "campaign", "design", "set_as", "language", "batch", "made_at", "retired_at"} | {"copies"}
        )

    class Meta:
        ordering = ["made_at", "code"]
        constraints = [models.CheckConstraint(condition=Q(copies__gte=5), name="a_code_is_in_many_hands")]

    def __str__(self) -> str:
        return f"short-code:{self.code}"


class Step(models.TextChoices):
    """How far somebody came who followed a code."""

    SCANNED = "scanned", "The page was opened"
    OPENED = "opened", "A report was begun"


class Seen(models.Model):
    """One step on one day. The public door only adds rows: no address, no time of day, nothing of who it was."""

    code = models.CharField(max_length=12)
    step = models.CharField(max_length=8, choices=Step)
    on = models.DateField()

    class Privacy:
        """A day and a code."""

        personal = frozenset[str]()
        plain = frozenset({"id", "code", "step", "on"})

    class Meta:
        indexes = [models.Index(fields=["code", "step", "on"], name="published_seen_of_a_code")]

    def __str__(self) -> str:
        return f"seen:{self.code}"
