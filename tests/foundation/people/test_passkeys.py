"""Passkeys, held by a made-up security key: added, used to sign in, and never put off balance by odd input."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2 import cbor
from fido2.cose import ES256

from handrail.foundation.people.models import Person
from tests.foundation.people.conftest import PASSWORD, confirm, sign_in

pytestmark = pytest.mark.django_db
INSIDE = "/people/account/"
SITE = "localhost"
ODD = [
    "",
    "null",
    "[]",
    "7",
    '"words"',
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": []}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": 7, "clientDataJSON": "e30"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"authenticatorData": "AA", "signature": "AA", "userHandle": "%%%"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"attestationObject": "oA"}}',
    "\x00",
    "[" * 5000,
]


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class SecurityKey:
    """Does what a security key does (WebAuthn level 2, "none" attestation); its owner always consents."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = b"a-made-up-credential"
        self.owner = ""

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        public = cbor.encode(dict(ES256.from_cryptography_key(self.private.public_key())))  # type: ignore[no-untyped-call]
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        told = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self.about(0x45) + credential})
        self.owner = options["user"]["id"]
        client = self.client("webauthn.create", options)
        return self.answer({"clientDataJSON": text(client), "attestationObject": text(told)})

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        client, about = self.client("webauthn.get", options), self.about(0x05)
        signature = self.private.sign(about + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        words = {"clientDataJSON": client, "authenticatorData": about, "signature": signature}
        return self.answer({**{name: text(raw) for name, raw in words.items()}, "userHandle": self.owner})

    def about(self, flags: int) -> bytes:
        return hashlib.sha256(SITE.encode()).digest() + bytes([flags]) + bytes(4)

    def client(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": f"https://{SITE}"}).encode()

    def answer(self, response: dict[str, str]) -> dict[str, Any]:
        return {
            "id": text(self.id),
            "rawId": text(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {"credProps": {"rk": True}},
        }


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST=SITE)


@pytest.fixture
def key(browser: Client, professional: Person) -> SecurityKey:
    """A security key that Pru has added; she has signed out again."""
    key = SecurityKey()
    sign_in(browser, professional)
    confirm(browser)
    page = browser.get(reverse("mfa_add_webauthn")).content.decode()
    credential = key.create(offered(page)["creation_options"]["publicKey"])
    browser.post(
        reverse("mfa_add_webauthn"), {"name": "Key", "passwordless": "on", "credential": json.dumps(credential)}
    )
    browser.post("/accounts/logout/")
    return key


def offered(page: str) -> Any:
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)
    assert found is not None
    return json.loads(found[1])


def test_a_passkey_alone_opens_the_door(browser: Client, key: SecurityKey) -> None:
    asked = browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    credential = key.get(asked["request_options"]["publicKey"])
    browser.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(credential)})
    assert browser.get(INSIDE).status_code == 200


def test_a_passkey_is_a_second_factor_too(browser: Client, key: SecurityKey, professional: Person) -> None:
    browser.post("/accounts/login/", {"login": professional.email, "password": PASSWORD})
    page = browser.get(reverse("mfa_authenticate")).content.decode()
    credential = key.get(offered(page)["request_options"]["publicKey"])
    browser.post(reverse("mfa_authenticate"), {"credential": json.dumps(credential)})
    assert browser.get(INSIDE).status_code == 200


def test_an_answer_to_one_challenge_does_not_answer_another(browser: Client, key: SecurityKey) -> None:
    asked = browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    credential = key.get(asked["request_options"]["publicKey"])
    browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    browser.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(credential)})
    assert browser.get(INSIDE).status_code == 302


def test_a_wrong_signature_opens_nothing(browser: Client, key: SecurityKey) -> None:
    asked = browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    key.private = ec.generate_private_key(ec.SECP256R1())
    credential = key.get(asked["request_options"]["publicKey"])
    browser.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(credential)})
    assert browser.get(INSIDE).status_code == 302


def test_a_passkey_of_whoever_left_opens_nothing(browser: Client, key: SecurityKey, professional: Person) -> None:
    Person.objects.update(is_active=False)
    asked = browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    browser.post(
        reverse("mfa_login_webauthn"), {"credential": json.dumps(key.get(asked["request_options"]["publicKey"]))}
    )
    assert browser.get(INSIDE).status_code == 302


def test_a_passkey_can_be_renamed_and_removed(browser: Client, key: SecurityKey, professional: Person) -> None:
    sign_in(browser, professional, half_minutes=-1)
    confirm(browser)
    added = Authenticator.objects.get(type="webauthn")
    browser.post(reverse("mfa_edit_webauthn", kwargs={"pk": added.pk}), {"name": "Blue key"})
    assert "Blue key" in browser.get(reverse("mfa_list_webauthn")).content.decode()
    assert browser.get(reverse("mfa_remove_webauthn", kwargs={"pk": added.pk})).status_code == 200
    browser.post(reverse("mfa_remove_webauthn", kwargs={"pk": added.pk}))
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_signs_nobody_in_and_is_no_fault(browser: Client, professional: Person, odd: str) -> None:
    assert browser.post(reverse("mfa_login_webauthn"), {"credential": odd}).status_code in {200, 302}
    browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert browser.post(reverse("mfa_login_webauthn"), {"credential": odd}).status_code in {200, 302}
    browser.post("/accounts/login/", {"login": professional.email, "password": PASSWORD})
    browser.get(reverse("mfa_authenticate"))
    assert browser.post(reverse("mfa_authenticate"), {"credential": odd}).status_code == 200
    assert browser.get(INSIDE).status_code == 302


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_adds_no_passkey_and_is_no_fault(browser: Client, professional: Person, odd: str) -> None:
    sign_in(browser, professional)
    confirm(browser)
    browser.get(reverse("mfa_add_webauthn"))
    assert browser.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": odd}).status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
