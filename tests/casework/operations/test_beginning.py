"""An operation is begun from concerns that share something; a lead checks what is filled in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import deny, read_what_waits
from handrail.casework.dots.models import Link
from handrail.casework.dots.queries import how_many_touch
from handrail.casework.operations.models import Operation
from handrail.casework.operations.queries import beginning_around, concerns_of, read_plan
from handrail.casework.persons import actions as persons
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.dots.raised import raised_signal
from tests.casework.operations.ready import Ready
from tests.casework.operations.test_pages import SignIn, span
from tests.casework.operations.test_pages import sign_in as sign_in

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HOUSE = "14 Mill Road, Northam"


@pytest.fixture
def office() -> build.Office:
    return build.Office(at=timezone.now() - timedelta(hours=2))


@pytest.fixture
def coordinator(office: build.Office) -> Person:
    return build.person(Role.COORDINATOR, at_work=office.home)


@pytest.fixture
def house(office: build.Office) -> list[Concern]:
    """Three who tell of one house, with four people, with three, and with no number."""
    told = [office.opened(address=HOUSE, account="Shouting at night.", people_count=each) for each in (4, 3, None)]
    read_what_waits(at=office.later())
    return told


def test_a_plan_is_filled_in_from_what_shares_something_and_a_lead_saves_it(
    office: build.Office, coordinator: Person, house: list[Concern], sign_in: SignIn
) -> None:
    page, here = sign_in(coordinator), reverse("operations:plan_from_concern", args=[house[0].pk])
    assert here in page.get(reverse("dots:of_concern", args=[house[0].pk])).content.decode()
    form = page.get(here).context["form"]
    assert form["expected"].value() == 7
    assert HOUSE in form["places"].value()
    assert "If all speak of the same people: 4. If each speaks of others: 7." in form["expected_because"].value()
    assert "1 of 3 say nothing of it." in form["expected_because"].value()
    assert form["concerns"].value() == [str(each.pk) for each in house]

    filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    start = timezone.now() + timedelta(days=1)
    typed = {**filled, **span(start, start + timedelta(hours=6)), "title": "Kingfisher", "expected_children": "0"}
    typed["concerns"] = [str(each.pk) for each in house[:2]]
    page.post(here, typed)

    planned = Operation.objects.get()
    assert concerns_of(planned) == house[:2]
    assert HOUSE in read_plan(planned, by=coordinator, at=office.later(), why="test").places
    (through,) = [
        touched
        for concern, touched in page.get(reverse("operations:touches", args=[planned.pk])).context["beyond"]
        if concern == house[0]
    ]
    assert [each.concern for each in through] == [house[2].pk]


def test_what_is_doubtful_is_not_ticked_and_what_was_denied_is_not_offered(
    office: build.Office, coordinator: Person, house: list[Concern]
) -> None:
    part = office.opened(address="14 Mill Road", account="Shouting.")
    read_what_waits(at=office.later())
    link = Link.objects.get(one__concern__in=house[:2], other__concern__in=house[:2])
    deny(link, reason="Another house.", by=office.officer, at=office.later())

    found = beginning_around(house[0], by=coordinator, at=office.later())

    assert {each.concern.pk: each.beyond_doubt for each in found.offered} == {
        house[0].pk: True,
        house[2].pk: True,
        part.pk: False,
    }
    assert [each.reference for each in found.expectation.parts] == [house[0].reference, house[2].reference]


def test_the_page_says_how_much_of_what_is_shared_is_left_out(
    coordinator: Person, house: list[Concern], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, here = sign_in(coordinator), reverse("operations:plan_from_concern", args=[house[0].pk])
    assert "weaker" not in page.get(here).content.decode()
    monkeypatch.setattr("handrail.casework.operations.queries.beginning.AT_MOST", 1)
    left_out = how_many_touch(house[0], by=coordinator) - 1
    assert f"{left_out} weaker thing" in page.get(here).content.decode()


def test_a_plan_begins_from_a_signal_with_the_concerns_that_it_stands_on(
    office: build.Office, coordinator: Person, sign_in: SignIn
) -> None:
    signal = raised_signal(office)
    form = sign_in(coordinator).get(reverse("operations:plan_from_signal", args=[signal.pk])).context["form"]
    assert len(form["concerns"].value()) == 3


def test_a_concern_of_a_restricted_record_is_offered_to_nobody_to_whom_it_is_closed(
    office: build.Office, coordinator: Person, house: list[Concern]
) -> None:
    both = build.person(Role.DESK_OFFICER, Role.OPERATIONS_LEAD, at_work=office.home)
    record = build.person_record(by=office.officer, at=office.later(), concern=house[1])
    persons.restrict(record, reason="Somebody here knows her.", named=[], by=coordinator, at=office.later())

    def offered_to(person: Person) -> list[Concern]:
        return [each.concern for each in beginning_around(house[0], by=person, at=office.later()).offered]

    assert offered_to(both) == [house[0], house[2]]
    assert offered_to(coordinator) == house


def test_a_lead_who_is_not_of_the_desk_is_told_why_not(office: build.Office, house: list[Concern]) -> None:
    lead = build.person(Role.OPERATIONS_LEAD, at_work=office.theirs)
    with pytest.raises(NotAllowed, match="Only a desk officer or a coordinator"):
        beginning_around(house[0], by=lead, at=office.later())


def test_a_lead_sees_on_the_tab_whom_to_ask(office: build.Office, sign_in: SignIn) -> None:
    ready = Ready(office=office)
    page: Client = sign_in(ready.operation.commander)
    assert "Ask the desk" in page.get(reverse("operations:touches", args=[ready.operation.pk])).content.decode()
