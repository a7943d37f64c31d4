"""What is kept beside a concern: notes, messages to the reporter, and keyed tokens to find it by."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.desk.models.concern import Concern


class NoteKind(models.TextChoices):
    """Whether a note stands by itself or says why something was done."""

    NOTE = "note", "Note"
    ASSESSED = "assessed", "Why this priority"
    CLOSED = "closed", "Why it was closed"
    REOPENED = "reopened", "Why it was opened again"
    JOINED = "joined", "Why it was joined"


class Note(models.Model):
    """Something a colleague wrote for colleagues. The reporter never sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=16, choices=NoteKind, default=NoteKind.NOTE)
    text = models.BinaryField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Privacy:
        """A note is about people."""

        personal = frozenset({"text"})
        staff = frozenset({"written_by"})
        plain = frozenset({"id", "concern", "kind", "written_at"})

    class Meta:
        ordering = ["written_at", "id"]

    def place(self) -> str:
        """Where the text lives, so that it opens nowhere else."""
        return f"desk.Note:{self.pk}:text"


class Message(models.Model):
    """Something the desk wrote to the reporter. What the reporter writes back is a Telling."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="messages")
    text = models.BinaryField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Privacy:
        """A message is about people."""

        personal = frozenset({"text"})
        staff = frozenset({"written_by"})
        plain = frozenset({"id", "concern", "written_at"})

    class Meta:
        ordering = ["written_at", "id"]

    def place(self) -> str:
        """Where the text lives, so that it opens nowhere else."""
        return f"desk.Message:{self.pk}:text"


class TokenKind(models.TextChoices):
    """What kind of identifier a token stands for."""

    TELEPHONE = "telephone", "Telephone number"
    PLATE = "plate", "Number plate"
    POSTCODE = "postcode", "Postcode"
    NAME = "name", "Word of a name"
    BUSINESS = "business", "Word of a business name"


class ConcernToken(models.Model):
    """A keyed token of something by which a concern can be found; the thing itself is nowhere in the clear."""

    id = models.BigAutoField(primary_key=True)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=16, choices=TokenKind)
    token = models.CharField(max_length=64)

    class Privacy:
        """A token stands for a person's number or name."""

        personal = frozenset({"token"})
        plain = frozenset({"id", "concern", "kind"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "token", "concern"], name="one_token_of_a_kind_for_a_concern"),
        ]
