"""What has to be there before a visit: who was consulted, the risk, what was decided and why, interpreters."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.operations.models.part import PLAIN, STAFF, WORDS, Part
from handrail.foundation.people.models import Organisation


class Consultation(Part):
    """Somebody was asked before the visit. `about` is a code of the pack; who it was and what they said is locked."""

    about = models.SlugField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    consulted_at = models.DateTimeField()

    class Privacy:
        """What was said may speak of persons."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | {"about", "organisation", "consulted_at"}

    class Meta:
        ordering = ["consulted_at", "id"]
        indexes = [models.Index(fields=["operation", "about"], name="operations_consulted")]


class RiskAssessment(Part):
    """What may go wrong and what is done about it. A later one holds instead, and has to be approved anew."""

    level = models.SlugField(max_length=20)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Hazards may speak of persons."""

        personal = WORDS
        staff = STAFF | {"approved_by"}
        plain = PLAIN | {"level", "approved_at"}

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [models.Index(fields=["operation", "-recorded_at"], name="operations_latest_risk")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("recorded_by")),
                name="a_risk_is_approved_by_another_person",
            ),
        ]


class DecisionKind(models.TextChoices):
    """What a commander decides with a reason. The latest of a kind holds."""

    CENTRE = "centre", "A reception centre is needed"
    NO_CENTRE = "no_centre", "No reception centre is needed"
    CENTRE_BY_NUMBER = "centre_by_number", "The number decides about a reception centre"
    DANGER_TO_LIFE = "danger_to_life", "Life is in danger: it cannot wait until everybody is consulted"


class Decision(Part):
    """One decision of the commander, and, locked, its reason."""

    kind = models.CharField(max_length=20, choices=DecisionKind)

    class Privacy:
        """A reason may speak of persons."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | {"kind"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["operation", "recorded_at"], name="operations_decided")]


class InterpreterState(models.TextChoices):
    """Where a booking stands."""

    ASKED = "asked", "Asked for"
    BOOKED = "booked", "Booked"
    CONFIRMED = "confirmed", "Confirmed"
    CANCELLED = "cancelled", "Cancelled"


class Interpreter(Part):
    """An independent interpreter for the visit. Language, agency and name are locked."""

    state = models.CharField(max_length=12, choices=InterpreterState, default=InterpreterState.ASKED)
    changed_at = models.DateTimeField()

    class Privacy:
        """The language that somebody there speaks may tell who they are."""

        personal = WORDS
        staff = STAFF
        plain = PLAIN | {"state", "changed_at"}

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["operation", "recorded_at"], name="operations_interpreters")]
