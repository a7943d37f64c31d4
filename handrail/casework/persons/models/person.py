"""The one record of one person, and the keyed tokens it can be found by."""

import uuid

from django.conf import settings
from django.db import models

from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Organisation


class PotentialVictim(models.Model):
    """One person about whom somebody has a concern. Whether they are a victim is not ours to say.

    There is one record for one person; a relative has a record of their own. The alias is what colleagues call
    them, and called them before; who they are stands apart (`IdentityTold`), so that a page of next steps opens no
    name. `answers` are the facts that `rules.pathway` decides on, without consents: those are records of their own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    subject = models.UUIDField(unique=True)
    concern = models.ForeignKey(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    alias = models.BinaryField()
    answers = models.BinaryField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """What they are called and what is known about them is locked under their own key."""

        personal = frozenset({"alias", "answers"})
        staff = frozenset({"created_by"})
        plain = frozenset(
            {"id", "reference", "subject", "concern", "organisation", "created_at", "updated_at", "erased_at"}
        )

    class Meta:
        indexes = [models.Index(fields=["organisation", "-updated_at", "id"], name="persons_kept_by")]

    def __str__(self) -> str:
        return self.reference

    @property
    def about(self) -> str:
        """How the trail names this person: never `person:`, which is somebody who works here."""
        return f"potential-victim:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"persons.PotentialVictim:{self.pk}:{field}"


class TokenKind(models.TextChoices):
    """What kind of identifier a token stands for."""

    NAME = "person_name", "Word of a name"
    SOUND = "person_sound", "How a word of a name is heard"
    BIRTH = "person_birth", "Date of birth"
    TELEPHONE = "person_telephone", "Telephone number"
    EMAIL = "person_email", "E-mail address"
    REFERENCE = "person_reference", "Reference of another body"


class PersonToken(models.Model):
    """A keyed token by which a second record of the same person is noticed; nothing is kept in the clear."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(PotentialVictim, on_delete=models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=20, choices=TokenKind)
    token = models.CharField(max_length=64)

    class Privacy:
        """A token stands for a person's name or number."""

        personal = frozenset({"token"})
        plain = frozenset({"id", "person", "kind"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "token", "person"], name="one_token_of_a_kind_for_a_person"),
        ]


class ReferenceYear(models.Model):
    """The last number given out in a year. Its row is also what lets one process at a time give out numbers."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Privacy:
        """Nobody is in here."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"year", "last_number"})
