"""What everything written in a file has in common: whose file, when, by whom, and words under the person's key."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.cases.models import Case

# What each kind of entry has besides its own codes and dates.
PLAIN = frozenset({"id", "case", "recorded_at"})
WORDS = frozenset({"contents"})
STAFF = frozenset({"recorded_by"})


class Entry(models.Model):
    """One thing written in a file. `contents` is JSON, locked; codes and dates stand beside it.

    Erasing a person empties `contents` of every entry, and leaves the codes that figures are counted from.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    contents = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return f"{self._meta.label}:{self.pk}:contents"
