"""Premises that can become a reception centre, and the rooms in which people can sleep there."""

import uuid

from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation


class Premises(models.Model):
    """A place that an organisation of the partnership can open when it is needed, day or night.

    It is never a police station: people who come here are not in custody, and must see that they are not. Where it
    is stays with who plans visits; it is on no public page. `capacity` is how many people it holds by day; who can
    sleep there is the sum of its spaces. `turnaround_hours` pass between one use and the next. `facilities` are
    codes of the pack.
    """

    code = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    district = models.SlugField(max_length=60)
    address = models.CharField(max_length=240)
    postcode = models.CharField(max_length=10)
    capacity = models.PositiveSmallIntegerField()
    separate_entrance = models.BooleanField()
    police_station = models.BooleanField(default=False)
    step_free = models.BooleanField()
    facilities = models.JSONField(default=list)
    hours = models.CharField(max_length=200)
    call_out_name = models.CharField(max_length=120)
    call_out_telephone = models.CharField(max_length=20)
    call_out_checked_on = models.DateField()
    turnaround_hours = models.PositiveSmallIntegerField(default=4)
    agreed_until = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    notes = models.CharField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()

    class Privacy:
        """A building; whom to call out is somebody at work."""

        personal = frozenset[str]()
        staff = frozenset({"call_out_name", "call_out_telephone"})
        plain = frozenset(
            {
                *("id", "code", "name", "organisation", "district", "address", "postcode", "capacity"),
                *("separate_entrance", "police_station", "step_free", "facilities", "hours", "call_out_checked_on"),
                *("turnaround_hours", "agreed_until", "checked_on", "notes", "closed_at", "updated_at"),
            }
        )

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["district", "name"], name="premises_of_district")]
        constraints = [
            models.CheckConstraint(condition=Q(police_station=False), name="a_centre_is_no_police_station"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="premises_hold_somebody"),
        ]

    def __str__(self) -> str:
        return f"premises:{self.code}"

    @property
    def sleeps(self) -> int:
        """How many can sleep here: the sum of its rooms."""
        return sum(room.places for room in self.spaces.all() if room.closed_at is None)


class Space(models.Model):
    """A room in which people can sleep, and for whom it is kept."""

    class Kept(models.TextChoices):
        """For whom a room is kept."""

        ANYBODY = "anybody", "Anybody"
        WOMEN = "women", "Women"
        MEN = "men", "Men"
        FAMILY = "family", "A family"
        CHILDREN = "children", "Children"

    code = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="spaces")
    name = models.CharField(max_length=60)
    places = models.PositiveSmallIntegerField()
    kept_for = models.CharField(max_length=8, choices=Kept, default=Kept.ANYBODY)
    step_free = models.BooleanField(default=False)
    ground_floor = models.BooleanField(default=False)
    en_suite = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A room."""

        personal = frozenset[str]()
        plain = frozenset(
            {
                *("id", "code", "premises", "name", "places", "kept_for", "step_free", "ground_floor", "en_suite"),
                "closed_at",
            }
        )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["premises", "name"], name="one_room_of_a_name"),
            models.CheckConstraint(condition=Q(places__gte=1), name="a_room_sleeps_somebody"),
        ]
