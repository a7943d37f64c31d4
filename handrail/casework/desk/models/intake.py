"""How a sealed report becomes the desk's own: the tellings of a concern and the numbering of references."""

from django.db import models
from django.db.models import Q

from handrail.casework.desk.models.concern import Concern


class Telling(models.Model):
    """One thing that was told: the first report, or something its reporter added later.

    The key is that of the sealed report it was made from, so that one report can be taken in only once. Until
    somebody opens it, `sealed` holds the sealed box, locked once more under the concern's own subject, so that
    forgetting the subject forgets it also in backups; afterwards `contents` holds the report, locked the same way.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="tellings")
    first = models.BooleanField(default=False)
    entry = models.CharField(max_length=16)
    arrived_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField(default=b"")
    contents = models.BinaryField(default=b"")

    class Privacy:
        """What was told is the most personal thing here."""

        personal = frozenset({"sealed", "contents"})
        plain = frozenset({"id", "concern", "first", "entry", "arrived_at", "read_at"})

    class Meta:
        ordering = ["arrived_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concern"], condition=Q(first=True), name="a_concern_has_one_first_telling"
            ),
        ]

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"desk.Telling:{self.pk}:{field}"


class ReferenceYear(models.Model):
    """The last number given out in a year. Its row is also what lets one process at a time take reports in."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """Nobody is in here."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"year", "last_number"})
