"""A seminar, which is a session of training with a programme, its rooms, and what was agreed there."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.training.models import Session


class Seminar(models.Model):
    """What a seminar has beside its session: the call for speakers, and whether its programme is published."""

    session = models.OneToOneField(Session, primary_key=True, on_delete=models.PROTECT, related_name="+")
    looking_for = models.TextField(blank=True)
    speakers_until = models.DateTimeField(null=True, blank=True)
    programme_published_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """What anybody may read."""

        personal = frozenset[str]()
        plain = frozenset({"session", "looking_for", "speakers_until", "programme_published_at"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(speakers_until=None) | ~Q(looking_for=""), name="a_call_says_what_is_looked_for"
            )
        ]

    def __str__(self) -> str:
        return f"seminar:{self.pk}"


class Room(models.Model):
    """A room of the house, and how many it seats."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=80)
    seats = models.PositiveIntegerField()
    step_free = models.BooleanField(default=False)

    class Privacy:
        """A room."""

        personal = frozenset[str]()
        plain = frozenset({"id", "seminar", "name", "seats", "step_free"})

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["seminar", "name"], name="one_seminar_room_of_a_name"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="a_room_has_seats"),
        ]

    def __str__(self) -> str:
        return f"room:{self.pk}"


class FollowUp(models.Model):
    """What was agreed at a seminar: who sees to it, by when, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="follow_ups")
    what = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    agreed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Whoever sees to it is staff; the rest is work between organisations."""

        personal = frozenset[str]()
        staff = frozenset({"owner"})
        plain = frozenset(
            {"id", "seminar", "what", "organisation", "due_on", "agreed_at", "done_at", "outcome", "reminded_at"}
        )

    class Meta:
        ordering = ["due_on", "agreed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | (Q(done_at__gte=F("agreed_at")) & ~Q(outcome="")),
                name="what_is_done_says_what_came_of_it",
            )
        ]

    def __str__(self) -> str:
        return f"follow-up:{self.pk}"
