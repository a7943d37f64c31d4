"""The made-up premises: offered through the real actions, and nobody's in the world."""

import re

import pytest

from handrail.config.demonstration.premises import offer_premises
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Role
from handrail.partnership.premises.models import Space
from handrail.partnership.premises.policies import Need
from handrail.partnership.premises.queries import capacity_now, proposed
from handrail.rules.localities.hours import read_hours
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_they_are_marked_as_made_up_and_their_numbers_ring_nowhere() -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=build.organisations()[0])
    made = offer_premises(by=coordinator, at=build.NOON)
    known = {word.code for word in current_locality().lists["premises_facilities"]}
    for place in made:
        assert place.name.endswith("(made up)")
        assert re.fullmatch(r"\+44163296\d{4}", place.call_out_telephone)
        assert set(place.facilities) <= known
        read_hours(place.hours)
    assert set(Space.objects.values_list("kept_for", flat=True)) <= set(Space.Kept)


def test_every_district_that_has_one_is_on_the_map_and_a_visit_finds_one() -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=build.organisations()[0])
    made = offer_premises(by=coordinator, at=build.NOON)
    now = capacity_now(by=coordinator, at=build.NOON)
    assert sum(each.capacity_now for each in now) == sum(place.capacity for place in made)
    found = proposed(
        Need(people=8, children=1),
        district=made[0].district,
        starts_at=build.NOON,
        ends_at=build.NOON.replace(hour=20),
        by=coordinator,
        at=build.NOON,
    )
    assert found[0].fits
    assert found[0].place.name == "Lantern Hall (made up)"
