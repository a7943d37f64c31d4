"""Somebody who may read the trail, somebody who may not, and a trail to read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from handrail.foundation.audit.actions import record
from handrail.foundation.people.actions import make_demonstration_person
from handrail.foundation.people.models import Organisation, Person, Role
from tests.foundation.people.conftest import PASSWORD, SECRET, sign_in

FIRST_DAY = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)


def make_person(name: str, role: Role) -> Person:
    organisation, _ = Organisation.objects.get_or_create(code="council", defaults={"name": "Exampleshire Council"})
    return make_demonstration_person(
        email=f"{name}@example.org",
        name=name.title(),
        organisation=organisation,
        roles=[role],
        password=PASSWORD,
        totp_secret=SECRET,
        at=FIRST_DAY,
    )


@pytest.fixture
def officer(db: None) -> Person:
    """The data-protection officer."""
    return make_person("dora", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def administrator(db: None) -> Person:
    """Somebody who runs the system, and still may not read the trail."""
    return make_person("sam", Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def at_the_desk_of(staff_door: Client) -> object:
    """Sign somebody in at the staff door."""

    def open_door(person: Person) -> Client:
        cache.clear()  # a code that another test used is not remembered
        sign_in(staff_door, person)
        return staff_door

    return open_door


@pytest.fixture
def long_trail(db: None) -> None:
    """Sixty lines, an hour apart, about three concerns, by two people."""
    for number in range(60):
        record(
            "desk.concern_read" if number % 2 else "desk.concern_opened",
            about=f"concern:{number % 3}",
            by=f"person:{number % 2}",
            at=FIRST_DAY + timedelta(hours=number),
            why="triage",
        )
