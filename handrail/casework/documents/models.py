"""What is stored of a document: a row of codes, and the file in locked pieces, in the database with everything else.

In the database, because then one transaction keeps it whole or not at all, one backup holds it and one erasure
removes it.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.attachments.kinds import KEPT, WORDS, Kind


class Document(models.Model):
    """One document about one person. The same file twice is one document.

    `told` holds, locked: what the file was called, what somebody says it is, and the SHA-256 of the file and of its
    copy. A hash of a file identifies it, so outside there is only a keyed token. `copy_size` is empty where no clean
    copy can be made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=[(kind.value, WORDS[kind]) for kind in KEPT])
    size = models.PositiveIntegerField()
    copy_size = models.PositiveIntegerField(null=True, blank=True)
    content_token = models.CharField(max_length=64)
    told = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What it is called, says to be and contains is locked under the person's own key."""

        personal = frozenset({"told", "content_token"})
        staff = frozenset({"added_by"})
        plain = frozenset({"id", "person", "number", "kind", "size", "copy_size", "added_at"})

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="one_document_of_a_number"),
            models.UniqueConstraint(fields=["person", "content_token"], name="the_same_file_is_one_document"),
            models.CheckConstraint(
                condition=Q(kind=Kind.DOC.value) | Q(copy_size__isnull=False), name="a_copy_wherever_one_can_be_made"
            ),
        ]

    def __str__(self) -> str:
        return f"document:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"documents.Document:{self.pk}:{field}"


class Part(models.TextChoices):
    """Which of the two files a piece belongs to."""

    ORIGINAL = "original", "The file as it came"
    COPY = "copy", "The clean copy"


class DocumentPiece(models.Model):
    """A piece of a file, locked, bound to its document, its file, its number and how many there are."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pieces")
    part = models.CharField(max_length=8, choices=Part)
    number = models.PositiveSmallIntegerField()
    box = models.BinaryField()

    class Privacy:
        """What the file contains."""

        personal = frozenset({"box"})
        plain = frozenset({"id", "document", "part", "number"})

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "part", "number"], name="one_piece_of_a_number")]


class OriginalReading(models.Model):
    """Somebody opened the file as it came, with the reason they gave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reason = models.BinaryField()
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """A reason speaks of the person."""

        personal = frozenset({"reason"})
        staff = frozenset({"read_by"})
        plain = frozenset({"id", "document", "read_at"})

    class Meta:
        ordering = ["read_at", "id"]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"documents.OriginalReading:{self.pk}:reason"
