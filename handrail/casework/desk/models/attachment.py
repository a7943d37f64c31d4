"""What a reporter sent along: sealed until somebody opens it, then the file as it came and a copy to work with."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.desk.models.concern import Concern
from handrail.foundation.attachments.kinds import KEPT, WORDS


class Attachment(models.Model):
    """One file that came with a concern. The key is that of the sealed file it was made from.

    `told` holds, locked: what the file was called, whether parts were covered, why there is no copy, and the SHA-256
    of the file and of its copy. `kind` and the sizes (bytes) are known once somebody has opened it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    arrived_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=8, blank=True, choices=[(kind.value, WORDS[kind]) for kind in KEPT])
    size = models.PositiveIntegerField(null=True, blank=True)
    copy_size = models.PositiveIntegerField(null=True, blank=True)
    told = models.BinaryField(default=b"")

    class Privacy:
        """What it is called and what it holds is locked under the concern's own key."""

        personal = frozenset({"told"})
        plain = frozenset({"id", "concern", "number", "arrived_at", "opened_at", "kind", "size", "copy_size"})

    class Meta:
        ordering = ["arrived_at", "number"]

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"desk.Attachment:{self.pk}:{field}"


class Form(models.TextChoices):
    """In which form a file is kept."""

    SEALED = "sealed", "Sealed, as it arrived"
    ORIGINAL = "original", "The file as it came"
    COPY = "copy", "The copy to work with"


class AttachmentBox(models.Model):
    """One form of a file, locked; in a row of its own, so that lists do not read it."""

    id = models.BigAutoField(primary_key=True)
    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="boxes")
    form = models.CharField(max_length=8, choices=Form)
    box = models.BinaryField()

    class Privacy:
        """What the file contains."""

        personal = frozenset({"box"})
        plain = frozenset({"id", "attachment", "form"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "form"], name="one_box_of_a_form")]


class OriginalOpened(models.Model):
    """Somebody took the file as it came, with the reason they gave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="openings")
    reason = models.BinaryField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """A reason speaks of people."""

        personal = frozenset({"reason"})
        staff = frozenset({"opened_by"})
        plain = frozenset({"id", "attachment", "opened_at"})

    class Meta:
        ordering = ["opened_at", "id"]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"desk.OriginalOpened:{self.pk}:reason"
