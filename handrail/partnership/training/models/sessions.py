"""A session: what is taught or spoken of, when, where, and for how many."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation


class SessionYear(models.Model):
    """The year's book of references of sessions."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """Numbers."""

        personal = frozenset[str]()
        plain = frozenset({"year", "last_number"})

    def __str__(self) -> str:
        return f"sessions of {self.year}"


class SessionKind(models.TextChoices):
    """What sort of session it is."""

    COURSE = "course", "Course"
    WEBINAR = "webinar", "Webinar"
    SEMINAR = "seminar", "Seminar"
    BRIEFING = "briefing", "Briefing of drivers"


class Session(models.Model):
    """One session. `course` is a code of the pack with the version that is taught; a seminar may have none.

    `joining` is how to get in (a link, a door code): only those who have a place read it. What comes of a session is
    dated, never typed: it is cancelled, or its attendance is closed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=SessionKind)
    course = models.SlugField(max_length=40, blank=True)
    course_version = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    for_whom = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    online = models.BooleanField(default=False)
    joining = models.TextField(blank=True)
    capacity = models.PositiveIntegerField()
    open_to_all = models.BooleanField(default=False)
    book_until = models.DateTimeField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    attendance_closed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Who holds it is staff; nobody else is named here."""

        personal = frozenset[str]()
        staff = frozenset({"made_by"})
        plain = frozenset(
            {
                "id",
                "reference",
                "kind",
                "course",
                "course_version",
                "title",
                "about",
                "for_whom",
                "starts_at",
                "ends_at",
            }
            | {"place", "online", "joining", "capacity", "open_to_all", "book_until", "organisation", "made_at"}
            | {"cancelled_at", "cancelled_because", "attendance_closed_at"}
        )

    class Meta:
        ordering = ["starts_at", "reference"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(book_until__lte=F("ends_at")), name="a_session_is_booked_before_it_ends"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="a_session_has_places"),
        ]

    def __str__(self) -> str:
        return f"session:{self.reference}"
