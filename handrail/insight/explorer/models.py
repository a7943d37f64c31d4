"""What was shown to whom, so that nobody finds by subtracting what was hidden; and the questions that people keep."""

import uuid

from django.conf import settings
from django.db import models


class Audience(models.TextChoices):
    """Who looks. Each sees numbers from a threshold of their own, and knows what anybody of them has seen."""

    INSIDE = "inside", "People who work with figures here"
    OUTSIDE = "outside", "The board"


class Edition(models.Model):
    """All that one audience was shown of one unit: numbers stay as first shown, and nothing is forgotten.

    `shown` grows with each table: whoever made a table beside fewer than there are by now has to make it again. Rows
    that begin on another day are of a time when each quarter of the calendar began anew; their tables count too.
    """

    unit = models.CharField(max_length=16)
    audience = models.CharField(max_length=8, choices=Audience)
    begins_on = models.DateField()
    shown = models.PositiveIntegerField(default=0)

    class Privacy:
        """About tables, and nobody in them."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "unit", "audience", "begins_on", "shown"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "audience", "begins_on"], name="one_edition_of_a_unit_a_quarter"),
        ]


class ShownTable(models.Model):
    """One table as it was shown: its cells with None for a hidden number, and a digest of what was counted.

    `codes` are what it is crossed by, in order of the alphabet. `cells` is a list of values, in the order of the
    codes and None where summed over, each with its number.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="tables")
    codes = models.CharField(max_length=120, blank=True)
    first = models.DateField()
    last = models.DateField()
    threshold = models.PositiveSmallIntegerField()
    values = models.JSONField()
    cells = models.JSONField()
    digest = models.CharField(max_length=64)
    shown_at = models.DateTimeField()

    class Privacy:
        """Numbers that may be shown, and names of groups."""

        personal: frozenset[str] = frozenset()
        plain = frozenset(
            {"id", "edition", "codes", "first", "last", "threshold", "values", "cells", "digest", "shown_at"}
        )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "codes", "first", "last"], name="a_table_is_shown_one_way_in_an_edition"
            ),
        ]


class SavedView(models.Model):
    """A question that somebody keeps, and others too if it is shared. `period` may be the latest that has ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shared = models.BooleanField(default=False)
    unit = models.CharField(max_length=16)
    codes = models.CharField(max_length=120, blank=True)
    period = models.CharField(max_length=24)
    beside = models.CharField(max_length=24, blank=True)
    kept_at = models.DateTimeField()

    class Privacy:
        """What somebody here calls a table."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"owner"})
        plain = frozenset({"id", "name", "shared", "unit", "codes", "period", "beside", "kept_at"})

    class Meta:
        ordering = ["name", "pk"]


class Seen(models.Model):
    """What one person saw of a saved view when they last said so: the numbers as shown, to tell what changed since."""

    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="seen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=24)
    cells = models.JSONField()
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Privacy:
        """Numbers that were shown."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"person"})
        plain = frozenset({"id", "view", "period", "cells", "digest", "seen_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["view", "person"], name="one_last_look_at_a_view_for_a_person"),
        ]
