"""Risks with a day on which each is looked at again, the children of the person, and notes that are read first."""

from django.db import models
from django.db.models import Q

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry


class RiskClosing(models.TextChoices):
    """Why a risk is not looked at any more."""

    PASSED = "passed", "The risk has passed"
    ELSEWHERE = "elsewhere", "Somebody else keeps it now"
    JOINED = "joined", "It is part of another risk here"
    MISTAKE = "mistake", "It was written down by mistake"


class Risk(Entry):
    """One risk. `kind` and `level` are codes of the pack; the day of the next look is never missing while it is open.

    `contents` holds what it is, from or to whom, and why it was closed.
    """

    kind = models.CharField(max_length=24)
    level = models.CharField(max_length=12)
    review_on = models.DateField(null=True, blank=True)
    closing = models.CharField(max_length=12, choices=RiskClosing, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Who threatens whom is locked."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"kind", "level", "review_on", "closing", "closed_at"}

    class Meta:
        ordering = ["review_on", "recorded_at", "id"]
        indexes = [
            models.Index(fields=["case", "recorded_at"], name="support_risks_of_file"),
            models.Index(fields=["review_on", "case"], condition=Q(closed_at=None), name="support_risks_to_review"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closing="", review_on__isnull=False)
                | (Q(closed_at__isnull=False, review_on=None) & ~Q(closing="")),
                name="an_open_risk_has_a_review_a_closed_one_a_reason",
            ),
        ]


class RiskReview(Entry):
    """One look at a risk, the first among them. `contents` holds what makes it safer, and what has changed."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="reviews")
    level = models.CharField(max_length=12)
    review_on = models.DateField()

    class Privacy:
        """What makes somebody safer is locked."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"risk", "level", "review_on"}

    class Meta:
        ordering = ["recorded_at", "id"]


class Child(Entry):
    """A child of the person. Everything about them is locked; a child who may be exploited has a record of their own.

    `contents` holds an age band, where they are, whether social care is involved, and words.
    """

    own_record = models.ForeignKey(PotentialVictim, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A child."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"own_record", "taken_off_at"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["case", "recorded_at"], name="support_children_of_file")]


class WarningNote(Entry):
    """What colleagues read before anything else. It ends by itself.

    `contents` holds the words, and how the person was told or why they were not.
    """

    told = models.BooleanField()
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """The words are about the person, or about whoever is near them."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"told", "ends_on", "ended_at"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["case", "recorded_at"], name="support_warnings_of_file")]
