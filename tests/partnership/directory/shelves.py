"""An organisation with one of everything that the directory keeps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handrail.foundation.people.models import Person
from handrail.partnership.directory import actions
from handrail.partnership.directory.models import PointOfContact
from handrail.partnership.services.models import Service, ServiceAtLocation, Taxonomy, Term
from tests import build
from tests.partnership.services.listed import FULL, words


@dataclass(frozen=True)
class Shelf:
    """A service and a point of contact of one organisation."""

    service: Service
    contact: PointOfContact

    def public_ids(self) -> dict[str, Any]:
        """The ids in the addresses of the public door."""
        return {
            "service_id": [str(self.service.pk)],
            "at_id": [str(ServiceAtLocation.objects.get(service=self.service).pk)],
            "organization_id": [str(self.service.provider_id)],
            "taxonomy_id": [str(Taxonomy.objects.all()[0].pk)],
            "term_id": [str(Term.objects.all()[0].pk)],
        }


def shelf(*, by: Person, at: datetime = build.NOON) -> Shelf:
    """What a coordinator, or the organisation's administrator, has listed."""
    words()
    of, on = by.organisation, at.date()
    contact = actions.Contact(
        role="Modern slavery lead",
        subject="Adults",
        name="Canary Contact",
        telephone="+441632960020",
        email="canary-contact@work.example",
    )
    return Shelf(
        service=actions.add_service(FULL, organisation=of, by=by, at=at, on=on),
        contact=actions.name_contact(contact, organisation=of, by=by, at=at, on=on),
    )
