"""An organisation that keeps records, with its people, and the desk."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from handrail.casework.persons.models import PotentialVictim
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.one_time_codes import code_at
from tests import build

SignIn = Callable[[Person], Client]


@pytest.fixture
def office(db: None) -> build.Office:
    """A desk and two organisations of which one knows nothing of the other's."""
    return build.Office()


@pytest.fixture
def worker(office: build.Office) -> Person:
    """Somebody who keeps records at an organisation."""
    return office.worker


@pytest.fixture
def coordinator(office: build.Office) -> Person:
    return build.person(Role.COORDINATOR, at_work=office.home)


@pytest.fixture
def adult(office: build.Office) -> PotentialVictim:
    """The record of an adult of whom nothing else is known."""
    return build.person_record(by=office.worker, at=office.later(), age="adult")


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


def fresh(person: PotentialVictim) -> PotentialVictim:
    """The record as the database has it now."""
    return PotentialVictim.objects.get(pk=person.pk)


def said(of: PotentialVictim, answer: str, *, purpose: str = "nrm", by: Person, at: datetime) -> None:
    """Somebody gives an answer to one of the eight questions."""
    build.consent(of, purpose, answer, by=by, at=at)
