"""What people decide teaches how people are weighed, once there is enough of it and a coordinator takes it into use."""

import json

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.dots_rows import read_from
from benchmarks.linkage.reports import make_reports
from handrail.casework.dots.actions import confirm, deny, learning, relink
from handrail.casework.dots.actions.learning import (
    estimate_own,
    learn_each_morning,
    learn_from_decisions,
    take_into_use,
    weigh_anew,
)
from handrail.casework.dots.models import Learnt, LearntKind, Link, LinkKind
from handrail.casework.dots.policies.weighing import model_of
from handrail.casework.dots.queries.learnt import Decided, decisions, weigher
from handrail.casework.dots.queries.weighing import FEWEST_OF_ORIGIN, fairness_among
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.methods.linkage import estimating
from handrail.methods.linkage.estimating import TooFewToEstimate, estimate
from handrail.methods.linkage.measured import BY_ORIGIN
from handrail.methods.linkage.model import write_model
from handrail.methods.linkage.on_duckdb import maximised_by_splink
from handrail.methods.linkage.scoring import Score
from handrail.methods.linkage.second_stage import Decision, TooFewDecisions
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told as ToldOf
from handrail.methods.reading.origins import origin_of
from tests import build
from tests.casework.dots.conftest import Told
from tests.casework.dots.learnt import second_stage

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SHE = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."


@pytest.fixture
def coordinator(office: build.Office) -> Person:
    return build.person(Role.COORDINATOR, at_work=office.home)


@pytest.fixture
def linked(told: Told) -> Link:
    told(account=SHE)
    told(account=SHE.replace("Maria", "Marie"))
    return Link.objects.get(kind=LinkKind.IDENTITY)


def test_of_too_few_decisions_nothing_is_learnt_and_the_morning_says_why(
    linked: Link, office: build.Office, officer: Person
) -> None:
    confirm(linked, reason="The same birthday.", by=officer, at=office.later())
    with pytest.raises(TooFewDecisions, match=r"1 pairs were decided; 2,000 are needed\."):
        learn_from_decisions(at=office.later())
    with pytest.raises(TooFewToEstimate, match="2 records"):
        estimate_own(at=office.later())
    assert len(learn_each_morning(at=office.later())) == 2
    assert not Learnt.objects.exists()
    assert weigher().second is None


def test_the_chances_of_the_countys_own_records_are_those_that_splink_finds(
    office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = [read_from(report) for report in make_reports(6_000, seed=4)]
    monkeypatch.setattr(learning, "reads_of", lambda _: dict(enumerate(made_up)))
    told = ToldOf([read.compared(str(place)) for place, read in enumerate(made_up)])
    by_splink = estimate(told, shipped_model(), maximise=maximised_by_splink).model
    learnt = estimate_own(at=office.later())
    assert (learnt.kind, learnt.fingerprint, learnt.learnt_from) == (LearntKind.MODEL, by_splink.fingerprint, 6_000)
    assert estimate_own(at=office.later()).pk == learnt.pk


@pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
def test_nobody_who_writes_waits_for_what_is_learnt(office: build.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> None:
        assert not connection.in_atomic_block
        raise TooFewToEstimate

    monkeypatch.setattr(estimating, "estimate", asked)
    monkeypatch.setattr(learning, "learn", asked)
    for act in (estimate_own, learn_from_decisions):
        with pytest.raises(TooFewToEstimate):
            act(at=office.later())


def test_a_decision_is_weighed_by_the_chances_alone_as_it_was_decided(
    linked: Link, office: build.Office, officer: Person
) -> None:
    deny(linked, reason="Another woman.", by=officer, at=office.later())
    (one,) = decisions(weigher().first)
    assert one.decision.same is False
    assert one.decision.score.weight == pytest.approx(linked.weight)
    assert one.origin == ""  # Maria is a name in many languages, and Ionescu stands in no list of ours


def test_what_was_learnt_weighs_nobody_before_a_coordinator_takes_it_into_use(
    linked: Link, office: build.Office, officer: Person, coordinator: Person
) -> None:
    learnt, before = second_stage(), weigher()
    assert before.second is None
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        take_into_use(learnt, by=officer, at=office.later())
    take_into_use(learnt, by=coordinator, at=office.later())
    now = weigher()
    assert now.second is not None
    assert now.fingerprint == learnt.fingerprint != before.fingerprint
    assert weigh_anew(at=office.later()) == 2
    assert weigh_anew(at=office.later()) == 0
    anew = Link.objects.get(kind=LinkKind.IDENTITY)
    assert anew.model == learnt.fingerprint
    assert anew.weight != pytest.approx(linked.weight)
    assert relink(at=office.later()).otherwise == 0


def test_what_was_learnt_for_other_chances_is_not_used(office: build.Office, coordinator: Person) -> None:
    learnt = second_stage()
    Learnt.objects.filter(pk=learnt.pk).update(rests_on="0" * 16)
    take_into_use(learnt, by=coordinator, at=office.later())
    assert weigher().second is None


def test_chances_of_levels_that_are_no_longer_told_apart_give_way_to_what_is_shipped(
    office: build.Office, coordinator: Person
) -> None:
    contents = json.loads(write_model(shipped_model()))
    del contents["comparisons"]["address"]["street elsewhere"]
    row = Learnt.objects.create(
        kind=LearntKind.MODEL, fingerprint="f", contents=contents, learnt_from=1_000, rests_on="",
        made_at=office.later(), used_from=office.later(),
    )  # fmt: skip
    assert model_of(row.contents) is None
    assert weigher().model == shipped_model()
    browser = Client()
    browser.force_login(coordinator, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "It weighs nobody: since it was learnt" in browser.get("/dots/weighing/").content.decode()


def test_the_audit_shows_what_each_bit_is_worth_and_a_coordinator_takes_it_into_use_there(
    desk_page: Client, coordinator: Person
) -> None:
    learnt = second_stage()
    page = desk_page.get("/dots/weighing/").content.decode()
    assert "Tried on 800 decisions that were kept back" in page
    assert "Number plate" in page
    assert "Only a coordinator can take this into use." in page
    browser = Client()
    browser.force_login(coordinator, backend=settings.AUTHENTICATION_BACKENDS[0])
    browser.post(f"/dots/weighing/{learnt.pk}/use/")
    assert f"In use, learnt from {learnt.learnt_from:,} decisions" in browser.get("/dots/weighing/").content.decode()


def test_people_are_found_alike_as_far_as_was_measured_and_small_groups_of_our_own_are_not_shown(
    desk_page: Client,
) -> None:
    page = desk_page.get("/dots/fairness/").content.decode()
    assert all(row.group.capitalize() in page for row in BY_ORIGIN.rows)
    assert f"Of no origin were {FEWEST_OF_ORIGIN} pairs decided yet." in page
    weights = [Decision(Score(weight, (), None), same) for weight, same in ((9.0, True), (2.0, True), (9.0, False))]
    many = [Decided(each, "polish") for each in weights for _ in range(FEWEST_OF_ORIGIN)]
    (row,) = fairness_among([*many, Decided(weights[0], "arabic"), Decided(weights[0], "")]).rows
    assert (row.group, row.recall, row.precision) == ("polish", 0.5, 0.5)


@pytest.mark.parametrize(
    ("name", "origin"), [("Nguyen Van Tran", "vietnamese"), ("Zdzislaw", "polish"), ("Qqq Www", ""), ("", "")]
)
def test_the_origin_of_a_name_is_told_from_our_lists_or_not_at_all(name: str, origin: str) -> None:
    assert origin_of(name) == origin
