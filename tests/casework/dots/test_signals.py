"""Signals are raised each morning from what concerns share, shown to those who may know, taken on and decided."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from handrail.casework.dots.actions.signals import decide_signal, raise_signals, take_signal
from handrail.casework.dots.models import Link, Signal, SignalDecision, SignalKind, Standing
from handrail.casework.dots.queries.signals import signals
from handrail.casework.persons import actions as persons
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import actions as vault
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
VAN = {"account": "A van, AB12 CDE, waits outside."}
SOURCES = (
    {"reporter_kind": "taxi_driver"},
    {"reporter_kind": "professional", "organisation": "The Old Surgery"},
    {"reporter_kind": "professional", "organisation": "Northam Council"},
)


def told_by_three(told: Told) -> None:
    for source in SOURCES:
        told(**VAN, **source)


def test_a_third_organisation_raises_one_signal_however_often_the_morning_comes(told: Told) -> None:
    told_by_three(told)

    assert raise_signals(at=timezone.now()) == 1
    assert raise_signals(at=timezone.now()) == 0
    assert raise_signals(at=timezone.now() + timedelta(days=1)) == 0
    signal = Signal.objects.get()
    assert signal.kind == SignalKind.ORGANISATIONS
    assert signal.facts == {"number": 3, "kinds": ["professional", "taxi_driver"], "within_days": 14}


def test_two_who_work_for_one_organisation_are_one_source(told: Told) -> None:
    told(**VAN, **SOURCES[0])
    told(**VAN, **SOURCES[1])
    told(**VAN, reporter_kind="professional", organisation="the old SURGERY")

    assert raise_signals(at=timezone.now()) == 0


def test_a_plate_that_is_told_of_in_two_districts_raises_a_signal(told: Told) -> None:
    told(**VAN, district="northam")
    told(**VAN, district="southam")

    raise_signals(at=timezone.now())

    assert [(each.kind, each.facts["kinds"]) for each in Signal.objects.all()] == [
        ("districts", ["northam", "southam"])
    ]


def test_a_house_that_is_told_of_again_and_again_rises_and_says_how_rare_that_is(told: Told) -> None:
    for _ in range(4):
        told(address="14 Mill Road, Northam", account="Shouting at night.")

    raise_signals(at=timezone.now())

    (signal,) = Signal.objects.filter(kind=SignalKind.RISE)
    assert signal.facts["counted"] == 4
    assert signal.facts["days_to_a_false_alarm"] >= 365


def test_what_was_found_not_to_be_the_same_raises_nothing(told: Told) -> None:
    told_by_three(told)
    Link.objects.update(standing=Standing.DENIED)

    assert raise_signals(at=timezone.now()) == 0


def test_who_may_not_know_of_one_of_its_concerns_sees_no_signal(
    told: Told, office: build.Office, officer: Person
) -> None:
    told_by_three(told)
    raise_signals(at=timezone.now())
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    concern = Signal.objects.get().concerns.latest("id").concern
    record = build.person_record(by=officer, at=office.later(), concern=concern)
    assert len(signals(by=officer, undecided=True)) == 1

    persons.restrict(record, reason="Known to an officer.", named=[], by=coordinator, at=office.later())

    assert signals(by=officer, undecided=True) == []


def test_whoever_takes_it_on_decides_and_the_reason_is_locked(
    told: Told, office: build.Office, officer: Person
) -> None:
    told_by_three(told)
    raise_signals(at=timezone.now())
    signal = Signal.objects.get()
    decision = {"decision": SignalDecision.TASKING, "reason": "Three saw the van.", "by": officer}
    take_signal(signal, by=build.person(Role.COORDINATOR, at_work=office.home), at=office.later())
    with pytest.raises(NotAllowed, match="Somebody else owns this signal"):
        decide_signal(signal, **decision, at=office.later())

    take_signal(signal, by=officer, at=office.later())
    decide_signal(signal, **decision, at=office.later())

    kept = Signal.objects.get()
    assert (kept.owner, kept.decision, kept.decided_by) == (officer, "tasking", officer)
    assert b"van" not in bytes(kept.reason)
    with pytest.raises(NotAllowed, match="decided already"):
        take_signal(signal, by=officer, at=office.later())


def test_erasing_the_concern_that_a_signal_goes_by_erases_the_signal(
    told: Told, office: build.Office, officer: Person
) -> None:
    told_by_three(told)
    raise_signals(at=timezone.now())

    vault.erase(Signal.objects.get().mention.concern.subject, by=officer.ref, at=office.later())

    assert not Signal.objects.exists()


def test_a_signal_is_taken_on_and_decided_over_its_pages(told: Told, desk_page: Client, officer: Person) -> None:
    told_by_three(told)
    raise_signals(at=timezone.now())
    here = f"/dots/signals/{Signal.objects.get().pk}/"
    assert b"Several sources told of it" in desk_page.get("/dots/signals/").content
    page = desk_page.get(here).content.decode()
    assert "AB12" in page
    assert "3 different sources told of it within 14 days" in page

    desk_page.post(f"{here}take/")
    assert "Choose what comes of it" in desk_page.post(f"{here}decide/", {}).content.decode()
    desk_page.post(f"{here}decide/", {"decision": "watch", "reason": "It may be a delivery."})

    assert "It may be a delivery." in desk_page.get(here).content.decode()
    assert Signal.objects.get().owner == officer
