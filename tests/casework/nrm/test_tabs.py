"""Above a person's pages stand the pages that their reader may open, and no other."""

import re

import pytest
from django.urls import reverse

from handrail.casework.referrals.permissions import why_not_fill_in
from handrail.foundation.people.models import Organisation, Role
from tests import build
from tests.casework.nrm.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TAB = re.compile(r'moj-sub-navigation__link"[^>]* href="([^"]+)"')


def of(*, first_responders: bool) -> Organisation:
    """An organisation of first responders, or one of others."""
    return next(
        each
        for each in build.organisations()
        if (why_not_fill_in("nrm", organisation=each) is None) == first_responders
    )


@pytest.mark.parametrize("first_responders", [True, False])
@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.SUPPORT_WORKER])
def test_every_tab_leads_to_a_page_that_its_reader_may_open(
    sign_in: SignIn, role: Role, first_responders: bool
) -> None:
    reader = build.person(role, at_work=of(first_responders=first_responders))
    record = build.person_record(by=reader)
    browser = sign_in(reader)
    page = browser.get(f"/persons/{record.pk}/").content.decode()

    tabs = TAB.findall(page)

    assert len(tabs) == (8 if role == Role.SUPPORT_WORKER else 7)
    assert {browser.get(address).status_code for address in tabs} == {200}
    assert (reverse("nrm:form", args=[record.pk]) in tabs) == first_responders
