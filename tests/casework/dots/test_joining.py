"""Two people are joined without a person only where the county allows it, and then it says so and can be undone."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import confirm, correct, deny, split, undo, undo_split
from handrail.casework.dots.actions.joining import look_again_at_joined
from handrail.casework.dots.actions.learning import weigh_anew
from handrail.casework.dots.models import Change, Link, LinkKind, Membership, Reading, Standing, Verb
from handrail.casework.dots.policies import lines
from handrail.casework.dots.policies.correcting import corrections_typed
from handrail.casework.dots.queries.deciding import NOBODY, decisions_of
from handrail.casework.dots.queries.learnt import how_many_decided
from handrail.casework.persons import actions as persons
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.methods.reading.corrections import Did
from handrail.methods.reading.finds import Kind
from handrail.rules.localities.locality import Limit
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NAME = "Ilinca Vasilescu"
SURE = f"Her name is {NAME}, born 03/02/1999. She calls from 07700 900617."
A_TWIN = "Her name is Andreea Vasilescu, born 03/02/1999. She calls from 07700 900617."
LATER_BORN = f"Her name is {NAME}, born 09/11/1961. She calls from 07700 900617."


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The county lets two be joined without a person."""
    lets_join(monkeypatch, lines.LOWEST)


def lets_join(monkeypatch: pytest.MonkeyPatch, bits: int) -> None:
    said = {"source": "made-up", "checked_on": date(2026, 11, 27), "verified": True}
    county = current_locality()
    limit = Limit(code=lines.JOINS_FROM, starts=date(2015, 1, 1), value=bits, unit="bits", note="For a test.", **said)
    monkeypatch.setattr(lines, "current_locality", lambda: replace(county, limits=(*county.limits, limit)))


def the_link() -> Link:
    """The only pair of people that there is."""
    return Link.objects.select_related("one__concern", "other__concern").get(kind=LinkKind.IDENTITY)


def together() -> int:
    """How many mentions are together with any other."""
    return Membership.objects.filter(ended_by=None).count()


def test_nobody_is_joined_where_the_county_does_not_say_so(told: Told, desk_page: Client) -> None:
    one = told(account=SURE)
    told(account=SURE)
    assert the_link().standing == Standing.SUGGESTED
    assert the_link().weight > lines.LOWEST
    assert together() == 0
    assert "It joins nobody: you decide." in desk_page.get(f"/dots/of/{one.pk}/").content.decode()
    assert "Not in this county." in desk_page.get("/dots/weighing/").content.decode()


def test_where_it_is_allowed_the_page_the_trail_and_the_decision_say_that_nobody_did_it(
    allowed: None, told: Told, desk_page: Client, officer: Person
) -> None:
    one = told(account=SURE)
    told(account=SURE)
    link = the_link()
    assert (link.standing, together()) == (Standing.JOINED, 2)
    page = desk_page.get(f"/dots/of/{one.pk}/").content.decode()
    assert "joined without a person" in page
    assert "weigh 20 bits or more" in page
    (decided,) = decisions_of(link, by=officer)
    assert (decided.title, decided.by, decided.text) == ("Joined without a person", NOBODY, "")
    assert TrailEntry.objects.get(act="dots.joined").by == "handrail"
    assert how_many_decided() == (0, 0), "what no person decided teaches nothing"


def test_one_act_undoes_it_and_it_is_never_joined_again_like_this(
    allowed: None, told: Told, office: build.Office, officer: Person, desk_page: Client
) -> None:
    one = told(account=SURE)
    told(account=SURE)
    address = f"/dots/of/{one.pk}/link/{the_link().pk}/"
    desk_page.post(address, {"verb": "undo", "reason": "Two cousins"})
    assert (the_link().standing, together()) == (Standing.SUGGESTED, 0)
    assert "Two cousins" in desk_page.get(address).content.decode()
    assert "people undid 1 of all 1" in desk_page.get("/dots/weighing/").content.decode()
    weigh_anew(at=office.later())
    look_again_at_joined(at=office.later())
    assert (the_link().standing, together()) == (Standing.SUGGESTED, 0)


