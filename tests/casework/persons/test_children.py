"""Somebody who is or may be under 18 is never asked an adult's question, and needs no consent."""

import pytest

from handrail.casework.persons import actions, queries
from handrail.casework.persons.models import ConsentPurpose
from handrail.casework.persons.permissions import why_not_ask_consent, why_not_refer
from handrail.casework.persons.policies import NEEDS, NOTIFICATION
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
AGES = ["under_18", "may_be_under_18"]


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("purpose", [str(purpose) for purpose in ConsentPurpose])
def test_a_child_is_never_asked(office: build.Office, age: str, purpose: str) -> None:
    child = build.person_record(by=office.worker, at=office.later(), age=age)
    with pytest.raises(NotAllowed, match="under 18"):
        build.consent(child, purpose, by=office.worker, at=office.later())


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("kind", [kind for kind in NEEDS if kind != NOTIFICATION])
def test_a_child_is_referred_without_consent(office: build.Office, age: str, kind: str) -> None:
    child = build.person_record(by=office.worker, at=office.later(), age=age)
    assert why_not_refer(child, kind=kind, by=office.worker) is None


@pytest.mark.parametrize("age", AGES)
def test_of_a_child_there_is_no_notification(office: build.Office, age: str) -> None:
    child = build.person_record(by=office.worker, at=office.later(), age=age)
    assert "never made of somebody" in (why_not_refer(child, kind=NOTIFICATION, by=office.worker) or "")


def test_until_an_age_is_known_no_adult_question_is_asked(office: build.Office) -> None:
    person = build.person_record(by=office.worker, at=office.later())
    assert why_not_ask_consent(person, by=office.worker) == (
        "Say first whether they are 18 or over. Until that is known, no adult’s question is asked."
    )


def test_an_adult_s_no_is_not_asked_for_once_they_may_be_a_child(office: build.Office) -> None:
    person = build.person_record(by=office.worker, at=office.later(), age="adult")
    build.consent(person, answer="no", by=office.worker, at=office.later())
    person = actions.answer(person, key="age", value="may_be_under_18", by=office.worker, at=office.later())
    assert why_not_refer(person, kind="nrm", by=office.worker) is None
    assert why_not_refer(person, kind=NOTIFICATION, by=office.worker)
    assert queries.facts_of(person, by=office.worker, at=office.later()).get("consents.nrm") == "unknown"


def test_taking_the_age_back_closes_the_gate_for_an_adult_s_referral(office: build.Office) -> None:
    person = build.person_record(by=office.worker, at=office.later(), age="adult")
    build.consent(person, by=office.worker, at=office.later())
    person = actions.answer(person, key="age", value="unknown", by=office.worker, at=office.later())
    assert "18 or over" in (why_not_refer(person, kind="nrm", by=office.worker) or "")
