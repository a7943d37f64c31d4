"""A desk with its people, and a browser in which somebody is signed in."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from handrail.casework.desk.models import Concern
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.one_time_codes import code_at
from tests import build

SignIn = Callable[[Person], Client]


@pytest.fixture
def office(db: None) -> build.Office:
    """A desk officer, two organisations, and concerns in any state."""
    return build.Office()


@pytest.fixture
def officer(office: build.Office) -> Person:
    return office.officer


@pytest.fixture
def coordinator(office: build.Office) -> Person:
    return build.person(Role.COORDINATOR, at_work=office.home)


@pytest.fixture
def sign_in(staff_door: Client, settings: Settings) -> SignIn:
    """Sign somebody in as they would: password, then the code of this half minute."""
    # The server of static files wants its folder, which `handrail setup` makes.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)

    def enter(person: Person) -> Client:
        cache.clear()
        staff_door.post("/accounts/login/", {"login": person.email, "password": build.PASSWORD})
        staff_door.post("/accounts/2fa/authenticate/", {"code": code_at(build.SECRET, timezone.now())})
        return staff_door

    return enter


@pytest.fixture
def desk_page(sign_in: SignIn, officer: Person) -> Client:
    """A browser in which a desk officer is signed in."""
    return sign_in(officer)


def fresh(concern: Concern) -> Concern:
    """The concern as the database has it now."""
    return Concern.objects.get(pk=concern.pk)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)
