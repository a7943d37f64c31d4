"""What somebody has told us already and agreed to have passed on, and the letters that were written."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry
from handrail.foundation.people.models import Organisation


class PartAnswer(models.TextChoices):
    """Whether they agree that this part may be shown to others."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "Not asked yet"


class SummaryPart(Entry):
    """One part of the summary, as it was read back to them. That with the highest number of a section holds.

    `contents` holds the words and the language in which they were read back. A yes is to these words: new words
    are a new row and need a new yes.
    """

    section = models.CharField(max_length=24)
    number = models.PositiveSmallIntegerField()
    agreed = models.CharField(max_length=12, choices=PartAnswer)
    agreed_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Their own account."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"section", "number", "agreed", "agreed_on", "withdrawn_at"}

    class Meta:
        ordering = ["section", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "section", "number"], name="one_part_of_a_number"),
            models.CheckConstraint(
                condition=(Q(agreed="yes", agreed_on__isnull=False)) | (~Q(agreed="yes") & Q(withdrawn_at=None)),
                name="only_a_dated_yes_can_be_withdrawn",
            ),
        ]


class ShareWay(models.TextChoices):
    """How somebody got to see the summary."""

    PAPER = "paper", "Printed, and handed to the person"
    HANDED = "handed", "Printed, and handed to an organisation"
    REFERRAL = "referral", "With a referral to an organisation"


class SummaryShare(Entry):
    """Which parts left, the way they went and to whom. `contents` holds the name of somebody outside the list."""

    sections = models.JSONField(default=list)
    way = models.CharField(max_length=12, choices=ShareWay)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Which parts are codes; to whom may be a name."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"sections", "way", "organisation"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["case", "recorded_at"], name="support_shares_of_file")]


class LetterState(models.TextChoices):
    """Where a letter stands."""

    WRITTEN = "written", "Written, not handed over"
    GIVEN = "given", "Handed over"
    DISCARDED = "discarded", "Not used"


class LetterWay(models.TextChoices):
    """How a letter reaches somebody."""

    IN_PERSON = "in_person", "Handed over in person"
    POST = "post", "By post"


class Letter(Entry):
    """A letter out of the pack. `contents` holds its words as they were written, and to whom it was given."""

    template = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=LetterState, default=LetterState.WRITTEN)
    way = models.CharField(max_length=12, choices=LetterWay, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """A letter names the person."""

        personal = WORDS
        staff = STAFF | {"settled_by"}
        plain = PLAIN | {"template", "state", "way", "settled_at"}

    class Meta:
        ordering = ["-recorded_at", "id"]
        indexes = [models.Index(fields=["case", "-recorded_at"], name="support_letters_of_file")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state="given") & ~Q(way="") & Q(settled_at__isnull=False))
                | Q(state="discarded", way="", settled_at__isnull=False)
                | Q(state="written", way="", settled_at=None),
                name="a_letter_that_was_given_says_how",
            ),
        ]
