"""A reception centre: premises that an operation has opened for the people it finds, and its log."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.operations.models import Operation
from handrail.partnership.premises.models import Hold


class CentreState(models.TextChoices):
    """Where a centre stands. `policies.states` says what may follow on what."""

    STANDBY = "standby", "On standby"
    OPEN = "open", "Open"
    CLOSING = "closing", "Closing"
    CLOSED = "closed", "Closed"
    STOOD_DOWN = "stood_down", "Stood down"


class Centre(models.Model):
    """One centre of one operation, at the premises that `hold` takes for it. Its log is locked under `subject`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+")
    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField(unique=True)
    state = models.CharField(max_length=12, choices=CentreState, default=CentreState.STANDBY)
    stood_up_at = models.DateTimeField()
    stood_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    closing_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """Times and codes."""

        personal = frozenset[str]()
        staff = frozenset({"stood_up_by"})
        plain = frozenset(
            {
                *("id", "operation", "hold", "subject", "state", "stood_up_at", "opened_at", "closing_at"),
                *("closed_at", "last_number"),
            }
        )

    class Meta:
        ordering = ["-stood_up_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["open", "closing", "closed"]) | Q(opened_at__isnull=False),
                name="an_open_centre_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"centre:{self.pk}"


class LogKind(models.TextChoices):
    """What a line of the log is about."""

    NOTE = "note", "Note"
    DECISION = "decision", "Decision"
    CALL = "call", "Telephone call"
    VISITOR = "visitor", "Somebody came or went"
    INCIDENT = "incident", "Incident"
    STATE = "state", "The centre"


class LogEntry(models.Model):
    """One line of the log. Lines are only added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="log")
    kind = models.CharField(max_length=12, choices=LogKind)
    words = models.BinaryField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What happened may speak of persons."""

        personal = frozenset({"words"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "centre", "kind", "happened_at", "recorded_at"})

    class Meta:
        ordering = ["happened_at", "recorded_at", "id"]
        indexes = [models.Index(fields=["centre", "happened_at"], name="reception_log_in_order")]

    def place(self) -> str:
        """Where the words live, so that they open nowhere else."""
        return f"reception.LogEntry:{self.pk}:words"
