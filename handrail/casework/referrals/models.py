"""A referral: one concern, or part of it, put into the hands of one organisation, with its own states and clock."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class ReferralStatus(models.TextChoices):
    """Where a referral stands. `policies.TRANSITIONS` says what may follow what."""

    SENT = "sent", "Sent"
    OPENED = "opened", "Opened"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    RETURNED = "returned", "Returned for more information"
    DONE = "done", "Done"
    WITHDRAWN = "withdrawn", "Withdrawn"


LIVE = (ReferralStatus.SENT, ReferralStatus.OPENED, ReferralStatus.ACCEPTED)


class Section(models.TextChoices):
    """A part of what was told, which the desk may share or keep back."""

    ACCOUNT = "account", "What was told"
    WHERE = "where", "Where it is"
    PEOPLE = "people", "The people"
    IDENTIFIERS = "identifiers", "Names, vehicles, telephones and businesses"
    HOW_KNOWN = "how_known", "How it is known"
    REPORTER = "reporter", "Who told us, and how to contact them safely"


class Override(models.TextChoices):
    """The two limits of confidence that everyone is told of before they report."""

    DANGER = "danger", "Somebody is in immediate danger"
    CHILD = "child", "A child is at risk"


class Referral(models.Model):
    """One concern sent to one organisation.

    `shared` holds a copy of the shared sections and nothing else, locked under the concern's subject. It is emptied
    the moment the referral ends: what is not there cannot be read. `due_at` is the next time by which the receiving
    organisation owes something, and is empty when it owes nothing any more. `came_back_at` is set while a refusal
    waits for the desk. Both are there so that every list is one range of one index.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey("desk.Concern", on_delete=models.PROTECT, related_name="+")
    from_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    from_name = models.CharField(max_length=200)
    to_name = models.CharField(max_length=200)
    to_kind = models.CharField(max_length=40)
    priority = models.CharField(max_length=20)
    status = models.CharField(max_length=20, choices=ReferralStatus, default=ReferralStatus.SENT)
    sections = models.JSONField(default=list)
    override = models.CharField(max_length=20, choices=Override, blank=True)
    reason = models.CharField(max_length=60, blank=True)

    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acknowledge_by = models.DateTimeField()
    do_by = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    came_back_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    shared = models.BinaryField(default=b"")
    message = models.BinaryField(default=b"")
    override_reason = models.BinaryField(default=b"")
    words = models.BinaryField(default=b"")

    class Privacy:
        """The desk's message, its reason, the answer's words and the shared sections are about people."""

        personal = frozenset({"shared", "message", "override_reason", "words"})
        staff = frozenset({"sent_by", "opened_by", "answered_by", "ended_by", "reviewed_by"})
        plain = frozenset(
            {
                "id", "concern", "from_organisation", "to_organisation", "from_name", "to_name", "to_kind", "priority",
                "status", "sections", "override", "reason", "sent_at", "acknowledge_by", "do_by", "due_at",
                "opened_at", "answered_at", "ended_at", "came_back_at",
                "reviewed_at",
            }
        )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "to_organisation"],
                condition=Q(status__in=LIVE),
                name="one_live_referral_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(status__in=LIVE, due_at__isnull=False, ended_at__isnull=True)
                | Q(~Q(status__in=LIVE), due_at__isnull=True, ended_at__isnull=False),
                name="a_referral_is_live_or_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["to_organisation", "due_at", "id"], name="referral_inbox"),
            models.Index(fields=["to_organisation", "-ended_at", "id"], name="referral_ended"),
            models.Index(fields=["due_at", "id"], name="referral_due"),
            models.Index(fields=["sent_at"], name="referral_sent"),
            models.Index(fields=["came_back_at", "id"], name="referral_came_back"),
        ]

    def __str__(self) -> str:
        return f"referral:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"referrals.Referral:{self.pk}:{field}"

    @property
    def live(self) -> bool:
        """Whether the organisation still holds it."""
        return self.status in LIVE
