"""The made-up year has two districts' drivers, with renewals all year and the leaflet given to most of them."""

import pytest

from handrail.config.demonstration.drivers import DRIVERS, MONTHS_BACK, bring_in_drivers
from handrail.foundation.people.models import Role
from handrail.partnership.licensing.actions import read_names
from handrail.partnership.licensing.models import Licence
from handrail.partnership.licensing.queries import later, never_reached, reached_by_district
from tests import build
from tests.partnership.licensing.registers import districts, officer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_two_districts_have_drivers_and_one_reaches_more_of_them_than_the_other() -> None:
    officers = [officer(0), officer(1)]
    assert bring_in_drivers(officers=officers, at=build.NOON) == Licence.objects.count() == 2 * DRIVERS
    coordinator = build.person(Role.COORDINATOR, at_work=districts()[0])
    first = later(build.NOON.date().replace(day=1), -MONTHS_BACK)
    one, two = reached_by_district(first, how_many=MONTHS_BACK, by=coordinator)
    assert (one.total.share or 0) > (two.total.share or 0) > 0
    assert all(month.due for month in one.months)
    shown = read_names(never_reached(by=officers[1])[:20], by=officers[1], at=build.NOON)
    assert len(shown) == 20
    assert all("(made up)" in each.entry.name for each in shown)
