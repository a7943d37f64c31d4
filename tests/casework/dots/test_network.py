"""The network as a picture and as a table, filtered, walked, and printed for a tasking meeting."""

import pytest
from django.test import Client

from handrail.casework.dots.models import MentionKind
from handrail.casework.dots.queries.network import Asked, network, sectors
from handrail.casework.persons import actions as persons
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.dots.conftest import Told
from tests.foundation.printing.read_back import opened, words_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
FIRST = {"account": "A van, AB12 CDE, waits outside.", "district": "northam"}
MIDDLE = {"account": "The van AB12 CDE again.", "address": "14 Mill Road, Northam, EX9 8ZY"}
LAST = {"account": "Men shout.", "address": "14 Mill Road, Northam, EX9 8ZY"}


def chain(told: Told) -> list[str]:
    return [told(**parts).reference for parts in (FIRST, MIDDLE, LAST)]


def test_the_way_between_two_leads_over_what_each_shares_with_the_one_between(
    told: Told, office: build.Office, officer: Person
) -> None:
    one, between, other = chain(told)
    asked = Asked(start=one, end=other)

    found = network(asked, by=officer, at=office.later())
    only_vans = network(Asked((MentionKind.VEHICLE,), start=one, end=other), by=officer, at=office.later())

    assert found.path == (one, between, other)
    assert [(row.one.reference, row.other.reference, row.kind) for row in only_vans.rows] == [(one, between, "vehicle")]
    assert only_vans.path == ()


def test_a_restricted_record_takes_its_concern_and_every_way_over_it_out_of_the_network(
    told: Told, office: build.Office, officer: Person
) -> None:
    one, between, other = chain(told)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    concern = build.Concern.objects.get(reference=between)
    record = build.person_record(by=officer, at=office.later(), concern=concern)
    persons.restrict(record, reason="Known to an officer.", named=[], by=coordinator, at=office.later())

    found = network(Asked(start=one, end=other), by=officer, at=office.later())

    assert (found.rows, found.path, found.left_out) == ((), (), 0)


def test_who_is_not_of_the_desk_is_refused(told: Told, office: build.Office) -> None:
    analyst = build.person(Role.ANALYST, at_work=office.home)
    with pytest.raises(NotAllowed):
        network(Asked(), by=analyst, at=office.later())


def test_sectors_count_concerns_and_never_say_a_house(told: Told, office: build.Office, officer: Person) -> None:
    chain(told)
    found = network(Asked(), by=officer, at=office.later())

    assert sectors(found.members, by=officer, at=office.later()) == [("EX9 8", 2)]


def test_the_table_says_what_the_picture_shows_and_a_senseless_question_shows_all(
    told: Told, desk_page: Client
) -> None:
    references = chain(told)
    page = desk_page.get("/dots/network/").content.decode()
    assert page.count("<circle") == 3
    assert all(page.count(reference) >= 2 for reference in references)

    assert "Look closer at group </span>1</a>" in page

    wrong = desk_page.get("/dots/network/?since_0=1&since_1=1&since_2=2027&until_0=1&until_1=1&until_2=2026&end=X")

    assert wrong.status_code == 200
    assert "Say from which concern the way leads." in wrong.content.decode()


def test_a_dossier_carries_its_handling_code_and_is_in_the_trail(told: Told, desk_page: Client) -> None:
    reference, *_ = chain(told)
    concern = build.Concern.objects.get(reference=reference)

    here = f"/dots/network/{concern.pk}/dossier/"
    assert "Choose from the list." in desk_page.get(here, {"handling": "none"}).content.decode()
    assert "police handling code C" in desk_page.get(here).content.decode()
    answer = desk_page.get(here, {"handling": "conditions"})

    pages = opened(answer.content)
    text = words_of(pages)
    assert text.count("OFFICIAL-SENSITIVE, police handling code C") == 1 + len(pages.pages)
    assert "AB12" in text
    assert reference in text
    assert TrailEntry.objects.filter(act="dots.dossier_made", about=concern.about).count() == 1


def test_what_is_named_several_times_is_one_row_and_one_card(
    told: Told, office: build.Office, desk_page: Client
) -> None:
    one = told(account="A van, AB12 CDE, waits. Then AB12 CDE drives off.")
    other = told(account="The van AB12 CDE again.")

    (row,) = network(Asked(), by=office.officer, at=office.later()).rows
    page = desk_page.get(f"/dots/of/{one.pk}/").content.decode()

    assert (row.kind, row.times) == (MentionKind.VEHICLE, 2)
    assert page.count("The same number plate.") == 1
    assert "The same words stand there 1 more time" in page
    assert other.reference in page
