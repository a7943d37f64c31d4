"""The pages on which a pack is prepared, issued and read."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.people.models import Role
from tests.build import organisations, person
from tests.insight.board.packs import latest_quarter, pack_issued

pytestmark = pytest.mark.django_db


def test_a_coordinator_prepares_and_a_board_member_reads_what_was_issued() -> None:
    home, now = organisations()[0], timezone.now()
    coordinator, member = Client(), Client()
    boss = person(Role.COORDINATOR, at_work=home)
    coordinator.force_login(boss)
    member.force_login(person(Role.BOARD_MEMBER, at_work=home))
    period = latest_quarter(now).code
    pack = pack_issued(by=boss, at=now)

    assert coordinator.get(reverse("board:write", args=[period, "summary"])).status_code == 200
    assert b"edition 1, which is issued" in coordinator.get(reverse("board:prepare", args=[period])).content
    assert member.get(reverse("board:prepare", args=[period])).status_code == 403
    assert pack.label.encode() in member.get(reverse("board:packs")).content
    assert b"as they were issued" in member.get(reverse("board:issued", args=[pack.pk])).content
    assert member.get(reverse("board:issued_file", args=[pack.pk, "pdf"])).content.startswith(b"%PDF")
