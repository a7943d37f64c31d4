"""What was read in what somebody told: mentions, locked, and the keyed tokens by which they are found."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.desk.models import Concern, Telling


class MentionKind(models.TextChoices):
    """What a mention is of."""

    PERSON = "person", "Person"
    PLACE = "place", "Place"
    VEHICLE = "vehicle", "Vehicle"
    TELEPHONE = "telephone", "Telephone"
    BUSINESS = "business", "Business"
    HANDLE = "handle", "Name online"


class Reading(models.Model):
    """That one telling is to be read, or was. Its row is there from the moment the telling is opened.

    `corrections` are what people put right, locked; `limits` are sentences that say what was left out, in numbers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    telling = models.OneToOneField(Telling, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    corrections = models.BinaryField(default=b"")
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    limits = models.JSONField(default=list, blank=True)

    class Privacy:
        """A correction repeats words of the text."""

        personal = frozenset({"corrections"})
        staff = frozenset({"corrected_by"})
        plain = frozenset({"id", "telling", "read_at", "corrected_at", "limits"})

    class Meta:
        indexes = [models.Index(fields=["id"], name="dots_waiting", condition=Q(read_at=None))]

    def place(self) -> str:
        """Where the corrections live, so that they open nowhere else."""
        return f"dots.Reading:{self.pk}:corrections"


class Mention(models.Model):
    """One identifier in one telling. One that a later reading no longer finds is withdrawn, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    telling = models.ForeignKey(Telling, on_delete=models.PROTECT, related_name="+")
    # The subject of its concern, so that whoever is weighed is opened without the concern's row.
    subject = models.UUIDField()
    kind = models.CharField(max_length=16, choices=MentionKind)
    contents = models.BinaryField()
    # Its tokens, eight bytes each: by them they are taken away again, and no index need find those of a mention.
    found_by = models.BinaryField(default=b"")
    # By which kinds of marks and under which key its tokens were made: others are made again in the morning.
    marked_by = models.CharField(max_length=16, blank=True)
    read_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """What was read is as personal as the text."""

        personal = frozenset({"contents", "found_by"})
        plain = frozenset({"id", "concern", "telling", "subject", "kind", "marked_by", "read_at", "withdrawn_at"})

    class Meta:
        ordering = ["read_at", "id"]

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return place_of_mention(self.pk)


def place_of_mention(mention: uuid.UUID) -> str:
    """Where the contents of the mention of this id live."""
    return f"dots.Mention:{mention}:contents"


class Token(models.Model):
    """A keyed token by which a mention is found. What it stands for is nowhere in the clear.

    Eight bytes of it are kept, as a number. Two things that have the same number are one more to be looked at. It is
    kept and taken away together with its mention, by `actions.tokens`: no database checks that for each of thirty.
    """

    # In this order in the database itself: on SQLite the table is its own index (migration 0005).
    pk = models.CompositePrimaryKey("token", "mention_id")
    token = models.BigIntegerField()
    mention = models.ForeignKey(
        Mention, on_delete=models.DO_NOTHING, related_name="tokens", db_index=False, db_constraint=False
    )

    class Privacy:
        """A token stands for a number or a name."""

        personal = frozenset({"token"})
        plain = frozenset({"mention"})
