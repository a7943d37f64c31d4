"""Which organisations were invited, what they answered, and how many people they promise."""

from django.db import models
from django.db.models import F, Q

from handrail.casework.operations.models.part import PLAIN, STAFF, WORDS, Part
from handrail.foundation.people.models import Organisation


class Answer(models.TextChoices):
    """What an organisation said to being invited."""

    ASKED = "asked", "Not answered yet"
    COMING = "coming", "Coming"
    CANNOT = "cannot", "Cannot come"
    TAKEN_BACK = "taken_back", "Taken back"


class AgencyInvitation(Part):
    """One organisation is asked to take part: its task, and whom it sends or why it cannot, are locked.

    They see when and where to meet, and their task. They see nothing of the concerns or of the rest of the plan.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer, default=Answer.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A task may speak of persons."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | {"organisation", "answer", "answered_at", "reminded_at"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["organisation", "-recorded_at"], name="operations_invited")]
        constraints = [
            models.UniqueConstraint(
                fields=["operation", "organisation"],
                condition=~Q(answer="taken_back"),
                name="an_organisation_is_invited_once",
            ),
        ]


class Promise(Part):
    """An organisation promises so many people for one thing, for a time. Who they are is theirs to say."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.SlugField(max_length=40)
    people = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Numbers and times; what they added in words is locked."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | {"organisation", "role", "people", "starts_at", "ends_at", "taken_back_at"}

    class Meta:
        ordering = ["starts_at", "role", "id"]
        indexes = [models.Index(fields=["operation", "starts_at"], name="operations_promised")]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="a_promise_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(people__gte=1), name="somebody_is_promised"),
        ]
