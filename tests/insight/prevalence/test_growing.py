"""The number as lists grew, on a study's page: of our own records by their days, of a file by a column."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from handrail.casework.referrals.queries import Sighting, Sightings
from handrail.foundation.people.models import Person, Role
from handrail.insight.prevalence import actions, queries
from handrail.insight.prevalence.policies import NotTaken, days_within, shown_of
from handrail.insight.prevalence.queries import gathering
from tests.build import organisations, person
from tests.insight.prevalence.studied import GROWN, NOON, WINDOW, asked, worked_out
from tests.methods.prevalence.published import compiled_once

pytestmark = [pytest.mark.django_db, compiled_once]


@pytest.fixture
def analyst() -> Person:
    return person(Role.ANALYST, at_work=organisations()[0])


def test_each_day_has_its_number_or_the_reason_why_it_has_none(analyst: Person, client: Client) -> None:
    study = worked_out(by=analyst, grown=GROWN)
    grown = shown_of(study).grown
    assert grown is not None
    first, second, last = grown.rows
    assert (first.label, first.number, last.label) == ("To 31 March 2025", None, "To 31 December 2025")
    assert first.note.startswith("About 35 on the lists, about 5 on two or more. ")
    assert "below 10 a single link" in first.note
    assert second.limits
    assert last.limits
    assert grown.course.startswith("There are too few numbers on the way")
    client.force_login(analyst)
    page = client.get(reverse("prevalence:study", args=[study.pk])).content.decode()
    assert grown.course in page
    assert b"<svg" in client.get(reverse("prevalence:picture", args=[study.pk, "grown"])).content
    assert queries.as_pdf(study).startswith(b"%PDF")


def test_our_own_records_are_counted_up_to_each_quarter_of_the_window(
    analyst: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [frozenset({"told:self", "told:public"}), frozenset({"told:public", "found:police"})]

    def seen(*, first: date, last: date, by: Person) -> Sightings:
        held = people * ((last - first).days // 90)
        return Sightings(tuple(Sighting(codes, frozenset()) for codes in held), ())

    monkeypatch.setattr(gathering, "sightings", seen)
    study = actions.ask_of_own_records(**WINDOW, by=analyst, at=NOON)
    assert [one["last"] for one in study.grown] == ["2025-04-01", "2025-07-01", "2025-09-30"]
    assert [sum(count for _, count in one["table"]) for one in study.grown] == [2, 4, 6]
    assert asked(by=analyst).grown == []


def test_a_window_of_a_few_days_is_not_cut() -> None:
    assert days_within(date(2025, 1, 1), date(2025, 1, 27)) == []
    assert days_within(date(2025, 1, 1), date(2025, 1, 28)) == [date(2025, 1, 7), date(2025, 1, 14), date(2025, 1, 21)]


@pytest.mark.parametrize(
    ("grown", "sentence"),
    [
        (GROWN.replace("2025-06-30", "2026-06-30"), "30 June 2026 is not a day before the window"),
        (GROWN.replace("0,1,0,20,", "0,1,0,60,"), "How the lists grew: On 2025-06-30 more people are on B than later"),
        (GROWN.replace(",to", ",until"), "How the lists grew: The first row has no column to"),
        (GROWN.replace("A,B,C", "A,B,D"), "How the lists grew: The lists as they grew are A, B, D; A, B, C are needed"),
    ],
)
def test_days_that_cannot_be_taken_are_answered_with_the_reason(analyst: Person, grown: str, sentence: str) -> None:
    with pytest.raises(NotTaken, match=sentence):
        asked(by=analyst, grown=grown)
