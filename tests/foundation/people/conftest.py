"""People to try rules on, made as the real ones are."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from handrail.foundation.people.actions import make_demonstration_person
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.vault.one_time_codes import code_at

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PASSWORD = "three-random-words"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

MakePerson = Callable[..., Person]


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    """No failed attempt and no used code is remembered from another test."""
    cache.clear()


@pytest.fixture
def police(db: None) -> Organisation:
    return Organisation.objects.create(code="police", name="Exampleshire Police", kind="police", can_receive=True)


@pytest.fixture
def council(db: None) -> Organisation:
    return Organisation.objects.create(code="council", name="Exampleshire Council", kind="county_council")


@pytest.fixture
def make_person(police: Organisation) -> MakePerson:
    """Make somebody who holds these roles: `make_person("ann", Role.TRAINER)`."""

    def make(name: str, *roles: Role, organisation: Organisation | None = None) -> Person:
        return make_demonstration_person(
            email=f"{name}@example.org",
            name=name.title(),
            organisation=organisation or police,
            roles=roles,
            password=PASSWORD,
            totp_secret=SECRET,
            at=NOON,
        )

    return make


@pytest.fixture
def coordinator(make_person: MakePerson, council: Organisation) -> Person:
    return make_person("cora", Role.COORDINATOR, organisation=council)


@pytest.fixture
def administrator(make_person: MakePerson) -> Person:
    """The administrator of the police's people, and of nobody else's."""
    return make_person("adam", Role.ORGANISATION_ADMINISTRATOR)


@pytest.fixture
def professional(make_person: MakePerson) -> Person:
    return make_person("pru", Role.PROFESSIONAL)


def sign_in(browser: Client, person: Person, *, code: str | None = None, half_minutes: int = 0) -> None:
    """Sign in as a person would: e-mail and password, then the code of this half minute, or of another."""
    browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    moment = timezone.now() + timedelta(seconds=30 * half_minutes)
    browser.post("/accounts/2fa/authenticate/", {"code": code or code_at(SECRET, moment)})


def confirm(browser: Client) -> None:
    """Show again that it is oneself, before something sensitive."""
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
