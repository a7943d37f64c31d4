"""Where somebody sleeps, and what they brought."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.reception.models.arrivals import Arrival
from handrail.partnership.premises.models import Space


class Stay(models.Model):
    """One sleeping place, taken by one person from one time until they have really left it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="stays")
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Codes and times."""

        personal = frozenset[str]()
        staff = frozenset({"given_by"})
        plain = frozenset({"id", "arrival", "space", "place", "from_at", "until_at"})

    class Meta:
        ordering = ["from_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "place"], condition=Q(until_at=None), name="one_person_in_one_sleeping_place"
            ),
            models.UniqueConstraint(
                fields=["arrival"], condition=Q(until_at=None), name="one_sleeping_place_for_one_person"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")), name="a_stay_ends_after_it_begins"
            ),
        ]


class BelongingState(models.TextChoices):
    """Where a bag is."""

    KEPT = "kept", "Kept for them"
    RETURNED = "returned", "Given back"
    TO_POLICE = "to_police", "With the police, against a reference"
    SENT_ON = "sent_on", "Sent on to where they went"


class Belonging(models.Model):
    """One bag or thing that is kept for somebody, under a tag, until it is signed for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="belongings")
    number = models.PositiveSmallIntegerField()
    what = models.BinaryField()
    state = models.CharField(max_length=12, choices=BelongingState, default=BelongingState.KEPT)
    signed = models.BinaryField(default=b"")
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """What it is, and who signed for it or under which reference."""

        personal = frozenset({"what", "signed"})
        staff = frozenset({"taken_by", "settled_by"})
        plain = frozenset({"id", "arrival", "number", "state", "taken_at", "settled_at"})

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["arrival", "number"], name="one_belonging_of_a_number"),
            models.CheckConstraint(
                condition=Q(state="kept", settled_at=None) | (~Q(state="kept") & Q(settled_at__isnull=False)),
                name="what_is_settled_says_when",
            ),
        ]

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"reception.Belonging:{self.pk}:{field}"
