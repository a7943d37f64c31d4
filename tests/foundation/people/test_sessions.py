"""Sessions: one at a time, half an hour idle, twelve hours at most; and nobody inside without a second factor."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.middleware import BEFORE_SIGN_IN, WHILE_SETTING_UP, WITH_SECOND_FACTOR
from handrail.foundation.people.models import Person
from tests.foundation.people.conftest import confirm, sign_in

pytestmark = pytest.mark.django_db
INSIDE = "/people/account/"


def visit(browser: Client, *, at: datetime) -> int:
    with mock.patch("handrail.foundation.people.middleware.timezone.now", return_value=at):
        return browser.get(INSIDE).status_code


def test_half_an_hour_without_a_page_ends_a_session(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    now = timezone.now()
    assert visit(staff_door, at=now) == 200
    assert visit(staff_door, at=now + timedelta(minutes=29)) == 200
    assert visit(staff_door, at=now + timedelta(minutes=60)) == 302
    assert visit(staff_door, at=now + timedelta(minutes=60)) == 302


def test_twelve_hours_end_a_session_however_busy(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    now = timezone.now() - timedelta(seconds=30)
    quarters = [visit(staff_door, at=now + timedelta(minutes=15 * quarter)) for quarter in range(50)]
    assert quarters == [200] * 49 + [302]


def test_whoever_was_signed_out_is_told_why(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    visit(staff_door, at=timezone.now() + timedelta(hours=1))
    assert TrailEntry.objects.get(act="people.session_ended").about == professional.ref
    assert "some time had passed" in staff_door.get("/accounts/login/").content.decode()


def test_signing_in_elsewhere_ends_the_session_here(staff_door: Client, professional: Person) -> None:
    elsewhere = Client()
    sign_in(staff_door, professional, half_minutes=-1)
    sign_in(elsewhere, professional)
    assert elsewhere.get(INSIDE).status_code == 200
    assert staff_door.get(INSIDE).status_code == 302


def test_without_a_second_factor_every_page_leads_to_setting_one_up(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    Authenticator.objects.all().delete()
    for page in ("/", INSIDE, "/organisations/", reverse("mfa_view_recovery_codes"), "/no-such-page/"):
        assert staff_door.get(page)["Location"] == reverse("mfa_index")
    assert "Before you go on" in staff_door.get(reverse("mfa_index")).content.decode()


def test_the_last_second_factor_cannot_be_removed(staff_door: Client, professional: Person) -> None:
    sign_in(staff_door, professional)
    confirm(staff_door)
    answer = staff_door.post(reverse("mfa_deactivate_totp"))
    assert "Add another second factor" in answer.content.decode()
    key = Authenticator.objects.create(user=professional, type="webauthn", data={"name": "Key", "credential": {}})
    Authenticator.objects.filter(type="totp").delete()
    staff_door.post(reverse("mfa_remove_webauthn", kwargs={"pk": key.pk}))
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_no_page_is_on_two_lists() -> None:
    assert not BEFORE_SIGN_IN & WHILE_SETTING_UP
    assert not BEFORE_SIGN_IN & WITH_SECOND_FACTOR
    assert not WHILE_SETTING_UP & WITH_SECOND_FACTOR


def test_a_session_cookie_ends_with_the_browser() -> None:
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE is True
    assert settings.ACCOUNT_SESSION_REMEMBER is False
