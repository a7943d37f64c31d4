"""What somebody outside asks of the partnership: sealed as it arrives, answered under their receipt."""

import uuid

from django.db import models


class RequestKind(models.TextChoices):
    """What is asked for. Who takes it in is written in the room that answers it."""

    BOOKING = "booking", "A place on a session"
    CANCELLATION = "cancellation", "To give a place back"
    SPEAKER = "speaker", "To speak at a seminar"
    CHOICE = "choice", "Workshops of a seminar"
    ORDER = "order", "Leaflets"
    ATTENDANCE = "attendance", "To be counted as there"
    ANSWERS = "answers", "Answers on what is known"


class SealedRequest(models.Model):
    """One request, sealed to those who work here: whoever stored it cannot read it back.

    The same content under the same receipt is kept once. Once it is taken in, the sealed words are emptied.
    `refused` says by a code why it could not be taken in; such rows keep their words for whoever mends it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=14, choices=RequestKind)
    receipt_digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64, unique=True)
    reply_key = models.BinaryField()
    sealed = models.BinaryField()
    arrived_at = models.DateTimeField()
    taken_in = models.BooleanField(default=False)
    refused = models.CharField(max_length=40, blank=True)

    class Privacy:
        """What somebody typed of themselves, sealed."""

        personal = frozenset({"receipt_digest", "content_digest", "sealed"})
        plain = frozenset({"id", "kind", "reply_key", "arrived_at", "taken_in", "refused"})

    class Meta:
        indexes = [
            models.Index(
                fields=["arrived_at"], condition=models.Q(taken_in=False, refused=""), name="published_requests_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"request:{self.pk}"


class StandingWord(models.TextChoices):
    """How far a request has come."""

    RECEIVED = "received", "We have your request."
    CONFIRMED = "confirmed", "You have a place."
    WAITING = "waiting", "You are on the waiting list."
    ACCEPTED = "accepted", "We have said yes."
    DECLINED = "declined", "We cannot do this."
    CANCELLED = "cancelled", "This is cancelled."
    DONE = "done", "This is finished."


class RequestStanding(models.Model):
    """How far the request with this receipt has come, and what only the receipt opens.

    `sealed` is a message; `enclosed` is what a certificate says, as JSON. `about` is the session that it is a place at.
    """

    receipt_digest = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=14, choices=RequestKind)
    word = models.CharField(max_length=10, choices=StandingWord)
    sealed = models.BinaryField(default=b"")
    enclosed = models.BinaryField(default=b"")
    about = models.UUIDField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Privacy:
        """What is said back, sealed."""

        personal = frozenset({"receipt_digest", "sealed", "enclosed"})
        plain = frozenset({"kind", "word", "about", "changed_at"})

    def __str__(self) -> str:
        return "standing"
