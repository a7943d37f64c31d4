"""What is kept longer than its time, and what goes: proposed by one person, confirmed by another."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.persons.models import PotentialVictim


class Hold(models.Model):
    """Nothing of this person is erased until the hold is lifted: a court, an inquiry or the police need it."""

    class Because(models.TextChoices):
        """On whose account."""

        COURT = "court", "Proceedings in a court"
        POLICE = "police", "An investigation by the police"
        INQUIRY = "inquiry", "A public inquiry or review"
        CLAIM = "claim", "A legal claim, made or expected"
        COMPLAINT = "complaint", "A complaint that is not settled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=12, choices=Because)
    reason = models.BinaryField()
    review_on = models.DateField()
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """A reason speaks of the person."""

        personal = frozenset({"reason"})
        staff = frozenset({"placed_by", "lifted_by"})
        plain = frozenset({"id", "person", "because", "review_on", "placed_at", "lifted_at"})

    class Meta:
        ordering = ["placed_at", "id"]
        indexes = [models.Index(fields=["person", "lifted_at"], name="subject_rights_holds_of")]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"subject_rights.Hold:{self.pk}:reason"


class Erasing(models.Model):
    """One person proposes that somebody is erased, and another confirms it or says no. It outlives what it erased."""

    class Ground(models.TextChoices):
        """Why."""

        TIME = "time", "Its time is over"
        ASKED = "asked", "They asked for it"
        MISTAKE = "mistake", "It was kept by mistake"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8, choices=Ground)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed = models.BooleanField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Codes and times."""

        personal = frozenset[str]()
        staff = frozenset({"proposed_by", "decided_by"})
        plain = frozenset({"id", "person", "ground", "proposed_at", "confirmed", "decided_at"})

    class Meta:
        ordering = ["proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(confirmed=None), name="proposed_once_at_a_time"),
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="two_people_erase_somebody"),
            models.CheckConstraint(
                condition=Q(confirmed=None, decided_at=None) | Q(confirmed__isnull=False, decided_at__isnull=False),
                name="what_is_decided_says_when",
            ),
        ]
