"""The support worker's file on one person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Organisation


class CaseStatus(models.TextChoices):
    """Where the work with somebody stands. Never typed: `policies.status_after` derives it from dated facts."""

    NEW = "new", "New"
    ASSESSED = "assessed", "Assessed"
    PLANNED = "planned", "Planned"
    IN_SUPPORT = "in_support", "In support"
    MOVED_ON = "moved_on", "Moved on"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"


class Origin(models.TextChoices):
    """What a file was opened from."""

    CONCERN = "concern", "A concern"
    REFERRAL = "referral", "A referral"
    RECEPTION = "reception", "A reception centre"
    THEMSELVES = "themselves", "They came themselves"


class Case(models.Model):
    """One file on one person, kept by the organisation that keeps the person's record.

    What the person is called, who they are and how to reach them stands in their record; nothing of it is copied
    here. `origin_id` is the id of what the file was opened from. `status` repeats what the events say, so that a
    list of many thousand files can be filtered; only `actions.note_event` writes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    person = models.OneToOneField(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    origin = models.CharField(max_length=12, choices=Origin)
    origin_id = models.UUIDField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=CaseStatus, default=CaseStatus.NEW)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Privacy:
        """The file is a row of codes: everything about the person is elsewhere, under their own key."""

        personal = frozenset[str]()
        staff = frozenset({"worker", "opened_by"})
        plain = frozenset(
            {
                "id",
                "reference",
                "person",
                "organisation",
                "origin",
                "origin_id",
                "status",
                "opened_at",
                "updated_at",
            }
        )

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "status", "-updated_at", "id"], name="cases_of_organisation"),
            models.Index(fields=["worker", "status", "-updated_at", "id"], name="cases_of_worker"),
            models.Index(fields=["-updated_at", "id", "status"], name="cases_worked_on_last"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=Q(origin="referral"),
                name="one_file_from_one_referral",
            ),
            models.CheckConstraint(
                condition=Q(origin="themselves", origin_id=None)
                | (~Q(origin="themselves") & Q(origin_id__isnull=False)),
                name="a_file_says_what_it_was_opened_from",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def about(self) -> str:
        """How the trail names this file."""
        return f"case:{self.pk}"


class CaseYear(models.Model):
    """The last number that was given to a file in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """A count."""

        personal = frozenset[str]()
        plain = frozenset({"year", "last_number"})
