"""Sessions that anybody may book, and certificates that anybody may check: no name among them."""

import uuid

from django.db import models
from django.db.models import F, Q


class EventKind(models.TextChoices):
    """What sort of session it is."""

    COURSE = "course", "Course"
    WEBINAR = "webinar", "Webinar"
    SEMINAR = "seminar", "Seminar"
    BRIEFING = "briefing", "Briefing"


class OpenEvent(models.Model):
    """One session as the public reads it; its id is the session's own.

    `programme` is what of a seminar is published: rows of times, rooms, titles and speakers who agreed to be named.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=EventKind)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    for_whom = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    online = models.BooleanField(default=False)
    book_until = models.DateTimeField()
    places_left = models.PositiveIntegerField()
    speakers_until = models.DateTimeField(null=True, blank=True)
    looking_for = models.TextField(blank=True)
    programme = models.JSONField(default=list)
    published_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Published."""

        personal = frozenset[str]()
        plain = frozenset(
            {"id", "kind", "title", "about", "for_whom", "starts_at", "ends_at", "place", "online", "book_until"}
            | {"places_left", "speakers_until", "looking_for", "programme", "published_at", "cancelled_at"}
        )

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_event_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"event:{self.pk}"


class Handout(models.Model):
    """The slides of one item of a published programme, as anybody may read them; its id is the item's own."""

    id = models.UUIDField(primary_key=True)
    event = models.ForeignKey(OpenEvent, on_delete=models.CASCADE, related_name="handouts")
    content = models.BinaryField()

    class Privacy:
        """Published."""

        personal = frozenset[str]()
        plain = frozenset({"id", "event", "content"})

    def __str__(self) -> str:
        return f"handout:{self.pk}"


class Taught(models.Model):
    """The course of one session, so that whoever came can be asked about it; its id is the session's own.

    Neither its title nor where it is held stands here.
    """

    id = models.UUIDField(primary_key=True)
    course = models.SlugField(max_length=40, blank=True)
    version = models.CharField(max_length=20, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Privacy:
        """A course and a time."""

        personal = frozenset[str]()
        plain = frozenset({"id", "course", "version", "starts_at", "ends_at"})

    def __str__(self) -> str:
        return f"taught:{self.pk}"


class RoomCode(models.Model):
    """A code that is shown in the room, for as long as it counts: whoever types it is there."""

    code = models.CharField(primary_key=True, max_length=6)
    taught = models.ForeignKey(Taught, on_delete=models.CASCADE, related_name="codes")
    shown_at = models.DateTimeField()
    until = models.DateTimeField()

    class Privacy:
        """Everybody in the room reads it."""

        personal = frozenset[str]()
        plain = frozenset({"code", "taught", "shown_at", "until"})

    def __str__(self) -> str:
        return f"room code of {self.taught_id}"


class Certificate(models.Model):
    """What a code on a certificate proves: a course, a day and until when. Whose it is stands on the paper alone.

    `digest` is of the code, keyed: nobody can try codes against a copy of the database.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    course = models.CharField(max_length=200)
    version = models.CharField(max_length=20)
    earned_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A day and a course."""

        personal = frozenset[str]()
        plain = frozenset({"digest", "course", "version", "earned_on", "expires_on", "withdrawn_at"})

    def __str__(self) -> str:
        return "certificate"
