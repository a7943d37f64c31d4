"""Pages of signing in are ours: each in our frame, with no script or style inside the page."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from handrail.foundation.people import middleware
from handrail.foundation.people.models import Person
from tests.foundation.people.conftest import confirm, sign_in

pytestmark = pytest.mark.django_db
TEMPLATES = Path(middleware.__file__).parent / "templates"
OURS = sorted(str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html"))
INSIDE = [
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "mfa_generate_recovery_codes",
    "people:account",
    "people:people",
    "people:invite",
]
OUTSIDE = [
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
]


@pytest.mark.parametrize("name", OURS)
def test_every_template_reads_and_holds_no_inline_script_or_style(name: str) -> None:
    words = (TEMPLATES / name).read_text()
    get_template(name)
    assert not re.search(r"\sstyle=|<style|\son\w+=", words)
    for script in re.findall(r"<script[^>]*>", words):
        assert "src=" in script or 'type="application/json"' in script


@pytest.mark.parametrize("page", OUTSIDE)
def test_pages_before_signing_in_are_ours(staff_door: Client, page: str) -> None:
    answer = staff_door.get(reverse(page))
    assert "govuk-template" in answer.content.decode()
    assert answer.content.decode().count("<h1") == 1


@pytest.mark.parametrize("page", INSIDE)
def test_pages_after_signing_in_are_ours(staff_door: Client, administrator: Person, page: str) -> None:
    sign_in(staff_door, administrator)
    confirm(staff_door)
    answer = staff_door.get(reverse(page))
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1
    assert "govuk-template" in answer.content.decode()


def test_a_refused_form_says_what_is_wrong_at_the_top(staff_door: Client) -> None:
    answer = staff_door.post(reverse("account_login"), {"login": "", "password": ""})
    assert "There is a problem" in answer.content.decode()
    assert "Error: Sign in" in answer.content.decode()


@pytest.mark.parametrize("page", ["account_login", "account_reset_password"])
def test_whatever_is_typed_gets_a_sentence_and_not_a_fault(staff_door: Client, page: str) -> None:
    for typed in ("", "\x00", "x" * 100_000, "🙂@🙂", "<script>", "'; --", "\u202e"):
        answer = staff_door.post(reverse(page), {"login": typed, "email": typed, "password": typed})
        assert answer.status_code in {200, 302, 429}


def test_an_odd_page_number_or_search_is_no_fault(staff_door: Client, administrator: Person) -> None:
    sign_in(staff_door, administrator)
    for asked in ({"page": "minus one"}, {"name": "\x00"}, {"name": "x" * 10_000}, {"page": "9" * 100}):
        assert staff_door.get("/people/", asked).status_code == 200
    assert staff_door.get("/people/%00/roles/").status_code == 404
