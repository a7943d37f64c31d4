"""What everything written into an operation has in common: which one, when, by whom, and words under its key."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.operations.models.operation import Operation

# What each kind of part has besides its own codes and dates.
PLAIN = frozenset({"id", "operation", "recorded_at"})
WORDS = frozenset({"contents"})
STAFF = frozenset({"recorded_by"})


class Part(models.Model):
    """One thing written into an operation. `contents` is JSON, locked; codes and dates stand beside it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="+")
    contents = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return f"{self._meta.label}:{self.pk}:contents"
