"""The dated facts of a file. They are only added: a mistake is followed by what is right, never written over."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.cases.models.case import Case


class EventKind(models.TextChoices):
    """What happened in the work with somebody."""

    OPENED = "opened", "File opened"
    ASSESSED = "assessed", "Needs assessed"
    PLANNED = "planned", "Plan agreed"
    SUPPORT_BEGAN = "support_began", "Support began"
    MOVED_ON = "moved_on", "Moved on"
    CLOSED = "closed", "File closed"
    REOPENED = "reopened", "File reopened"


class ClosingReason(models.TextChoices):
    """Why a file is closed."""

    GOALS_REACHED = "goals_reached", "What they wanted has been reached"
    OTHER_SUPPORT = "other_support", "Somebody else supports them now"
    THEIR_WISH = "their_wish", "They do not want support any more"
    LEFT_AREA = "left_area", "They moved out of the area"
    LEFT_COUNTRY = "left_country", "They left the country"
    NO_CONTACT = "no_contact", "We lost contact with them"
    OPENED_TWICE = "opened_twice", "There is another file on the same person"
    DIED = "died", "They died"


class CaseEvent(models.Model):
    """One dated fact. `happened_at` is when it was so, `recorded_at` when somebody wrote it down.

    `number` counts the facts of a file: of two at one moment, the one that was written down first comes first.
    `reason` is a code of `ClosingReason` for a closing, else empty; `words` are locked under the person's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=EventKind)
    reason = models.CharField(max_length=16, choices=ClosingReason, blank=True)
    words = models.BinaryField(default=b"")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What was written beside a fact is about the person."""

        personal = frozenset({"words"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "case", "number", "kind", "reason", "happened_at", "recorded_at"})

    class Meta:
        ordering = ["happened_at", "number"]
        indexes = [models.Index(fields=["case", "happened_at"], name="cases_events_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_event_of_a_number"),
            models.CheckConstraint(condition=Q(happened_at__lte=F("recorded_at")), name="no_event_before_it_happened"),
            models.CheckConstraint(
                condition=(Q(kind="closed") & ~Q(reason="")) | (~Q(kind="closed") & Q(reason="")),
                name="a_closing_says_why",
            ),
        ]

    def place(self) -> str:
        """Where the words live, so that they open nowhere else."""
        return f"cases.CaseEvent:{self.pk}:words"
