"""What is stored of services, for both doors: no person stands in any of these tables."""

from handrail.partnership.services.models.offering import (
    Capacity,
    Provider,
    Service,
    Source,
    Status,
)
from handrail.partnership.services.models.parts import Contact, CostOption, Language, Phone, Schedule, ServiceArea
from handrail.partnership.services.models.places import Location, LocationType, ServiceAtLocation
from handrail.partnership.services.models.words import Attribute, Taxonomy, Term

__all__ = [
    "Attribute",
    "Capacity",
    "Contact",
    "CostOption",
    "Language",
    "Location",
    "LocationType",
    "Phone",
    "Provider",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Source",
    "Status",
    "Taxonomy",
    "Term",
]
