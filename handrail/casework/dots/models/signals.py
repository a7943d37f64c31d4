"""What is worth a second look, raised each morning, and what somebody decided to do about it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.desk.models import Concern
from handrail.casework.dots.models.reading import Mention


class SignalKind(models.TextChoices):
    """Why a signal is raised."""

    ORGANISATIONS = "organisations", "Several sources told of it within a short time"
    DISTRICTS = "districts", "It was told of in more than one district"
    RISE = "rise", "It is told of more often lately than chance explains"


class SignalDecision(models.TextChoices):
    """What somebody decided."""

    TASKING = "tasking", "Put it before the tasking meeting"
    WATCH = "watch", "Keep an eye on it"
    NOTHING = "nothing", "Nothing needs to be done"


class Signal(models.Model):
    """That something stood out on a day. `mention` is the earliest that says what it is about.

    `facts` are codes and numbers only: which sources or districts, or what was counted and expected and how rare that
    is. Nobody need own it; whoever takes it does.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=SignalKind)
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    facts = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=16, choices=SignalDecision, blank=True)
    reason = models.BinaryField(default=b"")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """A reason speaks of people. It is locked under the concern of `mention`."""

        personal = frozenset({"reason"})
        staff = frozenset({"owner", "decided_by"})
        plain = frozenset({"id", "kind", "mention", "day", "facts", "raised_at", "taken_at", "decision", "decided_at"})

    class Meta:
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "mention", "day"], name="one_signal_of_a_kind_on_a_day"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None, decided_by=None)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="a_decision_has_its_day_and_who_made_it",
            ),
        ]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"dots.Signal:{self.pk}:reason"


class SignalConcern(models.Model):
    """A concern that the signal stood on when it was raised. Who may not know of one of them sees no signal."""

    id = models.BigAutoField(primary_key=True)
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="concerns")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Keys only."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "signal", "concern"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "concern"], name="a_signal_stands_on_a_concern_once")]
