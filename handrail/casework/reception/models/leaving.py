"""Who left, where to and with whom; and who is missing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.reception.models.arrivals import Arrival


class Destination(models.TextChoices):
    """Where somebody went. None of these is custody, and none is removal."""

    SAFE_HOUSE = "safe_house", "Support through the Salvation Army and its partners"
    COUNCIL = "council", "A place that a council found"
    CHILDREN = "children", "Children’s services"
    HOSPITAL = "hospital", "Hospital"
    FAMILY = "family", "Family or friends whom they chose"
    OWN_CHOICE = "own_choice", "They chose to leave"
    OTHER_CENTRE = "other_centre", "Another reception centre"
    OTHER = "other", "Somewhere else"


class Departure(models.Model):
    """One person left. Where to, with whom, and who works with them from now on, or why nobody does, is locked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.OneToOneField(Arrival, on_delete=models.PROTECT, related_name="departure")
    destination = models.CharField(max_length=12, choices=Destination)
    told = models.BinaryField()
    has_worker = models.BooleanField()
    left_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Where exactly, with whom, who works with them, or why nobody does."""

        personal = frozenset({"told"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "arrival", "destination", "has_worker", "left_at", "recorded_at"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__lte=F("recorded_at")), name="nobody_is_written_off_before_they_leave"
            ),
        ]

    def place(self) -> str:
        """Where what was told lives, so that it opens nowhere else."""
        return f"reception.Departure:{self.pk}:told"


class Missing(models.Model):
    """Somebody was not where they should be, from one time until they were found.

    They have not left: they are counted as missing until they are found. A centre can close all the same once the
    police carry on the search (`handed_over_at`); their reference is locked in `told`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="missing")
    told = models.BinaryField()
    missed_at = models.DateTimeField()
    missed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(null=True, blank=True)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Who saw them last, and the police's reference."""

        personal = frozenset({"told"})
        staff = frozenset({"missed_by", "found_by", "handed_over_by"})
        plain = frozenset({"id", "arrival", "missed_at", "found_at", "handed_over_at"})

    class Meta:
        ordering = ["missed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["arrival"], condition=Q(found_at=None), name="missing_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(found_at=None) | Q(found_at__gte=F("missed_at")),
                name="nobody_is_found_before_they_are_missed",
            ),
        ]

    def place(self) -> str:
        """Where what was told lives, so that it opens nowhere else."""
        return f"reception.Missing:{self.pk}:told"
