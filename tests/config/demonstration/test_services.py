"""The made-up year lists services in any county: refuges without an address, and some that nobody confirmed lately."""

import pytest

from handrail.config.demonstration.services import ROUNDS, list_services
from handrail.foundation.people.models import Role
from handrail.partnership.directory.models import PointOfContact, RoomLeft
from handrail.partnership.directory.queries import due
from handrail.partnership.services.models import Service, Source
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_some_forty_services_are_listed_and_every_refuge_has_an_area_and_a_telephone_only() -> None:
    by = build.person(Role.COORDINATOR, at_work=build.organisations()[0])
    made = list_services(by=by, at=build.NOON)
    assert len(made) == 10 * ROUNDS
    assert Service.objects.filter(source=Source.PACK).exists()
    for service in Service.objects.filter(confidential=True):
        assert service.areas.exists()
        assert service.phones.exists()
        assert {at.location.location_type for at in service.at_locations.all()} == {"virtual"}
    assert due(by=by, on=build.NOON.date()).services.count() >= ROUNDS
    assert PointOfContact.objects.exists()
    assert RoomLeft.objects.count() == 2 * ROUNDS
