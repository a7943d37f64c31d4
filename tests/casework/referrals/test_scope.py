"""One organisation never learns what another was sent: not by address, in a list, nor from a count."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.referrals import queries
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.urls import urlpatterns
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests.build import Office, person
from tests.casework.referrals.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
OF_ONE = [str(each.name) for each in urlpatterns if "referral_id" in str(each.pattern)]


@pytest.mark.parametrize("page", OF_ONE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_a_referral_answers_a_stranger(
    page: str, method: str, office: Office, stranger: Person, sign_in: SignIn
) -> None:
    referral = office.sent_and_opened()
    named = [referral.pk, uuid4()] if page == "attached" else [referral.pk]
    answer = getattr(sign_in(stranger), method)(reverse(f"referrals:{page}", args=named), {"reason": "other"})
    assert answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    assert Referral.objects.get(pk=referral.pk).status == "opened"


def test_a_strangers_list_and_count_are_empty(office: Office, stranger: Person, sign_in: SignIn) -> None:
    referral = office.sent()
    for show in ("live", "overdue", "ended"):
        page = queries.organisation_inbox(stranger, show=show, at=office.later(), page=1)
        assert page.paginator.count == 0
    assert queries.referrals_of(referral.concern, stranger) == []
    shown = sign_in(stranger).get(reverse("referrals:inbox")).content.decode()
    assert referral.concern.reference not in shown


def test_the_receiving_organisation_finds_it_in_its_own(office: Office, sign_in: SignIn) -> None:
    referral = office.sent()
    shown = sign_in(office.worker).get(reverse("referrals:inbox")).content.decode()
    assert referral.concern.reference in shown


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.TRAINER, Role.BOARD_MEMBER, Role.ANALYST])
def test_colleagues_without_the_role_reach_nothing(role: Role, office: Office, sign_in: SignIn) -> None:
    referral = office.sent()
    browser = sign_in(person(role, at_work=office.theirs))
    assert browser.get(reverse("referrals:referral", args=[referral.pk])).status_code == HTTPStatus.NOT_FOUND
    assert browser.get(reverse("referrals:inbox")).status_code == HTTPStatus.FORBIDDEN
    assert browser.get(reverse("referrals:watch")).status_code == HTTPStatus.FORBIDDEN


def test_a_partner_does_not_reach_the_desks_side(office: Office, sign_in: SignIn) -> None:
    referral = office.sent_and_opened()
    browser = sign_in(office.worker)
    tab = reverse("referrals:concern_referrals", args=[referral.concern_id])
    assert browser.get(tab).status_code == HTTPStatus.FORBIDDEN
    assert browser.get(reverse("referrals:watch")).status_code == HTTPStatus.FORBIDDEN
    assert browser.post(reverse("referrals:withdraw", args=[referral.pk])).status_code == HTTPStatus.FORBIDDEN


def test_only_those_who_see_figures_get_coded_rows(office: Office) -> None:
    office.declined()
    day = office.at.date()
    rows = queries.coded_rows(first=day, last=day, by=person(Role.BOARD_MEMBER, at_work=office.home))
    assert [(row.outcome, row.reason, row.priority) for row in rows] == [("declined", "not_our_role", "high")]
    assert rows[0].minutes_to_open == 5
    with pytest.raises(NotAllowed, match="can see these figures"):
        queries.coded_rows(first=day, last=day, by=office.worker)


def test_nobody_is_let_in_without_signing_in(office: Office) -> None:
    referral = office.sent()
    answer = Client().get(reverse("referrals:referral", args=[referral.pk]))
    assert answer.status_code == HTTPStatus.FOUND
    assert "accounts" in answer.headers["Location"]
