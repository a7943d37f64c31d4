"""The words, channels and times of a step: numbers of the day filled in, hours of the moment, old checks shown."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from handrail.rules.pathway.decide import Decision, decide
from handrail.rules.pathway.facts import Facts, read_facts
from tests.rules.pathway.county import TODAY, county

REFERS = read_facts(
    {
        "danger_now": "no",
        "exploiter_present": "no",
        "age": "adult",
        "in_uk": "yes",
        "asker": "professional",
        "organisation": "police",
        "consents": {"nrm": "yes", "support": "yes"},
    }
)


def decided(facts: Facts, at: datetime | None = None, *, on: date = TODAY, name: str = "hertfordshire") -> Decision:
    return decide(facts, on=on, locality=county(name), at=at)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=county().timezone)


@pytest.mark.parametrize(("on", "days"), [(date(2022, 12, 12), 45), (date(2022, 12, 13), 30), (TODAY, 30)])
def test_a_step_says_the_number_of_its_day(on: date, days: int) -> None:
    step = decided(REFERS, on=on).step("recovery_period_clock")
    assert step is not None
    assert f"at least {days} days" in step.do


@pytest.mark.parametrize("on", [date(1990, 1, 1), date(2015, 10, 31), date(2021, 6, 1), date(2060, 1, 1)])
def test_any_day_has_an_answer_without_a_place_left_empty(on: date) -> None:
    for facts in (Facts(), REFERS):
        for step in decided(facts, on=on).steps:
            assert "{" not in " ".join(
                (step.do, step.because, *step.say, *step.do_not, step.due.within if step.due else "")
            )


def test_before_november_2015_nobody_must_notify() -> None:
    refuses = REFERS.with_answer("consents.nrm", "no")
    assert decided(refuses, on=date(2015, 10, 31)).route == "adult_undecided"
    assert decided(refuses, on=date(2015, 11, 1)).step("must_notify") is not None


@pytest.mark.parametrize(
    ("at", "by"),
    [
        ("2026-11-23T12:00", date(2026, 11, 24)),
        ("2026-11-21T12:00", date(2026, 11, 23)),  # found on a Saturday, sent by Monday
        ("2026-12-24T12:00", date(2026, 12, 29)),  # Christmas Day, and Monday the 28th in place of Boxing Day
    ],
)
def test_a_referral_is_due_by_the_next_working_day(at: str, by: date) -> None:
    step = decided(REFERS, london(at), on=london(at).date()).step("nrm_referral")
    assert step is not None
    assert step.due is not None
    assert (step.due.kind, step.due.by) == ("local", by)


def test_a_channel_says_whether_it_is_open_at_that_moment_and_when_it_opens() -> None:
    facts = REFERS.with_answer("consents.charity", "yes")
    by_day = decided(facts, london("2026-11-23T12:00"), name="exampleshire").step("victim_care_centre")
    assert by_day is not None
    assert by_day.channel is not None
    assert by_day.channel.open_now is True
    by_night = decided(facts, london("2026-11-23T21:00"), name="exampleshire").step("victim_care_centre")
    assert by_night is not None
    assert by_night.channel is not None
    assert (by_night.channel.open_now, by_night.channel.opens_at) == (False, london("2026-11-24T08:00"))


def test_hours_that_nobody_has_confirmed_are_not_guessed() -> None:
    step = decided(REFERS.with_answer("consents.nrm", "no"), london("2026-11-23T12:00")).step("explain_refusal")
    assert step is not None
    assert step.channel is not None
    assert step.channel.open_now is None


def test_a_number_that_nobody_has_checked_for_a_year_is_shown_as_such() -> None:
    fresh, old = (decided(Facts(), on=on).steps[0].channel for on in (date(2027, 11, 22), date(2027, 11, 23)))
    assert fresh is not None
    assert old is not None
    assert (fresh.expired, fresh.verified) == (False, True)
    assert (old.expired, old.verified) == (True, False)


def test_the_council_to_ring_follows_from_the_postcode_where_that_is_sure() -> None:
    tonight = REFERS.with_answer("destitute_tonight", "yes")
    unknown = decided(tonight).step("homelessness_application")
    assert unknown is not None
    assert unknown.channel is None
    known = decided(tonight.with_answer("postcode", "WD17 1AA")).step("homelessness_application")
    assert known is not None
    assert known.channel is not None
    assert known.channel.name.startswith("Watford")


def test_two_counties_are_not_confused() -> None:
    names = {
        name: channel.name
        for name in ("hertfordshire", "exampleshire")
        if (step := decided(Facts(), name=name).step("childrens_services")) and (channel := step.channel)
    }
    assert "Hertfordshire" in names["hertfordshire"]
    assert "Exampleshire" in names["exampleshire"]


def test_a_pack_that_is_read_again_is_worded_again() -> None:
    one = county()
    other = replace(one, limits=tuple(limit for limit in one.limits if limit.starts < date(2022, 12, 13)))
    step = decide(REFERS, on=TODAY, locality=other).step("recovery_period_clock")
    assert step is not None
    assert "at least 45 days" in step.do
