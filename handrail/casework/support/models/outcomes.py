"""How somebody is, half a year, a year and two years on; and what people say of us without their names."""

import uuid

from django.db import models
from django.db.models import Q

from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry

MONTHS = (6, 12, 24)


class InContact(models.TextChoices):
    """Whether we could ask."""

    YES = "yes", "Yes, and they answered"
    DECLINED = "declined", "They do not want to be asked"
    LOST = "lost", "We could not reach them"


class Change(models.TextChoices):
    """How somebody's health is, held against the time before."""

    BETTER = "better", "Better"
    SAME = "same", "The same"
    WORSE = "worse", "Worse"
    NOT_KNOWN = "not_known", "Not known"


class FeelsSafe(models.TextChoices):
    """Whether they feel safe."""

    YES = "yes", "Yes"
    MOSTLY = "mostly", "Mostly"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class Since(models.TextChoices):
    """Whether somebody has exploited them since."""

    NO = "no", "No"
    YES = "yes", "Yes"
    RATHER_NOT = "rather_not", "They would rather not say"
    NOT_ASKED = "not_asked", "Not asked"


class Outcome(Entry):
    """The answers of one follow-up. `contents` holds words; `own_view` is their own, from 1 to 5, none if not said.

    Housing, work and status are codes of the pack; they are empty where nobody could be asked.
    """

    month = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    in_contact = models.CharField(max_length=8, choices=InContact)
    housing = models.CharField(max_length=24, blank=True)
    work = models.CharField(max_length=24, blank=True)
    status = models.CharField(max_length=24, blank=True)
    health = models.CharField(max_length=12, choices=Change, default=Change.NOT_KNOWN)
    feels_safe = models.CharField(max_length=12, choices=FeelsSafe, default=FeelsSafe.NOT_KNOWN)
    exploited_since = models.CharField(max_length=12, choices=Since, default=Since.NOT_ASKED)
    own_view = models.PositiveSmallIntegerField(null=True, blank=True)

    class Privacy:
        """Words are locked; the rest are codes that figures are counted from."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {
            *("month", "asked_on", "in_contact", "housing", "work", "status", "health", "feels_safe"),
            *("exploited_since", "own_view"),
        }

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["case", "month"], name="one_follow_up_of_a_month"),
            models.CheckConstraint(condition=Q(month__in=MONTHS), name="a_follow_up_is_at_6_12_or_24_months"),
            models.CheckConstraint(
                condition=Q(own_view=None) | Q(own_view__range=(1, 5)), name="their_own_view_is_from_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(in_contact="yes")
                | Q(housing="", work="", status="", own_view=None, exploited_since="not_asked"),
                name="nobody_answers_for_who_was_not_asked",
            ),
        ]


class Feedback(models.Model):
    """What somebody says of us. Nothing leads from here to a person, a file, a worker or a day.

    Only the month ("2026-11") is kept, and nobody reads a month until enough people have said something in it. The
    words are sealed for the desk, because a person may write what gives them away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.CharField(max_length=7)
    helped = models.PositiveSmallIntegerField(null=True, blank=True)
    respected = models.PositiveSmallIntegerField(null=True, blank=True)
    understood = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.BinaryField(default=b"")

    class Privacy:
        """Words may say anything, so they are sealed."""

        personal = frozenset({"words"})
        plain = frozenset({"id", "month", "helped", "respected", "understood"})

    class Meta:
        ordering = ["month", "id"]
