"""A desk and two partner organisations, of which one must never see what the other was sent."""

from collections.abc import Callable

import pytest
from django.test import Client

from handrail.foundation.people.models import Person, Role
from tests.build import Office, person

SignIn = Callable[[Person], Client]


@pytest.fixture
def office(db: None) -> Office:
    return Office()


@pytest.fixture
def stranger(office: Office) -> Person:
    """A professional of another organisation."""
    return person(Role.PROFESSIONAL, at_work=office.others)


@pytest.fixture
def sign_in() -> SignIn:
    def at_the_staff_door(somebody: Person) -> Client:
        browser = Client()
        browser.force_login(somebody)
        return browser

    return at_the_staff_door
