"""Consent is eight separate answers; the newest holds, nothing is lost, and a yes is taken back at once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.casework.persons import actions, queries
from handrail.casework.persons.actions import Circumstances
from handrail.casework.persons.models import Consent, ConsentAnswer, ConsentPurpose, PotentialVictim, WithdrawnHow
from handrail.casework.persons.policies import ON_WITHDRAWAL
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

PURPOSES = [str(purpose) for purpose in ConsentPurpose]
# What somebody says in turn: an answer, or that they take their yes back.
SAID = st.lists(st.sampled_from(["yes", "no", "unsure", "withdraw"]), min_size=1, max_size=7)


def withdraw(person: PotentialVictim, purpose: str, office: build.Office) -> Consent:
    return actions.withdraw_consent(
        person,
        purpose=ConsentPurpose(purpose),
        how=WithdrawnHow.TELEPHONE,
        by=office.worker,
        at=office.later(),
    )


def holds(person: PotentialVictim, purpose: str = "nrm") -> str:
    return queries.consents_of(person)[purpose].answer


def test_nobody_has_been_asked_anything_at_first(adult: PotentialVictim) -> None:
    assert {purpose: holds(adult, purpose) for purpose in PURPOSES} == dict.fromkeys(PURPOSES, "not_asked")


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_yes_to_one_is_a_yes_to_nothing_else(adult: PotentialVictim, office: build.Office, purpose: str) -> None:
    build.consent(adult, purpose, by=office.worker, at=office.later())
    said = {each: holds(adult, each) for each in PURPOSES}
    assert said == {**dict.fromkeys(PURPOSES, "not_asked"), purpose: "yes"}


def test_an_answer_keeps_how_it_came_about(adult: PotentialVictim, office: build.Office) -> None:
    kept = build.consent(adult, by=office.worker, at=office.later(), interpreter="Line 4", scope="Not their town")
    line = queries.history_of_consents(adult, by=office.worker, at=office.later())[0]
    assert (line.explained_by, line.language, line.interpreter, line.scope) == (
        office.worker.name,
        "english",
        "Line 4",
        "Not their town",
    )
    assert b"Line 4" not in bytes(kept.circumstances)


def test_an_answer_without_who_explained_it_is_not_kept(adult: PotentialVictim, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Say who explained it"):
        actions.record_consent(
            adult,
            purpose=ConsentPurpose.NRM,
            answer=ConsentAnswer.YES,
            circumstances=Circumstances(language="english"),
            by=office.worker,
            at=office.later(),
        )


def test_an_answer_is_not_recorded_before_it_is_given(adult: PotentialVictim, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="before it is given"):
        build.consent(adult, by=office.worker, at=office.at, given_at=office.at + timedelta(hours=1))


def test_an_earlier_yes_recorded_late_does_not_undo_a_withdrawal(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, by=office.worker, at=office.later())
    between = office.later()
    withdraw(adult, "nrm", office)
    with pytest.raises(NotAllowed, match="later answer"):
        build.consent(adult, by=office.worker, at=office.later(), given_at=between)
    assert holds(adult) == "no"


def test_there_is_nothing_to_withdraw_without_a_yes(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, answer="no", by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="no yes"):
        withdraw(adult, "nrm", office)


def test_a_withdrawal_says_how_and_is_in_the_trail(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, "police", by=office.worker, at=office.later())
    withdraw(adult, "police", office)
    line = entries(about=adult.about, act="persons.consent_withdrawn")[0]
    assert line.detail == {"purpose": "police", "how": "telephone"}
    assert queries.consents_of(adult)["police"].withdrawn_at == office.at


def test_the_database_takes_no_withdrawal_that_does_not_say_how(adult: PotentialVictim, office: build.Office) -> None:
    build.consent(adult, by=office.worker, at=office.later())
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(withdrawn_at=office.later())


@pytest.fixture
def told() -> Iterator[list[str]]:
    """Which purposes rooms above were told of."""
    purposes: list[str] = []

    def end(person: PotentialVictim, *, purpose: str, by: Person, at: object) -> None:
        purposes.append(purpose)

    ON_WITHDRAWAL.append(end)
    yield purposes
    ON_WITHDRAWAL.remove(end)


def test_rooms_above_are_told_at_once(adult: PotentialVictim, office: build.Office, told: list[str]) -> None:
    build.consent(adult, "housing", by=office.worker, at=office.later())
    assert told == []
    withdraw(adult, "housing", office)
    assert told == ["housing"]


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_an_answer_that_ends_a_yes_is_a_withdrawal_too(
    adult: PotentialVictim, office: build.Office, told: list[str], answer: str
) -> None:
    build.consent(adult, by=office.worker, at=office.later())
    build.consent(adult, answer=answer, by=office.worker, at=office.later())
    assert told == ["nrm"]


def test_a_withdrawal_that_a_room_above_cannot_carry_out_is_not_recorded(
    adult: PotentialVictim, office: build.Office
) -> None:
    def fail(person: PotentialVictim, *, purpose: str, by: Person, at: object) -> None:
        raise NotAllowed("Something stands on it.")

    build.consent(adult, by=office.worker, at=office.later())
    ON_WITHDRAWAL.append(fail)
    try:
        with pytest.raises(NotAllowed, match="stands on it"):
            withdraw(adult, "nrm", office)
    finally:
        ON_WITHDRAWAL.remove(fail)
    assert holds(adult) == "yes"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID)
def test_whatever_they_say_in_turn_the_last_holds_and_all_is_kept(office: build.Office, said: list[str]) -> None:
    person = build.person_record(by=office.worker, at=office.later(), age="adult")
    expected, given_answers, taken_back = "not_asked", [], 0
    for each in said:
        if each != "withdraw":
            build.consent(person, answer=each, by=office.worker, at=office.later())
            expected = each
            given_answers.append(each)
        elif expected == "yes":
            withdraw(person, "nrm", office)
            expected, taken_back = "no", taken_back + 1
        else:
            with pytest.raises(NotAllowed):
                withdraw(person, "nrm", office)
    assert holds(person) == expected
    kept = Consent.objects.filter(person=person)
    assert [row.answer for row in kept] == given_answers
    assert sum(row.withdrawn_at is not None for row in kept) == taken_back
    facts = queries.facts_of(person, by=office.worker, at=office.later())
    assert facts.get("consents.nrm") == ("unknown" if expected == "not_asked" else expected)


def test_the_facts_say_that_somebody_withdrew(adult: PotentialVictim, office: build.Office) -> None:
    assert queries.facts_of(adult, by=office.worker, at=office.at).get("withdrawn") == "unknown"
    build.consent(adult, by=office.worker, at=office.later())
    assert queries.facts_of(adult, by=office.worker, at=office.at).get("withdrawn") == "no"
    withdraw(adult, "nrm", office)
    facts = queries.facts_of(adult, by=office.worker, at=office.at)
    assert (facts.get("withdrawn"), facts.get("consents.nrm")) == ("yes", "no")


def test_a_consent_is_not_typed_in_as_an_answer(adult: PotentialVictim, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="its own page"):
        actions.answer(adult, key="consents.nrm", value="yes", by=office.worker, at=office.later())
