"""Where a service is. What is confidential is nowhere: it has a telephone."""

import uuid

from django.db import models
from django.db.models import Q

from handrail.partnership.services.models.offering import Service


class LocationType(models.TextChoices):
    """What sort of place it is."""

    PHYSICAL = "physical", "A place one can go to"
    POSTAL = "postal", "A postal address"
    VIRTUAL = "virtual", "By telephone or online"


ADDRESS = ("address_1", "city", "region", "postcode")
NOWHERE = Q(**dict.fromkeys(ADDRESS, "")) & Q(latitude=None, longitude=None)


class Location(models.Model):
    """A place, or none: what is virtual has neither address nor coordinates, and the database keeps it so.

    `districts` are the codes in which its postcode may lie, with spaces around each, for finding what is near.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    location_type = models.CharField(max_length=8, choices=LocationType)
    name = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=600, blank=True)
    address_1 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    districts = models.CharField(max_length=300, blank=True)
    accessibility = models.CharField(max_length=600, blank=True)

    class Privacy:
        """A building that is open to people."""

        personal = frozenset[str]()
        plain = frozenset(
            {"id", "location_type", "name", "description", *ADDRESS, "latitude", "longitude", "districts"}
            | {"accessibility"}
        )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(location_type=LocationType.VIRTUAL) | NOWHERE, name="what_is_virtual_has_no_address"
            ),
            models.CheckConstraint(
                condition=Q(location_type=LocationType.VIRTUAL) | (~Q(address_1="") & ~Q(city="") & ~Q(postcode="")),
                name="a_place_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="a_place_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"location:{self.pk}"


class ServiceAtLocation(models.Model):
    """A service is offered here. What is confidential is at no place: triggers refuse it (`migrations/0002`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="of_services")
    description = models.CharField(max_length=600, blank=True)

    class Privacy:
        """Two references."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "location", "description"})

    class Meta:
        ordering = ["service__name", "id"]
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="a_service_is_once_at_a_place")]

    def __str__(self) -> str:
        return f"service-at-location:{self.pk}"
