"""What the database keeps of a report: sealed words, and the few codes that may be counted."""

import uuid
from typing import ClassVar

from django.db import models


class Entry(models.TextChoices):
    """The way a report came in."""

    ONLINE = "online", "Online form"
    TELEPHONE = "telephone", "Telephone"
    IMPORT = "import", "Imported from a partner"
    FOLLOW_UP = "follow_up", "Added with a receipt"


class Lane(models.TextChoices):
    """Which queue the desk finds it in. Both are read; the second came in a flood."""

    NORMAL = "normal", "Normal"
    QUARANTINE = "quarantine", "Set aside in a flood"


class Wording(models.TextChoices):
    """How far a concern has come, in the words its reporter reads."""

    RECEIVED = "received", "We have it. It is waiting to be read."
    READ = "read", "A trained person has read it."
    PASSED_ON = "passed_on", "We have passed it to an organisation that can act on it."
    ACKNOWLEDGED = "acknowledged", "The organisation we passed it to has taken it on."
    CLOSED = "closed", "We have finished our work on it."


class SealedReport(models.Model):
    """One telling, sealed to the desk. Whoever stored it cannot read it back.

    Rows with the same `receipt_digest` belong to one concern. A second row with the same content is
    refused by the database, which is how the same form sent twice makes one concern. Once the desk has
    taken it in, under the key of its subject, the sealed words here are emptied: else erasing the
    subject would leave a copy.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt_digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    reply_key = models.BinaryField()
    sealed = models.BinaryField()
    arrived_at = models.DateTimeField()
    lane = models.CharField(max_length=10, choices=Lane)
    entry = models.CharField(max_length=10, choices=Entry)
    reporter_kind = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=60, blank=True)
    danger = models.CharField(max_length=8)
    child = models.CharField(max_length=8)
    sharing = models.CharField(max_length=10)
    taken_in = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_digest"], name="one_row_for_one_content_digest"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["lane", "arrived_at"],
                condition=models.Q(taken_in=False),
                name="waiting_for_the_desk",
            ),
        ]

    class Privacy:
        personal = frozenset({"receipt_digest", "content_digest", "sealed"})
        plain = frozenset(
            {
                "id",
                "reply_key",
                "arrived_at",
                "lane",
                "entry",
                "reporter_kind",
                "district",
                "danger",
                "child",
                "sharing",
                "taken_in",
            }
        )


class Standing(models.Model):
    """How far the concern with this receipt has come: a code, nothing else."""

    receipt_digest = models.CharField(max_length=64, unique=True)
    words = models.CharField(max_length=16, choices=Wording)
    changed_at = models.DateTimeField()

    class Privacy:
        personal = frozenset({"receipt_digest"})
        plain = frozenset({"id", "words", "changed_at"})


class Reply(models.Model):
    """A message back, sealed so that only the receipt opens it."""

    receipt_digest = models.CharField(max_length=64, db_index=True)
    sealed = models.BinaryField()
    posted_at = models.DateTimeField()

    class Privacy:
        personal = frozenset({"receipt_digest", "sealed"})
        plain = frozenset({"id", "posted_at"})
