"""The outbox: what is to be told, by which channel, and how that went."""

import uuid

from django.db import models
from django.db.models import Q


class Channel(models.TextChoices):
    """How a notice travels. Nobody is telephoned by a machine."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"


class NoticeState(models.TextChoices):
    """How far a notice has come. Only WAITING may still change."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    BLOCKED = "blocked", "Not sent: it would not have been safe"
    DROPPED = "dropped", "Not sent: no longer wanted"
    FAILED = "failed", "Not sent: it could not be delivered"


class Notice(models.Model):
    """One message to one person: to somebody who works here, or to somebody who told us something.

    The words are fixed data (wording.toml). Whom it goes to is readable only if they work here; the address of
    anybody else is locked under their own key, and is gone from here once the notice has left or will not leave.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    state = models.CharField(max_length=8, choices=NoticeState.choices, default=NoticeState.WAITING)
    reason = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    staff_address = models.EmailField(blank=True)
    subject = models.UUIDField(null=True, blank=True)
    safe_contact = models.BinaryField(null=True, blank=True)
    private_link = models.BinaryField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=(Q(subject=None) & ~Q(staff_address="")) | (Q(subject__isnull=False) & Q(staff_address="")),
                name="notice_to_staff_or_to_a_subject",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(safe_contact=None, private_link=None),
                name="notice_settled_keeps_no_address",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at=None) | (~Q(state="waiting") & Q(settled_at__isnull=False)),
                name="notice_settled_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=("next_attempt_at",), condition=Q(state="waiting"), name="notice_waiting"),
            models.Index(fields=("subject",), condition=Q(state="waiting"), name="notice_waiting_of_subject"),
        ]

    class Privacy:
        personal = frozenset({"safe_contact", "private_link"})
        staff = frozenset({"staff_address"})
        plain = frozenset(
            {
                "id",
                "kind",
                "channel",
                "state",
                "reason",
                "attempts",
                "made_at",
                "next_attempt_at",
                "settled_at",
                "subject",
            }
        )

    def __str__(self) -> str:
        return f"notice:{self.pk}"
