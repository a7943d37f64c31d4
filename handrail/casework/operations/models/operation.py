"""An operation or a welfare visit, the concerns it stands on, and every step of its way."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Organisation


class OperationKind(models.TextChoices):
    """What is planned."""

    ENFORCEMENT = "enforcement", "Enforcement visit"
    WELFARE = "welfare", "Welfare visit"
    FOLLOW_UP = "follow_up", "Follow-up visit"


class OperationState(models.TextChoices):
    """Where an operation stands. `policies.states` says what may follow on what."""

    DRAFT = "draft", "Being planned"
    APPROVED = "approved", "Approved"
    STANDING_BY = "standing_by", "Standing by"
    UNDER_WAY = "under_way", "Under way"
    DEBRIEFING = "debriefing", "Being debriefed"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Operation(models.Model):
    """One visit that several agencies make together.

    Where they go, why, and what they are wary of would warn somebody and endanger others, so it is locked under a
    key of the operation's own: `plan` holds the words. `expected` is how many people may be found there who need
    help; whether a reception centre is needed follows from it. `powers` are codes of the pack.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    subject = models.UUIDField(unique=True)
    kind = models.CharField(max_length=12, choices=OperationKind)
    state = models.CharField(max_length=12, choices=OperationState, default=OperationState.DRAFT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    commander = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    expected = models.PositiveSmallIntegerField(default=0)
    expected_children = models.PositiveSmallIntegerField(default=0)
    powers = models.JSONField(default=list, blank=True)
    plan = models.BinaryField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Where and why is locked: it may speak of persons."""

        personal = frozenset({"plan"})
        staff = frozenset({"commander", "created_by"})
        plain = frozenset(
            {
                "id",
                "reference",
                "subject",
                "kind",
                "state",
                "organisation",
                "starts_at",
                "ends_at",
                "expected",
                "expected_children",
                "powers",
                "created_at",
                "updated_at",
                "erased_at",
            }
        )

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-starts_at", "id"], name="operations_led_by"),
            models.Index(fields=["-starts_at", "id"], name="operations_in_order"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="an_operation_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(expected_children__lte=F("expected")), name="children_are_among_the_people_expected"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def about(self) -> str:
        """How the trail names this operation."""
        return f"operation:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"operations.Operation:{self.pk}:{field}"


class OperationConcern(models.Model):
    """A concern that the operation stands on: a person put them together."""

    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="concerns")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """References."""

        personal = frozenset[str]()
        staff = frozenset({"added_by"})
        plain = frozenset({"id", "operation", "concern", "added_at"})

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [models.UniqueConstraint(fields=["operation", "concern"], name="a_concern_stands_once")]


class OperationMove(models.Model):
    """One step from a state to another: who, when, and, locked, why if a reason was needed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="moves")
    to = models.CharField(max_length=12, choices=OperationState)
    why = models.BinaryField(default=b"")
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """A reason may speak of persons."""

        personal = frozenset({"why"})
        staff = frozenset({"moved_by"})
        plain = frozenset({"id", "operation", "to", "moved_at"})

    class Meta:
        ordering = ["moved_at", "id"]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"operations.OperationMove:{self.pk}:why"


class OperationYear(models.Model):
    """The last number that was given to an operation in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """A count."""

        personal = frozenset[str]()
        plain = frozenset({"year", "last_number"})
