"""Groups, and the organisations that sit on them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation


class Standing(models.TextChoices):
    """Whether a member counts towards the quorum."""

    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"


class Group(models.Model):
    """The steering group or one of its subgroups. One of the pack keeps the pack's name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="subgroups")
    of_the_pack = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A group of organisations."""

        personal = frozenset[str]()
        plain = frozenset({"id", "code", "name", "about", "parent", "of_the_pack", "begun_at", "ended_at"})

    class Meta:
        ordering = ["begun_at", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("begun_at")), name="a_group_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"group:{self.code}"


class Member(models.Model):
    """An organisation on a group, who represents it, and who comes in their place.

    Without a `joined_on` it sat there before anything was kept here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.MEMBER)
    representative = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Privacy:
        """Who sits at the table is staff."""

        personal = frozenset[str]()
        staff = frozenset({"representative", "deputy"})
        plain = frozenset({"id", "group", "organisation", "standing", "joined_on", "left_on"})

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "organisation"], condition=Q(left_on=None), name="an_organisation_has_one_seat"
            ),
            models.CheckConstraint(
                condition=Q(representative=None) | Q(deputy=None) | ~Q(representative=F("deputy")),
                name="nobody_is_their_own_deputy",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                name="a_member_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"member:{self.pk}"
