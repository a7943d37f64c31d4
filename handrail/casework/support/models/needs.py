"""How far somebody's needs were met on one day, need by need."""

from django.db import models
from django.db.models import Q

from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry


class AssessmentKind(models.TextChoices):
    """The first assessment is what later ones are held against."""

    BASELINE = "baseline", "First assessment"
    REVIEW = "review", "Review"


class NeedsAssessment(Entry):
    """One conversation about all needs. `contents` holds, for each need, what they said and the worker's note."""

    kind = models.CharField(max_length=8, choices=AssessmentKind)
    assessed_on = models.DateField()

    class Privacy:
        """What they said is locked; the levels are codes."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"kind", "assessed_on"}

    class Meta:
        ordering = ["assessed_on", "recorded_at", "id"]
        indexes = [models.Index(fields=["case", "assessed_on"], name="support_needs_of_file")]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(kind="baseline"), name="one_first_assessment_a_file"),
        ]


class NeedLevel(models.Model):
    """How far one need is met: 1 not at all, 5 wholly, none if nobody asked. Never a 0: not asked is not unmet.

    `level` is the worker's view, `own_level` the person's.
    """

    id = models.BigAutoField(primary_key=True)
    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.CASCADE, related_name="levels")
    domain = models.CharField(max_length=24)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    own_level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Privacy:
        """Codes."""

        personal = frozenset[str]()
        plain = frozenset({"id", "assessment", "domain", "level", "own_level"})

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "domain"], name="one_level_of_a_need"),
            models.CheckConstraint(
                condition=(Q(level=None) | Q(level__range=(1, 5))) & (Q(own_level=None) | Q(own_level__range=(1, 5))),
                name="a_level_is_from_1_to_5_or_not_asked",
            ),
        ]
