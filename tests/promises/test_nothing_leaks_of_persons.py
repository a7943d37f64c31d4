"""What is known of a person is nowhere in the clear: not in the rows, the logs, the trail or an address."""

import logging
from collections.abc import Iterator
from dataclasses import fields
from urllib.parse import quote

import pytest
from django.apps import apps
from django.test import Client

from handrail.casework.persons import actions
from handrail.casework.persons.actions import Circumstances
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact, SafeWay
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Role
from handrail.rules.pathway.facts import TEXTS
from tests.build import Office, person
from tests.casework.persons.conftest import SignIn
from tests.casework.persons.conftest import sign_in as sign_in
from tests.promises import planted
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def kept(office: Office) -> PotentialVictim:
    """The record with a canary everywhere."""
    coordinator = person(Role.COORDINATOR, at_work=office.home)
    return planted.keep_a_person(by=office.worker, coordinator=coordinator, at=office.later())


def leaks_in_rows() -> Iterator[str]:
    """Each planted word that stands in a row of either database, and in which table."""
    rows = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    for word in planted.WORDS:
        for spelling in spellings(word):
            yield from (f"{word} stands in {table}" for table, row in rows if spelling in row)


def test_no_planted_word_is_in_any_row_of_either_database() -> None:
    kept(Office())
    assert not list(leaks_in_rows())


def test_a_canary_is_planted_in_everything_that_can_be_typed() -> None:
    codes = {"channel", "voicemail_ok", "window"}
    assert {each.name for each in fields(Identity)} == set(planted.IDENTITY)
    assert {each.name for each in fields(Circumstances)} == set(planted.CIRCUMSTANCES)
    assert {each.name for each in fields(SafeContact)} - codes == set(planted.CONTACT)
    assert {each.name for each in fields(KeptContact)} - {"safe", "contact", "ways"} == set(planted.BESIDE_CONTACT)
    assert {each.name for each in fields(SafeWay)} - {"safe"} == set(planted.WAY)
    assert set(TEXTS) == {"postcode", *planted.ANSWERS}


def test_the_record_fills_every_personal_field_there_is() -> None:
    kept(Office())
    for model in (*apps.get_app_config("persons").get_models(), *apps.get_app_config("cases").get_models()):
        for name in model.Privacy.personal:  # type: ignore[attr-defined]
            assert any(map(bool, model._default_manager.values_list(name, flat=True))), f"{model.__name__}.{name}"


def test_what_is_typed_on_the_pages_is_in_no_log_no_session_no_address_and_not_in_the_trail(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    office = Office()
    browser = sign_in(office.worker)
    with caplog.at_level(logging.DEBUG):
        visited = typed_on_the_pages(browser, office)
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    for word in planted.WORDS:
        assert word not in caplog.text, word
        assert not any(word in line for line in trail), word
        assert not any(word in address or quote(word) in address for address in visited), word
    assert not list(leaks_in_rows())


def typed_on_the_pages(browser: Client, office: Office) -> list[str]:
    """The planted words typed into every form of a record, rightly and wrongly; every address it led to."""
    person = actions.open_person(alias="Somebody", by=office.worker, at=office.later())
    actions.answer(person, key="age", value="adult", by=office.worker, at=office.later())
    contact = {"safe": "yes", "channel": "text", **planted.CONTACT, **planted.BESIDE_CONTACT}
    contact |= {"through_somebody_safe": "yes", "through_somebody_address": planted.WAY["address"]}
    said = {"answer": "yes", "explained": "other", **planted.CIRCUMSTANCES}
    assessed = {"purpose": "nrm", "has_capacity": "yes", "reasons": planted.REASONS}
    forms: dict[str, dict[str, str]] = {
        "rename/": {"alias": planted.ALIASES[1]},
        "identity/change/": planted.IDENTITY,
        "contact/": contact,
        "restrict/": {"reason": planted.RESTRICTED["reason"]},
        "consents/nrm/": said,
        "capacity/": assessed,
        "next/question/postcode/": {"answer": planted.POSTCODES[0]},
    }
    wrong = {
        "answer": "none of them",
        "safe": "perhaps",
        "date_of_birth_day": "99",
        "purpose": "another",
        "alias": "",
        "named": "nobody",
    }
    visited = []
    for path, words in forms.items():
        address = f"/persons/{person.pk}/{path}"
        refused = browser.post(address, {**words, **wrong})
        assert refused.status_code == 200, path
        accepted = browser.post(address, words)
        assert accepted.status_code == 302, path
        visited.append(accepted["Location"])
        browser.get(accepted["Location"])
    return visited
