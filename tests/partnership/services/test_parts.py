"""What hangs on a service is written down beside it, and always says what its parts say."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from handrail.foundation.locality import current_locality
from handrail.partnership.services import actions
from handrail.partnership.services.models import Service
from handrail.partnership.services.policies.saying import parts_of, without_nothing
from handrail.partnership.services.queries import WHOLE
from tests import build
from tests.partnership.services.listed import FULL, HALL, REFUGE, listed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def in_step() -> bool:
    """Whether what is written down beside each service is what its parts say now."""
    rows = Service.objects.prefetch_related(*WHOLE)
    return all(json.loads(row.parts or "{}") == without_nothing(parts_of(row)) for row in rows)


def test_parts_are_written_with_every_kind_of_entry() -> None:
    for entry in (FULL, REFUGE, replace(FULL, hours="", languages=(), places=())):
        listed(entry)
    assert Service.objects.count() == 3
    assert in_step()


def test_a_change_writes_them_anew() -> None:
    service = listed()
    actions.write(
        replace(FULL, languages=(("sq", "Albanian"),)),
        provider=service.provider, service=service, by="handrail", at=build.NOON, on=build.NOON.date(),
    )  # fmt: skip
    assert in_step()
    assert "Albanian" in (Service.objects.get().parts or "")


def test_a_place_that_two_share_is_renamed_for_both() -> None:
    listed()
    listed(name="Another advice", places=(replace(HALL, accessibility="A ramp."),))
    assert in_step()


def test_a_word_that_the_pack_renames_is_renamed_with_every_service() -> None:
    listed()
    locality = current_locality()
    needs = tuple(replace(word, label=f"{word.label}, said anew") for word in locality.lists["service_needs"])
    actions.bring_in_words(replace(locality, lists={**locality.lists, "service_needs": needs}))
    assert in_step()
    assert "said anew" in (Service.objects.get().parts or "")


def test_a_row_from_before_is_told_from_its_parts_and_written_at_the_next_setup(public_door: Client) -> None:
    service = listed()
    told = got(public_door, service)
    Service.objects.update(parts=None)
    assert got(public_door, service) == told
    actions.bring_in_services(current_locality(), at=build.NOON)
    assert in_step()
    assert not Service.objects.filter(parts=None).exists()


def got(door: Client, service: Service) -> Any:
    return json.loads(door.get(f"/api/hsds/services/{service.pk}").content)
