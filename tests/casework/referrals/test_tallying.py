"""Referrals counted for the explorer, as the board counts them."""

from datetime import date

import pytest

from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.queries import tally_referrals
from handrail.foundation.people.models import Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def test_a_form_for_the_home_office_is_no_referral_to_be_found_by_subtracting_the_boards_numbers() -> None:
    worker = build.person(Role.SUPPORT_WORKER, at_work=build.organisations()[0])
    analyst = build.person(Role.ANALYST, at_work=worker.organisation)
    build.referred_to_nrm(by=worker)

    assert Referral.objects.filter(sent_at__isnull=False).count() == 1
    assert tally_referrals((), **YEAR, by=analyst) == {(): 0}
    assert tally_referrals(("asked_for",), **YEAR, by=analyst) == {}
