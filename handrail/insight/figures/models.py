"""Counts that somebody else published, never mixed with our own; and what was told of ours, which stands."""

from django.db import models
from django.db.models import F, Q


class PublishedCount(models.Model):
    """One published number: a series, a period of whole days, a count, and the edition that said so.

    Published figures are revised. A later edition is kept beside the earlier one, and shown instead of it.
    """

    series = models.CharField(max_length=120)
    source = models.CharField(max_length=300)
    unit = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    count = models.PositiveIntegerField()
    edition = models.CharField(max_length=40)
    imported_at = models.DateTimeField()

    class Privacy:
        """Published already, and about no one person."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "series", "source", "unit", "first", "last", "count", "edition", "imported_at"})

    class Meta:
        ordering = ["series", "first", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "edition", "first", "last"], name="one_count_for_a_period_of_an_edition"
            ),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="a_period_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.first} to {self.last}"


class Telling(models.Model):
    """What was told of a closed quarter on a day, with small numbers hidden; of a year its medians alone.

    It is never changed. A later one stands beside it, and everybody is taken to have kept both.
    """

    period = models.CharField(max_length=24)
    number = models.PositiveSmallIntegerField()
    told_on = models.DateField()
    figures = models.JSONField()

    class Privacy:
        """Numbers that may be shown."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "period", "number", "told_on", "figures"})

    class Meta:
        ordering = ["period", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="a_telling_of_a_period_is_made_once"),
        ]

    def __str__(self) -> str:
        return f"{self.period}, {self.number}"
