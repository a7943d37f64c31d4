"""Who arrived, and what was done for them, hour by hour."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.reception.models.centre import Centre


class Arrival(models.Model):
    """One person arrived at a centre. They have a record like everybody else: what they say is kept there.

    `id` is made where the arrival is registered, on the page or the device: the same arrival sent twice is one.
    `number` is what is written on the bag and called across the room. `told` holds, locked under the person's key,
    what was noticed at the door. `with_arrival` is whom a child came with.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="arrivals")
    number = models.PositiveSmallIntegerField()
    person = models.OneToOneField(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    with_arrival = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    told = models.BinaryField()
    arrived_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """What was noticed at the door."""

        personal = frozenset({"told"})
        staff = frozenset({"registered_by"})
        plain = frozenset(
            {"id", "centre", "number", "person", "with_arrival", "arrived_at", "registered_at"},
        )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["centre", "number"], name="one_arrival_of_a_number")]

    def __str__(self) -> str:
        return f"arrival:{self.pk}"

    def place(self) -> str:
        """Where what was noticed lives, so that it opens nowhere else."""
        return f"reception.Arrival:{self.pk}:told"


class CareKind(models.TextChoices):
    """What was done for somebody, in the order in which it is owed: rest comes before any decision."""

    FOOD = "food", "Food and drink"
    REST = "rest", "Rest offered"
    CLOTHES = "clothes", "Clothes and a wash"
    HEALTH = "health", "Seen by a nurse or a doctor"
    INTERPRETER = "interpreter", "Spoken to through an independent interpreter"
    FIRST_TALK = "first_talk", "First talk"
    EXPLAINED = "explained", "Told what help there is, and that they decide"
    CALL_HOME = "call_home", "Offered a telephone"


class Care(models.Model):
    """Something was done for somebody at one time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="care")
    kind = models.CharField(max_length=12, choices=CareKind)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Codes and times."""

        personal = frozenset[str]()
        staff = frozenset({"done_by"})
        plain = frozenset({"id", "arrival", "kind", "done_at"})

    class Meta:
        ordering = ["done_at", "id"]
        indexes = [models.Index(fields=["arrival", "kind"], name="reception_care_of")]
