"""What was learnt here of how people are weighed: the county's own chances, and what decisions teach."""

import uuid

from django.conf import settings
from django.db import models


class LearntKind(models.TextChoices):
    """Which of the two."""

    MODEL = "model", "The county's own weights"
    SECOND_STAGE = "second_stage", "What decisions teach"


class Learnt(models.Model):
    """One thing that was learnt. It weighs nobody until somebody takes it into use, and is never changed.

    `contents` are numbers by comparison and level. `fingerprint` names them; `rests_on` is the fingerprint of the
    chances that a second stage corrects. `learnt_from` counts records or decisions. `weighed_at` is when all that
    was suggested before was weighed anew with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=LearntKind)
    fingerprint = models.CharField(max_length=16)
    rests_on = models.CharField(max_length=16, blank=True)
    contents = models.JSONField()
    learnt_from = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    used_from = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    weighed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Numbers over very many records; a value of nobody's field is in them."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"used_by"})
        plain = frozenset(
            {"id", "kind", "fingerprint", "rests_on", "contents", "learnt_from", "made_at", "used_from", "weighed_at"}
        )

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "fingerprint"], name="a_thing_is_learnt_once"),
        ]
