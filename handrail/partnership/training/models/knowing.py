"""What people hold: a course that was taken; and how many there are to train."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.training.models.attendees import Attendee
from handrail.partnership.training.models.sessions import Session


class Record(models.Model):
    """A course that somebody took: its version, the day, and until when it counts.

    `certificate` is the digest of the code on the paper (published.Certificate). One without a session came in a list
    of past attendance. `lapsed_at` is written on the morning after its last day, `reminded_at` once it is due again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="records")
    course = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    earned_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="records")
    certificate = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Privacy:
        """A course and a day; whose is behind the attendee."""

        personal = frozenset[str]()
        plain = frozenset(
            {"id", "attendee", "course", "version", "earned_on", "expires_on", "session", "certificate"}
            | {"withdrawn_at", "reminded_at", "lapsed_at", "made_at"}
        )

    class Meta:
        indexes = [models.Index(fields=["course", "expires_on"], name="training_records_of_course")]
        constraints = [
            models.UniqueConstraint(
                fields=["attendee", "session"], condition=Q(session__isnull=False), name="one_record_for_one_session"
            ),
            models.UniqueConstraint(
                fields=["attendee", "course", "earned_on"],
                condition=Q(session=None),
                name="one_record_for_one_day_of_the_past",
            ),
        ]

    def __str__(self) -> str:
        return f"training-record:{self.pk}"


class Wave(models.TextChoices):
    """When somebody is asked what they know."""

    BEFORE = "before", "Before"
    AFTER = "after", "After"
    LATER = "later", "Six months on"


class Sitting(models.Model):
    """What somebody answered, the first time they were asked. Nothing says whose it is, nor on which day.

    `answers` is the number of the answer given to each question, by its code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sittings")
    wave = models.CharField(max_length=6, choices=Wave)
    answers = models.JSONField()

    class Privacy:
        """Answers that are nobody's."""

        personal = frozenset[str]()
        plain = frozenset({"id", "session", "wave", "answers"})

    def __str__(self) -> str:
        return f"sitting:{self.pk}"


class Headcount(models.Model):
    """How many of a profession work at an organisation, counted on a day: the newest holds, the older ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    profession = models.SlugField(max_length=40)
    people = models.PositiveIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Privacy:
        """Counts."""

        personal = frozenset[str]()
        staff = frozenset({"made_by"})
        plain = frozenset({"id", "organisation", "profession", "people", "counted_on", "source", "made_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "profession", "counted_on"], name="one_headcount_for_one_day"
            )
        ]

    def __str__(self) -> str:
        return f"headcount:{self.pk}"
