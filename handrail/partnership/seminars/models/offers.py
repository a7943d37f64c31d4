"""Somebody offers to speak: who they are and what about is locked until the offer is accepted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.partnership.seminars.models.seminar import Seminar

FORMATS = {"talk": "A talk", "workshop": "A workshop", "presentation": "A presentation of a service"}


class Decision(models.TextChoices):
    """What was said to an offer."""

    OPEN = "open", "Not decided"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Offer(models.Model):
    """An offer to speak, under a key of its own. `locked` holds name, work e-mail, organisation, title, what about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="offers")
    subject = models.UUIDField(unique=True)
    locked = models.BinaryField()
    set_as = models.CharField(max_length=12, choices=list(FORMATS.items()))
    minutes = models.PositiveSmallIntegerField()
    may_be_named = models.BooleanField()
    receipt_digest = models.CharField(max_length=64, unique=True)
    reply_key = models.BinaryField()
    arrived_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Who offers is locked."""

        personal = frozenset({"locked", "receipt_digest"})
        staff = frozenset({"decided_by"})
        plain = frozenset(
            {
                "id",
                "subject",
                "seminar",
                "set_as",
                "minutes",
                "may_be_named",
                "reply_key",
                "arrived_at",
                "decision",
                "decided_at",
            }
        )

    class Meta:
        ordering = ["arrived_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="open", decided_at=None) | (~Q(decision="open") & Q(decided_at__isnull=False)),
                name="a_decision_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"offer:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"seminars.Offer:{self.pk}:{field}"
