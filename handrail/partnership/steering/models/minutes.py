"""What is written down of a meeting: who came, what was decided, who sees to what, and the minutes once agreed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.steering.models.groups import Group, Member
from handrail.partnership.steering.models.meetings import Meeting, Topic


class How(models.TextChoices):
    """Whether an organisation came. Nothing written down is none of them."""

    CAME = "came", "Came"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Did not come"


class Attendance(models.Model):
    """Whether an organisation came to one meeting, and who came for it."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=10, choices=How)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Privacy:
        """Who came is staff."""

        personal = frozenset[str]()
        staff = frozenset({"who"})
        plain = frozenset({"id", "meeting", "member", "how", "noted_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="a_member_is_noted_once_at_a_meeting"),
            models.CheckConstraint(condition=Q(who=None) | Q(how="came"), name="who_is_named_came"),
        ]

    def __str__(self) -> str:
        return f"attendance:{self.pk}"


class Decision(models.Model):
    """What a meeting decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="decisions")
    words = models.CharField(max_length=600)
    noted_at = models.DateTimeField()

    class Privacy:
        """The work of organisations."""

        personal = frozenset[str]()
        plain = frozenset({"id", "meeting", "topic", "words", "noted_at"})

    class Meta:
        ordering = ["noted_at", "id"]

    def __str__(self) -> str:
        return f"decision:{self.pk}"


class Action(models.Model):
    """What an organisation took on at a meeting, by when, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="actions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    agreed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """The work of organisations."""

        personal = frozenset[str]()
        plain = frozenset(
            {
                *("id", "group", "meeting", "topic", "what", "organisation", "due_on"),
                *("agreed_at", "done_at", "outcome", "reminded_at"),
            }
        )

    class Meta:
        ordering = ["due_on", "agreed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, outcome="") | (Q(done_at__gte=F("agreed_at")) & ~Q(outcome="")),
                name="an_action_that_is_done_says_what_came_of_it",
            )
        ]

    def __str__(self) -> str:
        return f"action:{self.pk}"


class Minutes(models.Model):
    """The minutes as a later meeting agreed them, never changed after: what they say, its hash, and the document."""

    meeting = models.OneToOneField(Meeting, primary_key=True, on_delete=models.PROTECT, related_name="minutes")
    told = models.JSONField()
    sha256 = models.CharField(max_length=64)
    document = models.BinaryField()
    agreed_in = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What they say names whoever came, at work."""

        personal = frozenset[str]()
        staff = frozenset({"told", "document", "agreed_by"})
        plain = frozenset({"meeting", "sha256", "agreed_in", "agreed_at"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(meeting=F("agreed_in")), name="minutes_are_agreed_at_another_meeting")
        ]

    def __str__(self) -> str:
        return f"minutes:{self.pk}"
