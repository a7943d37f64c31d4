"""What belongs to one service: its numbers, hours, area, languages, cost and points of contact."""

import uuid

from django.db import models
from django.db.models import Q

from handrail.partnership.services.models.offering import Service


class Phone(models.Model):
    """A number to call or to text: E.164, or a short one; `shown` is as people write it."""

    class Kind(models.TextChoices):
        """What it is for, in the words of the standard."""

        VOICE = "voice", "Call"
        SMS = "sms", "Text"
        TEXTPHONE = "textphone", "Textphone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=20)
    shown = models.CharField(max_length=30)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VOICE)
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """An office's number."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "number", "shown", "kind", "description", "position"})

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"phone:{self.pk}"


class Schedule(models.Model):
    """When it is open, as the standard says it (RRULE). `on_holidays`: on bank holidays, which no rule can say.

    A close at midnight is written 23:59, because the standard's day has no 24:00.
    """

    class Freq(models.TextChoices):
        """How it repeats."""

        WEEKLY = "WEEKLY", "Every week"
        MONTHLY = "MONTHLY", "Every month"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    freq = models.CharField(max_length=7, choices=Freq, blank=True)
    interval = models.PositiveSmallIntegerField(default=1)
    byday = models.CharField(max_length=60, blank=True)
    bymonthday = models.CharField(max_length=100, blank=True)
    on_holidays = models.BooleanField(default=False)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=600, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """Times."""

        personal = frozenset[str]()
        plain = frozenset(
            {
                *("id", "service", "freq", "interval", "byday", "bymonthday", "on_holidays", "opens_at", "closes_at"),
                *("valid_from", "valid_to", "description", "position"),
            }
        )

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["opens_at", "closes_at"], name="services_open")]

    def __str__(self) -> str:
        return f"schedule:{self.pk}"


class ServiceArea(models.Model):
    """For which area it is: a district of the county, the county, or the whole country."""

    class Extent(models.TextChoices):
        """How far it reaches."""

        DISTRICT = "district", "A district"
        COUNTY = "county", "The whole county"
        NATION = "nation", "The whole country"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    extent = models.CharField(max_length=8, choices=Extent)
    district = models.SlugField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """An area."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "extent", "district", "name", "position"})

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["extent", "district"], name="services_of_area")]
        constraints = [
            models.CheckConstraint(
                condition=Q(extent="district") & ~Q(district="") | ~Q(extent="district") & Q(district=""),
                name="an_area_that_is_a_district_names_it",
            )
        ]

    def __str__(self) -> str:
        return f"service-area:{self.pk}"


class Language(models.Model):
    """A language in which somebody can be spoken to there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.SlugField(max_length=12)
    name = models.CharField(max_length=60)

    class Privacy:
        """A language."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "code", "name"})

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["code"], name="services_in_language")]

    def __str__(self) -> str:
        return f"language:{self.pk}"


class CostOption(models.Model):
    """What it costs, in pounds; None is not said, 0 is free."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="costs")
    option = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """A price."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "option", "amount", "words", "position"})

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="a_cost_is_not_below_nought")
        ]

    def __str__(self) -> str:
        return f"cost:{self.pk}"


class Contact(models.Model):
    """A point of contact that anybody may use: a role and its telephone at work, never a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=120)
    number = models.CharField(max_length=20, blank=True)
    shown = models.CharField(max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """A role, whoever has it."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "role", "number", "shown", "position"})

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"contact:{self.pk}"
