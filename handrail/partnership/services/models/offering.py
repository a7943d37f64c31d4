"""Who offers help, and what they offer."""

import uuid

from django.db import models
from django.db.models import F, Q


class Provider(models.Model):
    """An organisation that offers services. `code` is that of a member of the partnership; it owns its entries.

    One that came in with another directory's feed has the code `hsds-` and its id, and nobody here owns it but the
    coordinator.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=1000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    updated_at = models.DateTimeField()

    class Privacy:
        """An organisation; the address is that of an office."""

        personal = frozenset[str]()
        plain = frozenset({"id", "code", "name", "description", "website", "email", "updated_at"})

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"provider:{self.code}"


class Status(models.TextChoices):
    """How a service stands, in the words of the standard."""

    ACTIVE = "active", "Running"
    TEMPORARILY_CLOSED = "temporarily closed", "Closed for now"
    INACTIVE = "inactive", "Not running"
    DEFUNCT = "defunct", "Ended"


class Source(models.TextChoices):
    """How an entry came here, and so who may change it."""

    KEPT = "kept", "Kept by its organisation"
    PACK = "pack", "Kept in the county’s pack"
    FEED = "feed", "Brought in from another directory"


class Capacity(models.TextChoices):
    """Whether there is room, on the day it was said."""

    UNKNOWN = "", "Not said"
    FREE = "free", "There is room"
    FEW = "few", "A few places"
    WAITING = "waiting", "There is a waiting list"
    FULL = "full", "Full"


class Service(models.Model):
    """A service that people may turn to.

    A `confidential` one (a refuge, a safe house) has an area and a telephone, never an address: the database refuses
    one (`migrations/0002`). `hours` are as a pack writes them; empty when nobody knows. `assured_on` is the day on
    which its owner last confirmed the entry, None when nobody has; after `verify_by` it is out of date.
    `search` holds the words that it is found by, and `fingerprint` tells whether a feed says anything new. `parts` is
    all that hangs on it as the open API says it (JSON), written down whenever a part is, so that a page asks for none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="services")
    source = models.CharField(max_length=4, choices=Source, default=Source.KEPT)
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=2000, blank=True)
    url = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    fees = models.CharField(max_length=300, blank=True)
    eligibility = models.CharField(max_length=600, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    how_to_get_it = models.CharField(max_length=600, blank=True)
    wait = models.CharField(max_length=200, blank=True)
    interpreting = models.CharField(max_length=300, blank=True)
    alert = models.CharField(max_length=300, blank=True)
    capacity = models.CharField(max_length=8, choices=Capacity, blank=True, default=Capacity.UNKNOWN)
    capacity_on = models.DateField(null=True, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    confidential = models.BooleanField(default=False)
    public = models.BooleanField(default=True)
    assured_on = models.DateField(null=True, blank=True)
    verify_by = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=500)
    search = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    # Empty in a row from before there was this column: a table with triggers on it cannot be made anew on SQLite.
    parts = models.TextField(null=True, blank=True, default=None)  # noqa: DJ001

    class Privacy:
        """A service; its addresses and numbers are those of an office."""

        personal = frozenset[str]()
        plain = frozenset(
            {
                *("id", "provider", "source", "name", "description", "url", "email", "status", "fees", "eligibility"),
                *("minimum_age", "maximum_age", "how_to_get_it", "wait", "interpreting", "alert", "capacity"),
                *("capacity_on", "hours", "confidential", "public", "assured_on", "verify_by", "updated_at"),
                *("withdrawn_at", "order", "search", "fingerprint", "parts"),
            }
        )

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name", "id"], condition=Q(public=True, withdrawn_at=None), name="services_listed"),
            models.Index(
                fields=["order", "name", "id"], condition=Q(public=True, withdrawn_at=None), name="services_in_order"
            ),
            models.Index(fields=["hours"], name="services_by_hours"),
            models.Index(fields=["updated_at"], name="services_changed"),
            models.Index(fields=["verify_by"], condition=Q(withdrawn_at=None), name="services_unconfirmed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum_age=None) | Q(maximum_age=None) | Q(minimum_age__lte=F("maximum_age")),
                name="service_ages_run_forwards",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="service_status_is_known"),
            models.CheckConstraint(
                condition=Q(capacity="") | Q(capacity_on__isnull=False), name="service_capacity_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"service:{self.pk}"
