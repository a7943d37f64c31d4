"""The Home Office's form, prepared for one person; what came back of it; and whom a reminder has gone to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.persons.models import PotentialVictim


class PreparedForm(models.Model):
    """The answers for one person's form. There is one of each person, whichever way it goes in the end.

    Whether it becomes a referral or a notification follows from the person's age and consents each time it is looked
    at; nothing in here says so. `contents` holds what was typed, what was typed before it was replaced, which texts
    somebody has read, and which answer came with which version. `version` grows with each change, so that two people
    who type at once are told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)
    contents = models.BinaryField(default=b"")
    referrer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Privacy:
        """Everything that was typed is locked under the person's own key."""

        personal = frozenset({"contents"})
        staff = frozenset({"referrer"})
        plain = frozenset({"id", "person", "version", "created_at", "updated_at"})

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return f"nrm.PreparedForm:{self.pk}:contents"


class DecisionKind(models.TextChoices):
    """What comes back after a referral, or is asked for."""

    REASONABLE_GROUNDS = "reasonable_grounds", "First decision, on reasonable grounds"
    CONCLUSIVE_GROUNDS = "conclusive_grounds", "Second decision, on conclusive grounds"
    RECONSIDERATION = "reconsideration", "A new look was asked for"
    SUPPORT_STARTED = "support_started", "Support has started"


DECIDED = (DecisionKind.REASONABLE_GROUNDS, DecisionKind.CONCLUSIVE_GROUNDS)


class DecisionOutcome(models.TextChoices):
    """What the Home Office decided. It is theirs to say, and only written down here."""

    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"


class Decision(models.Model):
    """One thing that came back on one day. Rows are only added; one that was wrong is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=DecisionKind)
    outcome = models.CharField(max_length=8, choices=DecisionOutcome, blank=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Codes and days: figures are counted from them, and they name nobody."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"recorded_by", "taken_back_by"})
        plain = frozenset({"id", "person", "kind", "outcome", "on", "recorded_at", "taken_back_at"})

    class Meta:
        ordering = ["on", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=DECIDED) & ~Q(outcome="")) | (~Q(kind__in=DECIDED) & Q(outcome="")),
                name="a_decision_says_how_it_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="what_is_taken_back_says_by_whom",
            ),
        ]


class ClockReminder(models.Model):
    """A clock of which somebody has been reminded, so that it is done once for each day on which it is due."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(PotentialVictim, on_delete=models.CASCADE, related_name="+")
    clock = models.CharField(max_length=20)
    due_on = models.DateField()
    reminded_at = models.DateTimeField()

    class Privacy:
        """Nobody is named."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "person", "clock", "due_on", "reminded_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "clock", "due_on"], name="one_reminder_of_a_clock_and_day"),
        ]
