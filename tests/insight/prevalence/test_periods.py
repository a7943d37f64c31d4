"""Windows of several years beside each other: three numbers for each, one of three sentences, or why there is none."""

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.referrals.queries import Sighting, Sightings
from handrail.foundation.people.models import Person, Role
from handrail.insight.prevalence import actions, queries
from handrail.insight.prevalence.forms import OwnForm
from handrail.insight.prevalence.policies import NotTaken, shown_of, windows_of, years_before
from handrail.insight.prevalence.queries import gathering
from tests.build import organisations, person
from tests.insight.prevalence.studied import APART, BEFORE, NOON, WINDOW, asked, worked_out
from tests.methods.prevalence.published import compiled_once

pytestmark = [pytest.mark.django_db, compiled_once]
SENTENCES = ("consistent with more awareness", "consistent with more victims", "cannot tell")


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


def test_two_years_are_put_beside_each_other_with_what_could_be_found_out_first(
    analyst: Person, client: Client
) -> None:
    study = worked_out(by=analyst, earlier=BEFORE)
    periods = shown_of(study).periods
    assert periods is not None
    assert [(one.people.label, one.recorded) for one in periods.rows] == [
        ("To 31 December 2024", "about 60"),
        ("To 31 December 2025", "about 125"),
    ]
    (verdict,) = periods.verdicts
    assert verdict.startswith("To 31 December 2025, beside the window to 31 December 2024: ")
    assert verdict.endswith(tuple(f"{sentence}." for sentence in SENTENCES))
    client.force_login(analyst)
    page = client.get(reverse("prevalence:study", args=[study.pk])).content.decode()
    assert page.index("Were there 2 times as many people, lists like the first would show it") < page.index(verdict)
    picture = client.get(reverse("prevalence:picture", args=[study.pk, "periods"]))
    assert (picture.status_code, b"<svg" in picture.content) == (HTTPStatus.OK, True)
    assert queries.as_pdf(study).startswith(b"%PDF")


def test_a_year_of_which_nothing_may_be_said_is_not_compared(analyst: Person) -> None:
    periods = shown_of(worked_out(by=analyst, earlier=APART)).periods
    assert periods is not None
    assert any("To 31 December 2024: Nobody on the list A is on any other" in reason for reason in periods.why_not)
    assert (periods.rows, periods.verdicts) == ([], [])


def test_the_year_before_must_have_the_same_lists(analyst: Person) -> None:
    with pytest.raises(NotTaken, match="The file of the year before has the lists A, B, D; A, B, C are needed"):
        asked(by=analyst, earlier=APART.replace("C", "D"))
    assert shown_of(worked_out(by=analyst)).periods is None


def test_years_before_are_made_by_the_same_rules_and_without_lists_that_one_lacks(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {
        2024: [{"told:self", "told:public"}, {"told:public", "found:police"}, {"told:self"}, {"found:fire"}],
        2025: [{"told:self", "told:public"}, {"told:public", "found:police"}, {"told:self", "told:worker"}],
    }

    def seen(*, first: date, last: date, by: Person) -> Sightings:
        assert (first.month, by) == (1, analyst)
        return Sightings(tuple(Sighting(frozenset(codes), frozenset()) for codes in held.get(first.year, [])), ())

    monkeypatch.setattr(gathering, "sightings", seen)
    study = actions.ask_of_own_records(**WINDOW, years=1, by=analyst, at=NOON)
    before, now = windows_of(study.periods)
    assert (before.first, now.first, now.lists.size) == (date(2024, 1, 1), date(2025, 1, 1), 3)
    assert (before.lists.observed, now.lists.observed) == (3, 3), "whom only the fire service saw is on none of these"
    assert study.made_by_rule[-1].startswith("In one of the windows nobody is on ")
    with pytest.raises(NotTaken, match="Nobody is on any of these lists from 1 January 2023 to 31 December 2023"):
        actions.ask_of_own_records(**WINDOW, years=2, by=analyst, at=NOON)
    held[2024] = [{"told:self", "told:public"}]
    with pytest.raises(NotTaken, match="2 lists hold somebody in every window; 3 are needed"):
        actions.ask_of_own_records(**WINDOW, years=1, by=analyst, at=NOON)


def test_the_29th_of_february_is_the_28th_of_another_year() -> None:
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)


def test_a_form_takes_no_more_years_than_there_are() -> None:
    days = {"first_day": "1", "first_month": "1", "first_year": "2025"}
    days |= {"last_day": "31", "last_month": "12", "last_year": "2025"}
    assert OwnForm({**days, "years": "2"}).is_valid()
    assert "years" in OwnForm({**days, "years": "5"}).errors
