"""A list of files shows the next clock of each, as the page of decisions has it, and asks once for all of them."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Origin
from handrail.casework.cases.queries import Chosen, caseload
from handrail.casework.cases.queries.clocks import first_due, next_clocks
from handrail.casework.nrm.queries import clocks_of, decisions_of, sent_referral
from handrail.casework.persons.actions import withdraw_consent
from handrail.casework.persons.models import ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.referrals.models import Kind
from handrail.foundation.people.models import Organisation, Person, Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def worker() -> Person:
    build.organisations()
    return build.person(Role.SUPPORT_WORKER, at_work=Organisation.objects.get(code="exampleshire-county-council"))


@pytest.fixture
def at() -> datetime:
    return timezone.now() - timedelta(days=1)


def sent(worker: Person, at: datetime) -> PotentialVictim:
    person = build.referred_to_nrm(by=worker, at=at)
    open_case(person, origin=Origin.THEMSELVES, by=worker, at=at)
    return person


def test_the_list_and_the_page_of_decisions_agree(worker: Person, at: datetime) -> None:
    waiting, decided, withdrawn = (sent(worker, at) for _ in range(3))
    build.decided(decided, by=worker, at=at + timedelta(hours=1))
    withdraw_consent(
        withdrawn, purpose=ConsentPurpose.NRM, how=WithdrawnHow.IN_PERSON, by=worker, at=at + timedelta(hours=1)
    )
    today = timezone.localdate()
    expected = {
        person.pk: first_due(
            clocks_of(person, sent_referral(person, Kind.NRM, by=worker), decisions_of(person)), on=today
        )
        for person in (waiting, decided, withdrawn)
    }
    kept = PotentialVictim.objects.filter(pk__in=expected)
    assert next_clocks(kept, on=today) == {pk: day for pk, day in expected.items() if day is not None}
    assert expected[waiting.pk] != expected[decided.pk] is not None


def questions_for_the_list(worker: Person) -> int:
    with CaptureQueriesContext(connection) as asked:
        caseload(Chosen(), number=1, by=worker, at=timezone.now())
    return len(asked)


def test_a_longer_list_asks_the_database_no_more_often(worker: Person, at: datetime) -> None:
    sent(worker, at)
    few = questions_for_the_list(worker)
    for _ in range(4):
        sent(worker, at)
    assert questions_for_the_list(worker) == few


def test_somebody_who_was_not_referred_has_no_clock(worker: Person, at: datetime) -> None:
    person = build.person_record(by=worker, at=at, age="adult")
    assert next_clocks([person], on=timezone.localdate()) == {}
