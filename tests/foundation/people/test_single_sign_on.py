"""An organisation's own sign-on, tried against a provider of our own on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from pytest_django import Settings

from handrail.foundation.people.adapters import asked_for_second_factor
from handrail.foundation.people.models import Person
from tests.foundation.people.conftest import sign_in

pytestmark = pytest.mark.django_db
INSIDE = "/people/account/"


class FakeProvider(BaseHTTPRequestHandler):
    """Answers as an OpenID Connect provider does; `claims` is what it says about whoever signs in."""

    claims: ClassVar[dict[str, Any]] = {}

    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        if self.path.startswith("/.well-known"):
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            config = {f"{name}_endpoint": f"{here}/{path}" for name, path in ends.items()}
            self.answer({**config, "issuer": here, "jwks_uri": f"{here}/keys"})
        else:
            self.answer(self.claims)

    def do_POST(self) -> None:
        now = int(time.time())
        here = f"http://{self.headers['Host']}"
        told = {"iss": here, "aud": "handrail", "iat": now, "exp": now + 60, **self.claims}
        token = jwt.encode(told, "a-key-that-nobody-checks-on-this-machine", algorithm="HS256")
        self.answer({"access_token": "t", "token_type": "bearer", "id_token": token})

    def answer(self, words: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(words).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        return


@pytest.fixture
def provider(settings: Settings) -> Iterator[type[FakeProvider]]:
    server = HTTPServer(("127.0.0.1", 0), FakeProvider)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    app = {
        "provider_id": "organisation",
        "name": "Exampleshire",
        "client_id": "handrail",
        "secret": "secret",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}", "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield FakeProvider
    server.shutdown()
    thread.join()
    server.server_close()


def come_back(browser: Client, claims: dict[str, Any]) -> str:
    """Go to the provider and come back as whoever these claims describe; where that leads, and what the page says."""
    FakeProvider.claims = {"sub": "s-1", "email_verified": True, **claims}
    leaving = browser.post("/accounts/oidc/organisation/login/")
    state = parse_qs(urlsplit(leaving["Location"]).query)["state"][0]
    answer = browser.get("/accounts/oidc/organisation/login/callback/", {"code": "c", "state": state})
    return answer.headers.get("Location", "") or answer.content.decode()


def test_the_sign_in_page_offers_it_only_where_it_is_set_up(
    staff_door: Client, provider: type[FakeProvider], settings: Settings
) -> None:
    assert "Sign in with Exampleshire" in staff_door.get("/accounts/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with Exampleshire" not in staff_door.get("/accounts/login/").content.decode()


def test_without_the_provider_s_word_our_second_factor_is_asked_for(
    staff_door: Client, provider: type[FakeProvider], professional: Person
) -> None:
    assert come_back(staff_door, {"email": professional.email, "amr": ["pwd"]}) == "/accounts/2fa/authenticate/"
    assert staff_door.get(INSIDE).status_code == 302


def test_with_the_provider_s_word_theirs_counts(
    staff_door: Client, provider: type[FakeProvider], professional: Person
) -> None:
    Authenticator.objects.all().delete()
    come_back(staff_door, {"email": professional.email, "amr": ["pwd", "mfa"]})
    assert staff_door.get(INSIDE).status_code == 200


def test_their_word_does_not_outlive_the_session(
    staff_door: Client, provider: type[FakeProvider], professional: Person
) -> None:
    come_back(staff_door, {"email": professional.email, "amr": ["mfa"]})
    staff_door.post("/accounts/logout/")
    assert come_back(staff_door, {"email": professional.email}) == "/accounts/2fa/authenticate/"


def test_their_word_about_one_person_says_nothing_about_another(
    staff_door: Client, provider: type[FakeProvider], professional: Person, administrator: Person
) -> None:
    come_back(staff_door, {"email": professional.email, "amr": ["mfa"]})
    sign_in(staff_door, administrator, code="000000")
    assert come_back(staff_door, {"sub": "s-2", "email": administrator.email}) == "/accounts/2fa/authenticate/"


def test_a_stranger_gets_no_account(staff_door: Client, provider: type[FakeProvider], professional: Person) -> None:
    page = come_back(staff_door, {"email": "stranger@example.org", "amr": ["mfa"]})
    assert "Accounts come by invitation" in page
    assert Person.objects.count() == 1


def test_an_address_that_the_provider_has_not_verified_signs_nobody_in(
    staff_door: Client, provider: type[FakeProvider], professional: Person
) -> None:
    page = come_back(staff_door, {"email": professional.email, "email_verified": False, "amr": ["mfa"]})
    assert "Accounts come by invitation" in page
    assert staff_door.get(INSIDE).status_code == 302


def test_of_what_the_provider_tells_hardly_anything_is_kept(
    staff_door: Client, provider: type[FakeProvider], professional: Person
) -> None:
    come_back(staff_door, {"email": professional.email, "amr": ["mfa"], "phone_number": "07700 900123"})
    assert SocialAccount.objects.get().extra_data == {"second_factor": True}
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize(
    ("claims", "asked"),
    [
        ({"amr": ["mfa"]}, True),
        ({"amr": "mfa"}, True),
        ({"acr": "mfa"}, True),
        ({"amr": ["pwd", "otp"]}, False),
        ({"amr": [["mfa"]]}, False),
        ({"acr": 2}, False),
        ({}, False),
    ],
)
def test_only_the_agreed_word_in_the_signed_part_counts(claims: dict[str, Any], asked: bool) -> None:
    assert asked_for_second_factor({"id_token": claims}) is asked
    assert asked_for_second_factor({"userinfo": claims}) is False
