"""What only those who work here see of the directory: whom to ask for, and whether there is room."""

import uuid

from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.services.models import Capacity, Service


class PointOfContact(models.Model):
    """Whom an organisation names for the others to turn to: its single point of contact on a subject.

    Who it is may change; the role stays. After `verify_by` it is out of date.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=120)
    subject = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    verified_on = models.DateField()
    verify_by = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Somebody at work, as the partners know them."""

        personal = frozenset[str]()
        staff = frozenset({"name", "telephone", "email"})
        plain = frozenset({"id", "organisation", "role", "subject", "verified_on", "verify_by", "withdrawn_at"})

    class Meta:
        ordering = ["organisation__name", "role", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(telephone="") | ~Q(email=""), name="a_point_of_contact_can_be_reached")
        ]

    def __str__(self) -> str:
        return f"point-of-contact:{self.pk}"


class RoomLeft(models.Model):
    """Whether a service has room, for the eyes of those who work here; what is for everybody stands in the service."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="+")
    capacity = models.CharField(max_length=8, choices=Capacity, blank=True)
    said_on = models.DateField()

    class Privacy:
        """A word and a day."""

        personal = frozenset[str]()
        plain = frozenset({"service", "capacity", "said_on"})

    def __str__(self) -> str:
        return f"room-left:{self.pk}"


class Reminded(models.Model):
    """On which day the owner of an entry was last asked to confirm it."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="+")
    on = models.DateField()

    class Privacy:
        """A day."""

        personal = frozenset[str]()
        plain = frozenset({"service", "on"})

    def __str__(self) -> str:
        return f"reminded:{self.pk}"
