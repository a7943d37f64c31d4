"""A record that only a few may see, and what was done when somebody else had to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.persons.models.person import PotentialVictim


class Restriction(models.Model):
    """From one time until it is lifted, only who is named, and a coordinator, know of a record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="restrictions")
    reason = models.BinaryField()
    restricted_at = models.DateTimeField()
    restricted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """A reason speaks of the person."""

        personal = frozenset({"reason"})
        staff = frozenset({"restricted_by", "lifted_by"})
        plain = frozenset({"id", "person", "restricted_at", "lifted_at"})

    class Meta:
        ordering = ["restricted_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(lifted_at=None), name="restricted_once_at_a_time"),
        ]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"persons.Restriction:{self.pk}:reason"


class Named(models.Model):
    """Somebody who may see a restricted record all the same."""

    restriction = models.ForeignKey(Restriction, on_delete=models.CASCADE, related_name="named")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Somebody at work."""

        personal = frozenset[str]()
        staff = frozenset({"who"})
        plain = frozenset({"id", "restriction"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["restriction", "who"], name="named_once")]


class ReviewOutcome(models.TextChoices):
    """What a coordinator found when they looked at why the glass was broken."""

    NEEDED = "needed", "It was needed"
    NOT_NEEDED = "not_needed", "It was not needed, and that has been said"
    MISUSED = "misused", "It was misused, and has been passed on"


class BrokenGlass(models.Model):
    """Somebody opened a record that was closed to them, in an emergency: why, for how long, and what came of it.

    It is written before anything is shown. It ends by itself, and somebody else has to look at it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="broken_glass")
    reason = models.BinaryField()
    broken_at = models.DateTimeField()
    until_at = models.DateTimeField()
    broken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    review_due_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=ReviewOutcome, blank=True)
    review = models.BinaryField(default=b"")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Why, and what was found, speaks of the person."""

        personal = frozenset({"reason", "review"})
        staff = frozenset({"broken_by", "reviewed_by"})
        plain = frozenset({"id", "person", "broken_at", "until_at", "review_due_at", "outcome", "reviewed_at"})

    class Meta:
        ordering = ["-broken_at", "id"]
        indexes = [models.Index(fields=["broken_by", "until_at"], name="persons_glass_broken_by")]
        constraints = [
            models.CheckConstraint(condition=Q(broken_at__lt=F("until_at")), name="broken_glass_lasts"),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, outcome="") | (Q(reviewed_at__isnull=False) & ~Q(outcome="")),
                name="a_review_says_what_it_found",
            ),
            models.CheckConstraint(condition=~Q(reviewed_by=F("broken_by")), name="nobody_reviews_what_they_broke"),
        ]

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"persons.BrokenGlass:{self.pk}:{field}"
