"""Two reports of the same thing, joined without destroying either, and pairs found to be about different things."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.desk.models.concern import Concern


class Joining(models.Model):
    """One concern put with another, by whom and when, with the codes of the other as they stood before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    duplicate = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    main = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    separated_at = models.DateTimeField(null=True, blank=True)
    separated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Codes and dates only."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"joined_by", "separated_by"})
        plain = frozenset({"id", "duplicate", "main", "before", "joined_at", "separated_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate"], condition=Q(separated_at__isnull=True), name="a_concern_is_joined_once"
            ),
        ]


class KeptApart(models.Model):
    """Two concerns that somebody looked at and found to be about different things. `one` has the smaller id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="+")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Codes and dates only."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"decided_by"})
        plain = frozenset({"id", "one", "other", "decided_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_is_kept_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_smaller_id_comes_first"),
        ]
