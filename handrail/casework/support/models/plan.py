"""The plan: what the person wants, in their own words, and who does what for it by when. Earlier versions are kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry
from handrail.foundation.people.models import Organisation


class GoalState(models.TextChoices):
    """Where a goal stands."""

    OPEN = "open", "Open"
    REACHED = "reached", "Reached"
    LET_GO = "let_go", "They do not want it any more"


class Goal(Entry):
    """Something the person wants. `contents` holds words about how it ended, once it has."""

    domain = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=8, choices=GoalState, default=GoalState.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Their words are locked."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"domain", "state", "ended_at"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["case", "recorded_at"], name="support_goals_of_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None) | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="a_goal_that_ended_says_when",
            ),
        ]


class GoalWording(Entry):
    """How the person puts a goal. The newest holds; earlier ones belong to earlier versions of the plan.

    `contents` holds their words and the language they said them in.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="wordings")

    class Privacy:
        """Their own words."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"goal"}

    class Meta:
        ordering = ["recorded_at", "id"]


class Doer(models.TextChoices):
    """Who does something for a goal."""

    WORKER = "worker", "The support worker"
    PERSON = "person", "The person themselves"
    ORGANISATION = "organisation", "Another organisation"


class ActionOutcome(models.TextChoices):
    """What became of it."""

    DONE = "done", "Done"
    NOT_DONE = "not_done", "Not done"
    NOT_WANTED = "not_wanted", "No longer wanted"


class PlanAction(Entry):
    """One thing that somebody does for a goal by a day. A change is a new row that replaces the old one.

    `contents` holds what, and why not if it was not done.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="actions")
    doer = models.CharField(max_length=12, choices=Doer)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    replaced_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=ActionOutcome, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """What is done is locked; who, by when and whether are codes and dates."""

        personal = WORDS
        staff = STAFF | {"settled_by"}
        plain = PLAIN | {
            *("goal", "doer", "organisation", "due_on", "replaces", "replaced_at", "outcome", "settled_at"),
        }

    class Meta:
        ordering = ["due_on", "recorded_at", "id"]
        indexes = [
            models.Index(fields=["case", "recorded_at"], name="support_actions_of_file"),
            models.Index(
                fields=["due_on", "case"],
                condition=Q(settled_at=None, replaced_at=None),
                name="support_actions_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None, settled_by=None)
                | (~Q(outcome="") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="an_action_that_is_settled_says_how",
            ),
            models.CheckConstraint(
                condition=Q(doer="organisation", organisation__isnull=False)
                | (~Q(doer="organisation") & Q(organisation=None)),
                name="another_organisation_is_named",
            ),
        ]


class Agreed(models.TextChoices):
    """What the person said of the plan as a whole."""

    YES = "yes", "Yes"
    IN_PART = "in_part", "In part"
    NO = "no", "No"


class PlanVersion(Entry):
    """The plan as it stood when it was looked at together. `contents` holds the language, and what they said of it."""

    number = models.PositiveSmallIntegerField()
    agreed = models.CharField(max_length=8, choices=Agreed)
    review_on = models.DateField()

    class Privacy:
        """What they said is locked."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {"number", "agreed", "review_on"}

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_version_of_a_number")]
