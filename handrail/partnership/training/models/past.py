"""Lists of past attendance that come in: held under lock until they are brought in or dropped."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation


class PastState(models.TextChoices):
    """How far a list has come."""

    RECEIVED = "received", "Columns to be confirmed"
    CHECKED = "checked", "Checked, not brought in yet"
    DONE = "done", "Brought in"
    DROPPED = "dropped", "Dropped"


class PastFile(models.Model):
    """One list of who took a course before we kept count.

    `content` is the file, under a key of its own, until it is brought in or dropped. `columns` is the number of the
    column for each of our fields, `marks` the keyed mark of its heading: the next list is matched by them. `counts` is
    what it holds, or added. `course` is that of every row where no column says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PastState, default=PastState.RECEIVED)
    subject = models.UUIDField(unique=True)
    content = models.BinaryField(default=b"")
    course = models.SlugField(max_length=40)
    columns = models.JSONField(default=dict)
    marks = models.JSONField(default=dict)
    rows_total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """The file is full of people."""

        personal = frozenset({"content"})
        staff = frozenset({"made_by"})
        plain = frozenset(
            {"id", "organisation", "state", "subject", "course", "columns", "marks", "rows_total", "counts"}
            | {"made_at", "finished_at"}
        )

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["done", "dropped"], content=b"", finished_at__isnull=False)
                | Q(state__in=["received", "checked"], finished_at=None),
                name="a_finished_list_is_no_longer_held",
            )
        ]

    def __str__(self) -> str:
        return f"past-attendance:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"training.PastFile:{self.pk}:{field}"
