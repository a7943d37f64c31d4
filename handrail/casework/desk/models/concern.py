"""A concern as the desk keeps it: codes that can be listed and counted, and dates that say where it stands."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ConcernStatus(models.TextChoices):
    """Where a concern stands. It is read from the concern's dates by `policies.status_of`, never set by hand."""

    NEW = "new", "Not opened"
    OPEN = "open", "Opened"
    ASSESSED = "assessed", "Assessed"
    PASSED_ON = "passed_on", "Passed on"
    CLOSED = "closed", "Closed"


class Priority(models.TextChoices):
    """How soon the desk decided it must act. Empty until a concern is assessed."""

    IMMEDIATE = "immediate", "Immediate"
    HIGH = "high", "High"
    NORMAL = "normal", "Normal"
    LOW = "low", "Low"


class Lane(models.TextChoices):
    """Which way it came in: a flood is parked apart, and nothing of it is lost."""

    NORMAL = "normal", "Inbox"
    QUARANTINE = "quarantine", "Quarantine"


class Tray(models.TextChoices):
    """The pile that a concern lies on, kept by `policies.tray_of` so that every list is one index range."""

    INBOX = "inbox", "Inbox"
    QUARANTINE = "quarantine", "Quarantine"
    PASSED_ON = "passed_on", "Passed on"
    CLOSED = "closed", "Closed"
    JOINED = "joined", "Joined to another"
    WITHDRAWN = "withdrawn", "Withdrawn with its list"


class DueKind(models.TextChoices):
    """What the desk owes a concern next."""

    OPEN = "open", "Open it"
    READ = "read", "Read what was added"
    ASSESS = "assess", "Assess it"
    DECIDE = "decide", "Pass it on or close it"


class Concern(models.Model):
    """One worry about possible slavery, whoever told of it and however often they wrote again.

    Lists are drawn from the coded columns alone. What was told is not here but locked in `Telling`; why something
    was decided is locked in `Note`. Status, tray, urgency and what is due next follow from the other columns:
    `policies.settle` works them out, and they are stored so that a list is one range of one index. The minutes it
    took to open and to assess it are minutes of desk hours.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    subject = models.UUIDField(unique=True)
    receipt_digest = models.CharField(max_length=64, unique=True)
    reply_key = models.BinaryField()
    arrived_at = models.DateTimeField()
    taken_in_at = models.DateTimeField()
    entry = models.CharField(max_length=16)
    lane = models.CharField(max_length=16, choices=Lane, default=Lane.NORMAL)

    reporter_kind = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=60, blank=True)
    sharing = models.CharField(max_length=16, blank=True)
    danger = models.CharField(max_length=8, default="unsure")
    child = models.CharField(max_length=8, default="unknown")
    place_kind = models.CharField(max_length=60, blank=True)
    exploitation = models.JSONField(default=list, blank=True)
    campaign = models.CharField(max_length=60, blank=True)

    status = models.CharField(max_length=16, choices=ConcernStatus, default=ConcernStatus.NEW)
    priority = models.CharField(max_length=16, choices=Priority, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    passed_on_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=60, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    open_by = models.DateTimeField()
    clock_from = models.DateTimeField()
    unread_since = models.DateTimeField(null=True, blank=True)
    minutes_to_open = models.PositiveIntegerField(null=True, blank=True)
    minutes_to_assess = models.PositiveIntegerField(null=True, blank=True)
    next_due_at = models.DateTimeField(null=True, blank=True)
    next_due_kind = models.CharField(max_length=16, choices=DueKind, blank=True)
    additions_unread = models.PositiveSmallIntegerField(default=0)
    # Its index leaves out the many that are joined to nothing: they would make it useless to SQLite's planner.
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    tray = models.CharField(max_length=16, choices=Tray, default=Tray.INBOX)
    urgency = models.BigIntegerField(default=0)

    class Privacy:
        """Codes, dates and keyed digests: what is personal is in the tellings, notes and messages."""

        personal = frozenset({"receipt_digest"})
        staff = frozenset({"assigned_to", "opened_by", "assessed_by", "closed_by"})
        plain = frozenset(
            {
                "id", "reference", "subject", "reply_key", "arrived_at", "taken_in_at", "entry",
                "lane", "reporter_kind", "district", "sharing", "danger", "child", "place_kind", "exploitation",
                "campaign", "status", "priority", "opened_at", "assessed_at", "passed_on_at", "closed_at", "outcome",
                "erased_at", "open_by", "clock_from", "unread_since", "minutes_to_open", "minutes_to_assess",
                "next_due_at", "next_due_kind",
                "additions_unread", "joined_to", "tray",
                "urgency", "withdrawn_at",
            }
        )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(status="closed", closed_at__isnull=False) & ~Q(outcome=""))
                | (~Q(status="closed") & Q(closed_at__isnull=True, outcome="")),
                name="a_closed_concern_has_a_day_and_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("new", "closed")) | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="nothing_is_worked_on_unopened",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="somebody_opened_it",
            ),
            models.CheckConstraint(
                condition=Q(tray="joined", joined_to__isnull=False) | (~Q(tray="joined") & Q(joined_to__isnull=True)),
                name="a_joined_concern_lies_with_the_joined",
            ),
            models.CheckConstraint(
                condition=(Q(withdrawn_at__isnull=True) & ~Q(tray="withdrawn"))
                | Q(withdrawn_at__isnull=False, erased_at__isnull=False, opened_at__isnull=True, tray="withdrawn"),
                name="only_what_nobody_opened_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="no_concern_is_joined_to_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["tray", "urgency", "id"], name="desk_tray"),
            models.Index(fields=["tray", "assigned_to", "urgency", "id"], name="desk_tray_assigned"),
            models.Index(fields=["tray", "status", "urgency", "id"], name="desk_tray_status"),
            models.Index(fields=["tray", "priority", "urgency", "id"], name="desk_tray_priority"),
            models.Index(fields=["tray", "district", "urgency", "id"], name="desk_tray_district"),
            models.Index(fields=["tray", "reporter_kind", "urgency", "id"], name="desk_tray_reporter"),
            models.Index(fields=["tray", "next_due_at"], name="desk_tray_due"),
            # Everything that figures are counted by, so that the database reads an index and never a concern.
            models.Index(
                fields=[
                    *("arrived_at", "joined_to", "withdrawn_at", "lane", "reporter_kind", "district", "exploitation"),
                    *("place_kind", "child", "danger", "priority", "entry", "closed_at", "outcome"),
                    *("minutes_to_open", "minutes_to_assess"),
                ],
                name="desk_coded",
            ),
            models.Index(fields=["joined_to"], name="desk_joined", condition=Q(joined_to__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def about(self) -> str:
        """How the trail names this concern."""
        return f"concern:{self.pk}"
