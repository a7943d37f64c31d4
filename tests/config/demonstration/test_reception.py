"""The made-up centre: on standby for the visit that stands by, at a place that is then held for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.casework.reception.models import CentreState
from handrail.config.demonstration.course import play
from handrail.config.demonstration.operations import VISITS, planner
from handrail.config.demonstration.premises import offer_premises
from handrail.config.demonstration.quiet import send_nothing
from handrail.config.demonstration.reception import stand_centre_up
from handrail.foundation.people.models import Organisation, Role
from handrail.partnership.premises.queries import premises_free
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_centre_waits_for_the_visit_that_stands_by_and_its_place_is_held() -> None:
    now = timezone.now()
    office = build.Office(at=now - timedelta(days=70))
    lead = build.person(Role.OPERATIONS_LEAD, at_work=Organisation.objects.get(code="exampleshire-police"))
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    with send_nothing():
        assert stand_centre_up(by=lead, at=now) is None
        visits = planner(lead=lead, coordinator=coordinator, answering=[office.worker], now=now)
        play([visits.carry(VISITS[1])], until=now, progress=lambda _: None)
        offer_premises(by=coordinator, at=now)
        centre = stand_centre_up(by=lead, at=now)
    assert centre is not None
    assert centre.state == CentreState.STANDBY
    assert centre.hold.premises.capacity >= centre.operation.expected
    span = {"starts_at": centre.operation.starts_at, "until": centre.operation.ends_at}
    assert centre.hold.premises not in premises_free(**span, by=lead)
