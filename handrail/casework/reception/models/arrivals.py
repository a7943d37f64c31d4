"""Who arrived, and what was done for them, hour by hour."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.persons.models import PotentialVictim
from handrail.casework.reception.models.centre import Centre


class Arrival(models.Model):
    """One person arrived at a centre. They have a record like everybody else: what they say is kept there.

    `id` is made where the arrival is registered, on the page or the device: the same arrival sent twice is one.
    `number` is what is written on the bag and called across the room. `told` holds, locked under the person's key,
    what was noticed at the door. `with_arrival` is whom a child came with. `looked_after_by` is whoever on duty is
    with them now. `arrived_at` is the clock of the device, `registered_at` that of this door: where the line was down
    they are hours apart.
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
    looked_after_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """What was noticed at the door."""

        personal = frozenset({"told"})
        staff = frozenset({"registered_by", "looked_after_by"})
        plain = frozenset(
            {"id", "centre", "number", "person", "with_arrival", "arrived_at", "registered_at"},
        )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "number"], name="one_arrival_of_a_number"),
            models.CheckConstraint(
                condition=Q(arrived_at__lte=F("registered_at")), name="nobody_is_registered_before_they_arrive"
            ),
        ]

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
    AT_ONCE = "at_once", "Asked at once, because waiting would have harmed them"


class Care(models.Model):
    """Something was done for somebody at one time. `words` holds, locked, why somebody was asked before they rested."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="care")
    kind = models.CharField(max_length=12, choices=CareKind)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.BinaryField(default=b"")

    class Privacy:
        """Codes and times; why somebody was asked at once."""

        personal = frozenset({"words"})
        staff = frozenset({"done_by"})
        plain = frozenset({"id", "arrival", "kind", "done_at"})

    class Meta:
        ordering = ["done_at", "id"]
        indexes = [models.Index(fields=["arrival", "kind"], name="reception_care_of")]

    def place(self) -> str:
        """Where the words live, so that they open nowhere else."""
        return f"reception.Care:{self.pk}:words"


class NeedKind(models.TextChoices):
    """What somebody needs now."""

    MEDICINE = "medicine", "Medicine"
    SANITARY = "sanitary", "Sanitary towels or tampons"
    CLOTHES = "clothes", "Clothes or shoes"
    PHONE = "phone", "A telephone or a charger"
    CHILDCARE = "childcare", "Somebody to mind a child"
    BABY = "baby", "Milk or nappies"
    DIET = "diet", "Particular food"
    PRAYER = "prayer", "A place to pray"
    GLASSES = "glasses", "Glasses or a hearing aid"
    STEPS = "steps", "Help with steps"
    ALONE = "alone", "A room apart"


class Need(models.Model):
    """Somebody needs something now, until it is met."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="wanted")
    kind = models.CharField(max_length=12, choices=NeedKind)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Codes and times."""

        personal = frozenset[str]()
        staff = frozenset({"noted_by", "met_by"})
        plain = frozenset({"id", "arrival", "kind", "noted_at", "met_at"})

    class Meta:
        ordering = ["noted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arrival", "kind"], condition=Q(met_at=None), name="one_open_need_of_a_kind"
            ),
        ]
