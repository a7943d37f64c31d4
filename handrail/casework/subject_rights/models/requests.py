"""What somebody asks about themselves, its clock and its answer; and what of an answer is withheld, and why."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.persons.models import PotentialVictim


class RequestKind(models.TextChoices):
    """What is asked (UK GDPR, articles 15, 16 and 17)."""

    ACCESS = "access", "What do you keep about me?"
    RECTIFICATION = "rectification", "Something about me is wrong"
    ERASURE = "erasure", "Erase what you keep about me"


class Asker(models.TextChoices):
    """Who asks."""

    THEMSELVES = "themselves", "The person"
    SOLICITOR = "solicitor", "A solicitor for them"
    PARENT = "parent", "Whoever has parental responsibility"
    ATTORNEY = "attorney", "An attorney or deputy"
    OTHER = "other", "Somebody else they asked"


class Outcome(models.TextChoices):
    """How a request ended."""

    DONE = "done", "Done"
    PARTLY = "partly", "Done in part"
    REFUSED = "refused", "Refused"
    TAKEN_BACK = "taken_back", "Taken back by whoever asked"


class Request(models.Model):
    """One request. Its clock runs from the day on which it came, or on which we knew who asks, whichever is later.

    `words` holds, locked, what was asked, how we know who asks, and what was answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=RequestKind)
    asker = models.CharField(max_length=12, choices=Asker)
    words = models.BinaryField()
    received_on = models.DateField()
    identified_on = models.DateField(null=True, blank=True)
    extended = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What was asked, and what was answered."""

        personal = frozenset({"words"})
        staff = frozenset({"prepared_by", "agreed_by", "recorded_by"})
        plain = frozenset(
            {
                *("id", "reference", "person", "kind", "asker", "received_on", "identified_on", "extended", "outcome"),
                *("answered_on", "prepared_at", "agreed_at", "recorded_at"),
            }
        )

    class Meta:
        ordering = ["received_on", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_on=None) | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="an_answer_has_its_day",
            ),
            models.CheckConstraint(condition=~Q(agreed_by=F("prepared_by")), name="two_people_look_at_an_answer"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def about(self) -> str:
        """How the trail names this request."""
        return f"request:{self.pk}"

    def place(self) -> str:
        """Where the words live, so that they open nowhere else."""
        return f"subject_rights.Request:{self.pk}:words"


class RequestYear(models.Model):
    """The last number that was given to a request in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """A count."""

        personal = frozenset[str]()
        plain = frozenset({"year", "last_number"})


class WithheldBecause(models.TextChoices):
    """On what ground something is not told (Data Protection Act 2018, schedules 2 to 4)."""

    OTHERS = "others", "It is about somebody else, and they would be known by it (schedule 2, paragraph 16)"
    CRIME = "crime", "Telling it would hinder preventing or detecting crime (schedule 2, paragraph 2)"
    LEGAL = "legal", "It is legal advice (schedule 2, paragraph 19)"
    SERIOUS_HARM = "serious_harm", "Telling it would be likely to do serious harm (schedule 3, paragraphs 5 and 11)"
    CHILD = "child", "It is about a child, and telling it is not in their interest (schedule 3, paragraph 21)"


class Withheld(models.Model):
    """One thing that is left out of an answer. `what` is the place of a locked field: never words."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="withheld")
    what = models.CharField(max_length=120)
    because = models.CharField(max_length=16, choices=WithheldBecause)
    withheld_at = models.DateTimeField()
    withheld_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """References and codes."""

        personal = frozenset[str]()
        staff = frozenset({"withheld_by"})
        plain = frozenset({"id", "request", "what", "because", "withheld_at"})

    class Meta:
        ordering = ["what"]
        constraints = [models.UniqueConstraint(fields=["request", "what"], name="withheld_once")]
