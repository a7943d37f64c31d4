"""Who an organisation's point of contact is stays among those who work here: the public door never tells it."""

import pytest
from django.test import Client

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Role
from handrail.partnership.directory import actions
from handrail.partnership.services.models import Capacity
from tests import build
from tests.partnership.directory.shelves import shelf

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CANARIES = (b"Canary Contact", b"canary-contact", b"960020", b"waiting list")


def test_the_public_door_names_nobody_and_tells_no_room_that_is_for_partners(public_door: Client) -> None:
    kept = shelf(by=build.person(Role.COORDINATOR, at_work=build.organisations()[0]))
    by = build.person(Role.COORDINATOR, at_work=build.organisations()[0])
    at, on = build.NOON, build.NOON.date()
    actions.say_capacity(kept.service, capacity=Capacity.WAITING, for_everybody=False, by=by, at=at, on=on)
    paths = [f"/help/{kept.service.pk}/", "/help/", "/api/hsds/services?full=true", "/api/hsds/organizations?full=true"]
    paths += ["/api/hsds/service_at_locations?full=true", f"/api/hsds/services/{kept.service.pk}"]
    for path in paths:
        answer = public_door.get(path)
        assert answer.status_code == 200
        assert not [canary for canary in CANARIES if canary in answer.content], path


def test_the_trail_holds_references_alone() -> None:
    shelf(by=build.person(Role.COORDINATOR, at_work=build.organisations()[0]))
    lines = " ".join(f"{line.about} {line.detail}" for line in TrailEntry.objects.all())
    assert not [canary for canary in CANARIES if canary.decode() in lines]
