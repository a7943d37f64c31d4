"""One line of the trail."""

from django.db import models


class TrailEntry(models.Model):
    """Who did what to which record, and when. Never changed, never removed: the database refuses both.

    `seq` counts from 1 without a gap. `link` is a keyed digest of the whole line and of the line before it.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    by = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=80, blank=True)
    link = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["about", "seq"], name="trail_by_about"),
            models.Index(fields=["by", "seq"], name="trail_by_whom"),
            models.Index(fields=["act", "seq"], name="trail_by_act"),
        ]
        ordering = ["seq"]

    class Privacy:
        personal: frozenset[str] = frozenset()
        plain = frozenset({"seq", "at", "act", "about", "by", "detail", "previous", "link"})

    def __str__(self) -> str:
        return f"trail:{self.seq}"
