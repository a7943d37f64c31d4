"""A refuge is never listed with an address: not by a form, not by an import, not by SQL."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from handrail.foundation.permission import NotAllowed
from handrail.partnership.services.models import Location, LocationType, Service, ServiceAtLocation
from handrail.partnership.services.policies import why_not_tell
from tests.partnership.services.listed import FULL, HALL, REFUGE, listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
GIVEN_AWAY: list[dict[str, Any]] = [
    {"places": (HALL,)},
    {"description": "We are at ZZ1 1AA."},
    {"description": "Come to 12 Made-up Road."},
    {"how_to_get_it": "Ring the bell at 7a High Street"},
    {"places": (replace(HALL, location_type=LocationType.VIRTUAL, name="zz11aa"),)},
]


def refused(statement: str, *values: Any) -> bool:
    """Whether the database refuses what any program could send it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except IntegrityError:
        return True
    return False


def as_stored(value: Any) -> Any:
    return value.hex if connection.vendor == "sqlite" else value


@pytest.mark.parametrize("changed", GIVEN_AWAY)
def test_what_gives_a_refuge_away_is_refused_with_the_reason(changed: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="never listed with an address"):
        listed(REFUGE, **changed)
    assert not Service.objects.exists()


def test_what_calls_itself_a_refuge_has_no_address_whether_ticked_or_not() -> None:
    assert why_not_tell(replace(FULL, name="Women’s refuge")) is not None
    assert why_not_tell(replace(FULL, name="Refugee council")) is None


def test_a_refuge_has_an_area_and_a_telephone() -> None:
    kept = listed(REFUGE)
    assert [area.district for area in kept.areas.all()] == ["southam"]
    assert [phone.shown for phone in kept.phones.all()] == ["01632 960 012"]
    assert [at.location.location_type for at in kept.at_locations.all()] == ["virtual"]


def test_sql_cannot_link_a_refuge_to_a_place() -> None:
    refuge, other = listed(REFUGE), listed(FULL)
    place, link = other.at_locations.get().location, refuge.at_locations.get()
    assert refused(
        "INSERT INTO services_serviceatlocation (id, service_id, location_id, description) VALUES (%s, %s, %s, '')",
        *(as_stored(pk) for pk in (refuge.pk.__class__(int=7), refuge.pk, place.pk)),
    )
    statement = "UPDATE services_serviceatlocation SET location_id = %s WHERE id = %s"
    assert refused(statement, as_stored(place.pk), as_stored(link.pk))


def test_sql_cannot_make_a_service_with_an_address_confidential() -> None:
    kept = listed(FULL)
    assert refused("UPDATE services_service SET confidential = %s WHERE id = %s", True, as_stored(kept.pk))


def test_sql_cannot_turn_the_telephone_of_a_refuge_into_a_place() -> None:
    nowhere = listed(REFUGE).at_locations.get().location
    place = "location_type = 'physical', address_1 = 'x', city = 'y', postcode = 'z'"
    statement = f"UPDATE services_location SET {place} WHERE id = %s"
    assert refused(statement, as_stored(nowhere.pk))
    for column in ("address_1", "city", "region", "postcode"):
        assert refused(f"UPDATE services_location SET {column} = 'x' WHERE id = %s", as_stored(nowhere.pk))
    assert refused("UPDATE services_location SET latitude = 1 WHERE id = %s", as_stored(nowhere.pk))


def test_what_was_open_to_all_may_become_confidential_once_its_address_is_gone() -> None:
    from handrail.partnership.services.actions import write
    from tests import build

    kept = listed(FULL)
    write(REFUGE, provider=kept.provider, service=kept, by="handrail", at=build.NOON, on=build.NOON.date())
    assert Service.objects.get().confidential
    assert not Location.objects.exclude(location_type="virtual").exists()
    assert ServiceAtLocation.objects.count() == 1
