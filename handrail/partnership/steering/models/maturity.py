"""How far the partnership says it has come: what each organisation answers, and what the group agrees."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.steering.models.groups import Group

LONGEST_REASON = 500


class Assessment(models.Model):
    """One time at which a group asks its members how far they have come."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="assessments")
    opened_at = models.DateTimeField()
    answer_by = models.DateField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Days."""

        personal = frozenset[str]()
        plain = frozenset({"id", "group", "opened_at", "answer_by", "agreed_at"})

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(agreed_at=None), name="a_group_assesses_itself_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"assessment:{self.pk}"


class Answer(models.Model):
    """How far one organisation sees the partnership on one theme, from 1 to 4, and why."""

    id = models.BigAutoField(primary_key=True)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What an organisation says of the partnership."""

        personal = frozenset[str]()
        staff = frozenset({"answered_by"})
        plain = frozenset({"id", "assessment", "organisation", "theme", "level", "why", "answered_at"})

    class Meta:
        ordering = ["organisation__name", "theme"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "organisation", "theme"], name="an_organisation_answers_a_theme_once"
            ),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="an_answer_is_one_of_four_levels"),
        ]

    def __str__(self) -> str:
        return f"answer:{self.pk}"


class AgreedLevel(models.Model):
    """What the group agreed on one theme."""

    id = models.BigAutoField(primary_key=True)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="levels")
    theme = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Privacy:
        """What a group says of the partnership."""

        personal = frozenset[str]()
        plain = frozenset({"id", "assessment", "theme", "level", "words"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "theme"], name="a_theme_is_agreed_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=4), name="what_is_agreed_is_one_of_four_levels"
            ),
        ]

    def __str__(self) -> str:
        return f"agreed-level:{self.pk}"
