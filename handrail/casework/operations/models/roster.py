"""Who is where and when: duties, by role and shift, and what each said to being called out."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.operations.models.operation import Operation


class DutyState(models.TextChoices):
    """What somebody said to being asked, and how near they are."""

    ASKED = "asked", "Asked"
    COMING = "coming", "Coming"
    ON_THE_WAY = "on_the_way", "On the way"
    ARRIVED = "arrived", "There"
    CANNOT = "cannot", "Cannot come"


class Duty(models.Model):
    """One person does one thing at one operation for a time. `role` is a code of the pack.

    Nobody is in two places at once: two duties of one person that still stand never overlap, which the database
    keeps (`migrations/0002`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="duties")
    role = models.SlugField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=DutyState, default=DutyState.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Somebody at work."""

        personal = frozenset[str]()
        staff = frozenset({"person", "asked_by"})
        plain = frozenset({"id", "operation", "role", "starts_at", "ends_at", "state", "answered_at", "asked_at"})

    class Meta:
        ordering = ["starts_at", "role", "id"]
        indexes = [models.Index(fields=["person", "starts_at"], name="operations_duties_of")]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="a_duty_ends_after_it_starts"),
        ]
