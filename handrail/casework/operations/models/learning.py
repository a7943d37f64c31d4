"""What came of an operation and what was learnt: counts and references, never a file on a suspect."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.operations.models.part import PLAIN, STAFF, WORDS, Part

COUNTS = ("found", "offered", "accepted", "moved_on", "arrests", "charges", "orders")


class Debrief(Part):
    """What went well and what did not, and what came of it.

    `found` to `moved_on` are people who were met without going through a reception centre: a centre counts its own.
    `references` (locked) are the police's own numbers. There is no place here for the name of a suspect.
    """

    found = models.PositiveSmallIntegerField(default=0)
    offered = models.PositiveSmallIntegerField(default=0)
    accepted = models.PositiveSmallIntegerField(default=0)
    moved_on = models.PositiveSmallIntegerField(default=0)
    arrests = models.PositiveSmallIntegerField(default=0)
    charges = models.PositiveSmallIntegerField(default=0)
    orders = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """What went well or badly may speak of persons."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | frozenset(COUNTS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["operation"], name="one_debrief_of_an_operation")]


class Lesson(Part):
    """One thing to do differently: what, locked; who sees to it, by when, and since when it is done."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A lesson may speak of persons."""

        personal = WORDS
        staff = STAFF | {"owner"}
        plain = PLAIN | {"due_on", "done_at"}

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(done_at=None), name="operations_lessons_to_do"),
            models.Index(fields=["operation", "due_on"], name="operations_lessons_of"),
        ]
