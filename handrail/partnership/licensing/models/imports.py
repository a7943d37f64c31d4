"""A file that comes in: held under lock until it is brought in or dropped, then only counts of it stay."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.partnership.licensing.models.registers import Register


class ImportState(models.TextChoices):
    """How far a file has come."""

    RECEIVED = "received", "Columns to be confirmed"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, not brought in yet"
    BRINGING_IN = "bringing_in", "Being brought in"
    DONE = "done", "Brought in"
    FAILED = "failed", "Could not be brought in"
    DROPPED = "dropped", "Dropped"


UNDER_WAY = (ImportState.CHECKING, ImportState.BRINGING_IN)


class Import(models.Model):
    """One file for one register.

    Under a key of its own: `content`, the file, until it is brought in or dropped; `faults`, the rows that could not
    be read with the reasons, for some days longer. `columns` is the number of the column for each of our fields.
    `counts` is what it changed. `moved_at` is when work on it last moved on: it has stopped if that is long ago.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="imports")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.RECEIVED)
    subject = models.UUIDField(unique=True)
    content = models.BinaryField(default=b"")
    faults = models.BinaryField(default=b"")
    columns = models.JSONField(default=dict)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    why_failed = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """The file is full of people."""

        personal = frozenset({"content", "faults"})
        staff = frozenset({"made_by"})
        plain = frozenset(
            {"id", "register", "state", "subject", "columns", "rows_total", "rows_done", "counts", "why_failed"}
            | {"made_at", "moved_at", "finished_at"}
        )

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["register"], condition=Q(state="bringing_in"), name="one_file_at_a_time_comes_in"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed", "dropped"], content=b"", finished_at__isnull=False)
                | Q(state__in=["received", "checking", "checked", "bringing_in"], finished_at=None),
                name="a_finished_file_is_no_longer_held",
            ),
        ]

    def __str__(self) -> str:
        return f"import:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"licensing.Import:{self.pk}:{field}"
