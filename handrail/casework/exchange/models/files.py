"""A list that comes in: held under lock until it has landed or is dropped; which reports it brought is kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.exchange.models.senders import Sender


class FileKind(models.TextChoices):
    """What stands in a list."""

    REPORTS = "reports", "Concerns, in the partner’s own columns"
    STANDARD = "htcds", "Cases in the international standard (HTCDS 2.0)"


class FileState(models.TextChoices):
    """How far a list has come."""

    RECEIVED = "received", "Columns to be confirmed"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, not brought in yet"
    BRINGING_IN = "bringing_in", "Being brought in"
    DONE = "done", "Brought in"
    TAKING_BACK = "taking_back", "Being taken back"
    TAKEN_BACK = "taken_back", "Taken back"
    FAILED = "failed", "Could not be brought in"
    DROPPED = "dropped", "Dropped"


UNDER_WAY = (FileState.CHECKING, FileState.BRINGING_IN, FileState.TAKING_BACK)


class PartnerFile(models.Model):
    """One list of one organisation.

    Under a key of its own: `content`, the list, until it has landed or is dropped; `faults`, the rows that did not
    land with the reasons, for some days longer. `columns` is the number of the column for each of our fields.
    `counts` is what came of it. `made_by` is empty where it was brought in from a terminal. `moved_at` is when work
    on it last moved on: it has stopped if that is long ago.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=12, choices=FileKind, default=FileKind.REPORTS)
    state = models.CharField(max_length=12, choices=FileState, default=FileState.RECEIVED)
    subject = models.UUIDField(unique=True)
    content = models.BinaryField(default=b"")
    faults = models.BinaryField(default=b"")
    columns = models.JSONField(default=dict)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    why_failed = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """The list is full of people."""

        personal = frozenset({"content", "faults"})
        staff = frozenset({"made_by"})
        plain = frozenset(
            {"id", "sender", "kind", "state", "subject", "columns", "rows_total", "rows_done", "counts", "why_failed"}
            | {"made_at", "moved_at", "finished_at"}
        )

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["done", "taking_back", "taken_back", "failed", "dropped"],
                    content=b"",
                    finished_at__isnull=False,
                )
                | Q(state__in=["received", "checking", "checked", "bringing_in"], finished_at=None),
                name="a_list_that_is_done_with_is_not_held",
            ),
        ]

    def __str__(self) -> str:
        return f"partner_file:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"exchange.PartnerFile:{self.pk}:{field}"


class Landed(models.Model):
    """That a row of a list became a report, and whether that was taken back. Nothing of what it says."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(PartnerFile, on_delete=models.PROTECT, related_name="landed")
    line = models.PositiveIntegerField()
    report = models.UUIDField(unique=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Numbers and dates only."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "file", "line", "report", "withdrawn_at"})

    class Meta:
        ordering = ["file", "line", "id"]