def test_not_the_same_takes_apart_and_remembers_and_a_confirmation_only_adds_a_person(
    allowed: None, told: Told, office: build.Office, officer: Person
) -> None:
    told(account=SURE)
    told(account=SURE)
    confirm(the_link(), reason="The same face", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.CONFIRMED, 2)
    undo(the_link(), reason="I did not look", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.JOINED, 2)
    deny(the_link(), reason="Another face", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.DENIED, 0)
    undo(the_link(), reason="Unsure", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.SUGGESTED, 0)


def test_what_is_taken_out_of_those_goes_back_as_it_was(
    allowed: None, told: Told, office: build.Office, officer: Person
) -> None:
    told(account=SURE)
    told(account=SURE)
    taken_out = split(the_link().one, reason="Another", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.DENIED, 1)
    undo_split(taken_out, reason="After all", by=officer, at=office.later())
    assert (the_link().standing, together()) == (Standing.JOINED, 2)


@pytest.mark.parametrize("other", [A_TWIN, LATER_BORN])
def test_anything_that_speaks_against_leaves_it_to_a_person(allowed: None, told: Told, other: str) -> None:
    told(account=SURE)
    told(account=other)
    assert {link.standing for link in Link.objects.filter(kind=LinkKind.IDENTITY)} <= {Standing.SUGGESTED}
    assert together() == 0


def test_not_the_same_holds_also_by_way_of_a_third_and_asks_for_attention(
    monkeypatch: pytest.MonkeyPatch, told: Told, office: build.Office, officer: Person, desk_page: Client
) -> None:
    told(account=SURE)
    told(account=SURE)
    deny(the_link(), reason="Twins of one name", by=officer, at=office.later())
    lets_join(monkeypatch, lines.LOWEST)
    third = told(account=SURE)
    standings = Link.objects.filter(kind=LinkKind.IDENTITY).values_list("standing", flat=True)
    assert sorted(standings) == [Standing.DENIED, Standing.JOINED, Standing.SUGGESTED]
    assert "It needs attention" in desk_page.get(f"/dots/of/{third.pk}/").content.decode()


def restricted(told: Told, office: build.Office, officer: Person) -> Concern:
    """A concern from which a restricted record was begun."""
    concern = told(account=SURE)
    record = build.person_record(by=officer, at=office.later(), concern=concern)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    persons.restrict(record, reason="Known to an officer.", named=[], by=coordinator, at=office.later())
    return concern


def test_whoever_is_restricted_is_never_joined_and_is_taken_apart_when_restricted_later(
    allowed: None, told: Told, office: build.Office, officer: Person
) -> None:
    restricted(told, office, officer)
    told(account=SURE)
    assert (the_link().standing, together()) == (Standing.SUGGESTED, 0)
    other = told(account=SURE.replace("617", "618"))
    assert together() == 2
    record = build.person_record(by=officer, at=office.later(), concern=other)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    persons.restrict(record, reason="Known to an officer.", named=[], by=coordinator, at=office.later())
    assert look_again_at_joined(at=office.later()) == 1
    assert together() == 0
    assert Change.objects.filter(verb=Verb.UNDONE, done_by=None).count() == 1


def test_what_is_read_otherwise_is_taken_apart_with_it(
    allowed: None, told: Told, office: build.Office, officer: Person
) -> None:
    one = told(account=SURE)
    told(account=SURE)
    removed = corrections_typed(SURE, did=Did.REMOVED, kind=Kind.NAME, words=NAME, which=None)
    correct(Reading.objects.get(telling__concern=one), removed, by=officer, at=office.later())
    assert together() == 0


def test_a_county_cannot_set_the_line_below_what_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    lets_join(monkeypatch, 3)
    assert lines.lines_of_county(on=date(2026, 11, 27)).join_at == lines.LOWEST


def test_the_database_keeps_no_decision_of_nobody_but_that_one(told: Told) -> None:
    told(account=SURE)
    told(account=SURE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(link=the_link(), mention=the_link().one, verb=Verb.CONFIRMED, done_at="2026-11-27T00:00Z")
