"""When premises are taken: booked for an operation, or void. The database lets no two overlap."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.partnership.premises.models.premises import Premises


class HoldKind(models.TextChoices):
    """Why premises are taken."""

    BOOKING = "booking", "Booked"
    VOID = "void", "Not available"


class HoldState(models.TextChoices):
    """Where a booking or a void stands."""

    PROVISIONAL = "provisional", "Provisional"
    CONFIRMED = "confirmed", "Confirmed"
    IN_USE = "in_use", "In use"
    ENDED = "ended", "Ended"
    CANCELLED = "cancelled", "Cancelled"


# What has ended still holds the place until it is clean again.
ACTIVE = (HoldState.PROVISIONAL, HoldState.CONFIRMED, HoldState.IN_USE, HoldState.ENDED)


class Hold(models.Model):
    """Premises are taken from `starts_at` until `held_until`, which is the end and, after a use, the turnaround.

    `purpose` is the reference of an operation, or the code of why the place is void. Two holds of one place that are
    active never overlap: an exclusion constraint on PostgreSQL and triggers on SQLite keep it so
    (`migrations/0002`), whatever program writes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=8, choices=HoldKind)
    state = models.CharField(max_length=12, choices=HoldState)
    purpose = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_until = models.DateTimeField()
    reason = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Times and references."""

        personal = frozenset[str]()
        staff = frozenset({"made_by"})
        plain = frozenset(
            {
                *("id", "premises", "kind", "state", "purpose", "starts_at", "ends_at", "held_until", "reason"),
                "made_at",
            }
        )

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["premises", "state", "starts_at"], name="premises_taken"),
            models.Index(fields=["purpose"], name="premises_purpose"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")) & Q(ends_at__lte=F("held_until")),
                name="a_hold_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"hold:{self.pk}"
