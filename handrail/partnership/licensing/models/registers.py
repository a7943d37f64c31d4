"""A district's registers and who stands in them. Who somebody is, is under lock; of what and until when, is not."""

import uuid

from django.db import models
from django.db.models import F, Q

from handrail.foundation.people.models import Organisation


class RegisterKind(models.TextChoices):
    """Of what a district keeps a register."""

    DRIVERS = "drivers", "Drivers"
    VEHICLES = "vehicles", "Vehicles"
    OPERATORS = "operators", "Operators"


class LicenceType(models.TextChoices):
    """For what a licence is."""

    HACKNEY = "hackney", "Hackney carriage (taxi)"
    PRIVATE_HIRE = "private_hire", "Private hire"
    DUAL = "dual", "Both"
    NOT_SAID = "not_said", "Not said"


class TrainingSource(models.TextChoices):
    """How we know that somebody was trained."""

    NOBODY = "", "Not known"
    REGISTER = "register", "The register says so"
    BY_HAND = "by_hand", "Written down by a licensing officer"
    SESSION = "session", "They came to a course here"


class Register(models.Model):
    """One district's register of one kind. `columns`: each of our fields and the marks of the headings it had."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=RegisterKind)
    columns = models.JSONField(default=dict)

    class Privacy:
        """A heading may be the first driver, where a file has none: only its keyed mark stands in `columns`."""

        personal = frozenset[str]()
        plain = frozenset({"id", "organisation", "kind", "columns"})

    class Meta:
        ordering = ["organisation__name", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="one_register_of_each_kind"),
        ]

    def __str__(self) -> str:
        return f"register:{self.pk}"


class Licence(models.Model):
    """One licence in a register: a driver's, a vehicle's or an operator's.

    `locked`, under a key of its own: number, name, address, postcode, plate, language, as the register says them.
    `learned`, under the same: the language that was learned at the counter. Only an import writes `locked`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="licences")
    subject = models.UUIDField(unique=True)
    number_token = models.CharField(max_length=32)
    name_token = models.CharField(max_length=32, db_index=True)
    plate_token = models.CharField(max_length=32, blank=True, db_index=True)
    locked = models.BinaryField()
    learned = models.BinaryField(default=b"")
    type = models.CharField(max_length=12, choices=LicenceType, default=LicenceType.NOT_SAID)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField()
    trained_on = models.DateField(null=True, blank=True)
    trained_source = models.CharField(max_length=10, choices=TrainingSource, blank=True)
    seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Drivers are people from outside."""

        personal = frozenset({"number_token", "name_token", "plate_token", "locked", "learned"})
        plain = frozenset(
            {"id", "register", "subject", "type", "issued_on", "expires_on", "trained_on", "trained_source"}
            | {"seen_at", "gone_at"}
        )

    class Meta:
        ordering = ["expires_on", "id"]
        indexes = [models.Index(fields=["register", "gone_at", "expires_on"], name="licences_by_expiry")]
        constraints = [
            models.UniqueConstraint(fields=["register", "number_token"], name="a_number_stands_once_in_a_register"),
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(expires_on__gte=F("issued_on")), name="a_licence_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(trained_on=None, trained_source="") | (Q(trained_on__isnull=False) & ~Q(trained_source="")),
                name="training_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"licence:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return place_of(self.pk, field)


def place_of(licence_id: uuid.UUID, field: str) -> str:
    """Where a locked field of that licence belongs."""
    return f"licensing.Licence:{licence_id}:{field}"
