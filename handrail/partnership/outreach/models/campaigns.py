"""A campaign and what was planned of it: once it has begun, its plan is fixed, before there is a result."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation


class CampaignState(models.TextChoices):
    """How far a campaign has come."""

    PLANNED = "planned", "Being planned"
    BEGUN = "begun", "Begun"
    OVER = "over", "Over"
    CALLED_OFF = "called_off", "Called off"


class Measure(models.TextChoices):
    """By what it is judged afterwards: a series that is counted whether or not there is a campaign."""

    CONCERNS = "concerns", "Concerns told to us"
    BY_DRIVERS = "by_drivers", "Concerns told to us by drivers"
    BY_PUBLIC = "by_public", "Concerns told to us by the public"
    HELPLINE = "helpline", "Reports from the county to the national helpline"
    POLICE = "police", "Reports to the police by partner organisations"


class Comparator(models.TextChoices):
    """With what it is compared afterwards."""

    BEFORE = "before", "The same length of time just before"
    YEAR_BEFORE = "year_before", "The same days a year before"
    DISTRICTS = "districts", "Districts where it does not run"


class Campaign(models.Model):
    """A drive to tell an audience something, under one short name. What is planned of it is in its plans."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    state = models.CharField(max_length=10, choices=CampaignState, default=CampaignState.PLANNED)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    why_finished = models.CharField(max_length=300, blank=True)

    class Privacy:
        """Plans and paper."""

        personal = frozenset[str]()
        plain = frozenset(
            {"id", "slug", "state", "organisation", "planned_at", "begun_at", "finished_at", "why_finished"}
        )

    class Meta:
        ordering = ["-planned_at", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "called_off"]) | Q(begun_at__isnull=False),
                name="what_runs_has_begun",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "begun"], finished_at=None)
                | Q(state__in=["over", "called_off"], finished_at__isnull=False),
                name="what_is_finished_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(begun_at=None) | Q(finished_at=None) | Q(finished_at__gte=F("begun_at")),
                name="a_campaign_finishes_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"campaign:{self.slug}"

    @property
    def plan(self) -> "Plan":
        """What holds of it: the last version, which is the fixed one once it has begun."""
        return self.plans.all()[0]


class Plan(models.Model):
    """One version of what is planned. It is only added, never changed, and never once the campaign has begun.

    The database refuses both. `materials` are rows of design and format; `districts` and `compared_with` codes of
    the pack; `more_by` is how many more of `measure` are expected in the days of the campaign.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    lead = models.CharField(max_length=500)
    starts_on = models.DateField()
    ends_on = models.DateField()
    districts = models.JSONField(default=list)
    materials = models.JSONField(default=list)
    cost_pence = models.PositiveBigIntegerField()
    expected = models.CharField(max_length=500)
    measure = models.CharField(max_length=12, choices=Measure)
    more_by = models.PositiveIntegerField()
    comparator = models.CharField(max_length=12, choices=Comparator)
    compared_with = models.JSONField(default=list)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What is planned."""

        personal = frozenset[str]()
        staff = frozenset({"written_by"})
        plain = frozenset(
            {"id", "campaign", "version", "name", "audience", "title", "lead", "starts_on", "ends_on", "districts"}
            | {"materials", "cost_pence", "expected", "measure", "more_by", "comparator", "compared_with", "written_at"}
        )

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "version"], name="each_version_of_a_plan_is_one"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_plan_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"plan:{self.pk}"
