"""A file shows what it touches, by its concern and by what the record says; to whoever may ask, and to nobody else."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.dots.actions import read_what_waits
from handrail.casework.persons import actions as persons
from handrail.casework.persons.policies import Identity
from handrail.foundation.people.models import Person, Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def office() -> build.Office:
    return build.Office(at=timezone.now() - timedelta(hours=2))


@pytest.fixture
def case(office: build.Office) -> Case:
    """The file of a woman of whom one concern tells; two others tell of her van, or of somebody called like her."""
    first = office.opened(account="She is brought in a van, AB12 CDE.")
    office.opened(account="A van, AB12 CDE, waits outside.", reporter_kind="taxi_driver")
    office.opened(names="Marija Ionesku", account="She is afraid.")
    read_what_waits(at=office.later())
    both = build.person(Role.DESK_OFFICER, Role.SUPPORT_WORKER, at_work=office.theirs)
    record = build.person_record(by=both, at=office.later(), concern=first, age="adult")
    who = Identity(given_names="Maria", family_name="Ionescu")
    persons.set_identity(record, identity=who, by=both, at=office.later())
    return open_case(record, origin=Origin.THEMSELVES, by=both, at=office.later())


def page_of(case: Case, person: Person) -> str:
    browser = Client()
    browser.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return browser.get(reverse("cases:touches", args=[case.pk])).content.decode()


def test_a_coordinator_sees_who_else_tells_of_the_van_and_who_of_the_name(case: Case, office: build.Office) -> None:
    page = page_of(case, build.person(Role.COORDINATOR, at_work=office.home))
    assert "The same number plate." in page
    assert "Marija Ionesku" in page
    assert "A name that sounds like it" in page


def test_a_support_worker_is_told_whom_to_ask_and_nothing_of_others(case: Case, office: build.Office) -> None:
    page = page_of(case, build.person(Role.SUPPORT_WORKER, at_work=office.theirs))
    assert "Ask the desk" in page
    assert "AB12" not in page
    assert "Ionesku" not in page
