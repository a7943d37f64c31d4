"""Whoever puts a centre on standby sees which premises are proposed, and why not the others."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from handrail.casework.operations.actions import add_concern
from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.reception.queries import premises_proposed
from handrail.foundation.people.models import Role
from tests import build
from tests.casework.operations.test_planning import planned
from tests.partnership.premises.halls import offered

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_the_way_is_counted_from_where_the_concern_is() -> None:
    office = build.Office()
    lead = build.person(Role.OPERATIONS_LEAD, Role.COORDINATOR, at_work=office.home)
    operation = planned(by=lead)
    offered(by=lead, rooms=(("Blue", 8, "family"),), district="southam")
    assert not [why for why in premises_proposed(operation, by=lead, at=build.NOON)[0].why if "km" in why]
    add_concern(operation, concern=office.opened(district="northam"), by=lead, at=build.NOON)
    assert [why for why in premises_proposed(operation, by=lead, at=build.NOON)[0].why if "km away" in why]


def test_the_page_says_why_and_why_not(staff_door: Client) -> None:
    lead = build.person(Role.OPERATIONS_LEAD, at_work=build.organisations()[0])
    operation = planned(by=lead)
    Operation.objects.filter(pk=operation.pk).update(state=OperationState.APPROVED)
    offered(by=lead, rooms=(("Blue", 8, "family"),))
    offered(by=lead, name="Small Room", capacity=2)
    staff_door.force_login(lead, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = staff_door.get(reverse("reception:stand_up", args=[operation.pk])).content.decode()
    assert "holds 20; sleeps 8" in page
    assert "holds 2, and 7 are expected; sleeps 0, and 7 are expected" in page
