"""Pairs of mentions that may be one, what was decided of them, and what people put together."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.dots.models.reading import Mention, MentionKind


class LinkKind(models.TextChoices):
    """The two kinds of link, which are never mixed."""

    ASSOCIATION = "association", "They share it"
    IDENTITY = "identity", "They may be one person"


class Standing(models.TextChoices):
    """Where a link stands."""

    SUGGESTED = "suggested", "Suggested"
    JOINED = "joined", "Joined without a person"
    CONFIRMED = "confirmed", "The same"
    DENIED = "denied", "Not the same"


class Verb(models.TextChoices):
    """What somebody did, or what was done without anybody."""

    JOINED = "joined", "Joined without a person"
    CONFIRMED = "confirmed", "Found to be the same"
    DENIED = "denied", "Found not to be the same"
    UNDONE = "undone", "Undone"
    SPLIT = "split", "Taken out"


class Link(models.Model):
    """Two mentions of different concerns that share something or may be one person. `one` has the smaller id.

    `reasons` are names of fields and levels with their bits ("born", "same", 11.0), `weight` their sum with the
    prior, `model` the fingerprint of the model that weighed them; an association has no weight.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=LinkKind)
    band = models.CharField(max_length=40)
    weight = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(default=list)
    model = models.CharField(max_length=16, blank=True)
    standing = models.CharField(max_length=16, choices=Standing, default=Standing.SUGGESTED)
    made_at = models.DateTimeField()

    class Privacy:
        """Codes, bits and dates: which fields agree, never what is in them."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "one", "other", "kind", "band", "weight", "reasons", "model", "standing", "made_at"})

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="one_link_of_a_kind_for_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_smaller_mention_comes_first"),
        ]


class Change(models.Model):
    """One decision, by whom, when and why. Rows are only added. `done_by` is nobody where no person did it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.CASCADE, related_name="changes")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=16, choices=Verb)
    reason = models.BinaryField(default=b"")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by")
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """A reason speaks of people. It is locked under the concern of `mention`."""

        personal = frozenset({"reason"})
        staff = frozenset({"done_by"})
        plain = frozenset({"id", "link", "mention", "verb", "undoes", "done_at"})

    class Meta:
        ordering = ["done_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by__isnull=False) | Q(verb__in=[Verb.JOINED, Verb.UNDONE]),
                name="only_a_person_decides",
            ),
        ]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"dots.Change:{self.pk}:reason"


class Subject(models.Model):
    """One person, place, vehicle, telephone, business or name online, as several mentions are put together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=MentionKind)
    made_at = models.DateTimeField()

    class Privacy:
        """Only a name for what others hold."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "kind", "made_at"})


class Membership(models.Model):
    """That a mention was put with a subject by one change, until another change ended it."""

    id = models.BigAutoField(primary_key=True)
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="memberships")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="memberships")
    # Stays when the change that began it is erased with another concern: what is left is still together.
    begun_by = models.ForeignKey(Change, null=True, on_delete=models.SET_NULL, related_name="begun")
    ended_by = models.ForeignKey(Change, null=True, blank=True, on_delete=models.CASCADE, related_name="ended")

    class Privacy:
        """Keys only."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "mention", "subject", "begun_by", "ended_by"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mention"], condition=Q(ended_by=None), name="a_mention_is_of_one_subject_at_a_time"
            ),
        ]
