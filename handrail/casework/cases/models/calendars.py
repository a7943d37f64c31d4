"""The address at which a calendar program finds what a worker has to do: references, and nothing else."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class CalendarAddress(models.Model):
    """One secret address of one worker. Only a keyed mark of the secret is kept: nobody can read it back here.

    `read_at` is when it was asked for last; `reads` how often in the hour since `counted_from`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    counted_from = models.DateTimeField(null=True, blank=True)
    reads = models.PositiveIntegerField(default=0)

    class Privacy:
        """Whose calendar it is, and a mark that leads nowhere without our key."""

        personal = frozenset[str]()
        staff = frozenset({"worker"})
        plain = frozenset({"id", "mark", "made_at", "ended_at", "read_at", "counted_from", "reads"})

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=Q(ended_at=None), name="one_calendar_of_a_worker"),
        ]
