"""Police, many people at once, and what runs after a referral."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from handrail.rules.pathway.clocks import Clock, Events, clocks
from handrail.rules.pathway.decision import StepChannel
from tests.rules.pathway.county import county
from tests.rules.pathway.situations import Answer, situation

REFERRED: dict[str, Any] = {"organisation": "police", "age": "adult", "consents": {"nrm": "yes", "support": "yes"}}


def clock(events: Events, which: str) -> Clock:
    return next(one for one in clocks(events, locality=county()) if one.id == which)


def channel_of(answer: Answer, which: str) -> StepChannel:
    step = answer.decision.step(which)
    assert step is not None
    assert step.channel is not None
    return step.channel


def test_five_people() -> None:
    """With five people expected a reception centre is considered, and with four it is not."""
    assert "reception_centre" in situation(organisation="police", age="adult", victims=5).ids
    assert "reception_centre" not in situation(organisation="police", age="adult", victims=4).ids


def test_the_number_is_the_countys() -> None:
    """How many people that takes is the county's to set."""
    limits = tuple(replace(one, value=9) if one.code == "reception_centre_people" else one for one in county().limits)
    altered = replace(county(), limits=limits)
    assert "reception_centre" not in situation(organisation="police", age="adult", victims=8, locality=altered).ids
    assert "reception_centre" in situation(organisation="police", age="adult", victims=9, locality=altered).ids


def test_no_police_station() -> None:
    """A reception centre is no police station, and nobody is held there."""
    words = situation(organisation="police", age="adult", victims=9).words("reception_centre")
    assert "Do not hold anybody there." in words
    assert "police station" in words


def test_planned_visit() -> None:
    """Before a planned visit housing, safeguarding, social care and the charities are consulted."""
    answer = situation(organisation="police", age="adult", planned_visit="yes")
    assert "consult housing, safeguarding, social care and the charities" in answer.words("consult_before_visit")


def test_council_tasking() -> None:
    """A council brings a place into the partnership's tasking without naming the person."""
    words = situation(organisation="district_council", age="adult").words("partnership_tasking")
    assert "Do not name the person there unless they agreed" in words


def test_crime_record() -> None:
    """The police record a crime for each potential victim."""
    assert "crime_record_for_each_victim" in situation(organisation="police", age="adult").ids


def test_target_on_a_friday() -> None:
    """What is due the next working day after a Friday afternoon is due on Monday."""
    answer = situation(**REFERRED, on=date(2026, 11, 20), at=datetime(2026, 11, 20, 16, 0, tzinfo=UTC))
    assert answer.due("nrm_referral") == date(2026, 11, 23)


def test_target_over_christmas() -> None:
    """Over Christmas bank holidays are no working days."""
    answer = situation(**REFERRED, on=date(2026, 12, 24), at=datetime(2026, 12, 24, 16, 0, tzinfo=UTC))
    assert answer.due("nrm_referral") == date(2026, 12, 29)


def test_open_at_night() -> None:
    """At three in the morning the Salvation Army is open and the victim care centre is not."""
    answer = situation(**REFERRED, at=datetime(2026, 11, 23, 3, 0, tzinfo=UTC))
    support, care = (channel_of(answer, step) for step in ("emergency_support_now", "victim_care_centre"))
    assert support.open_now is True
    assert care.open_now is False
    assert care.opens_at is not None


def test_first_decision() -> None:
    """The first decision is aimed at within 5 working days: an aim, not a promise."""
    found = clock(Events(referred_on=date(2026, 12, 22)), "T1")
    assert (found.due_on, found.kind) == (date(2026, 12, 31), "guidance")


def test_recovery_now() -> None:
    """After a positive first decision there are at least 30 days."""
    events = Events(
        referred_on=date(2026, 1, 5), reasonable_grounds_on=date(2026, 1, 12), reasonable_grounds_positive=True
    )
    assert clock(events, "T3").due_on == date(2026, 2, 11)


def test_recovery_then() -> None:
    """A decision of 2021 had 45 days."""
    events = Events(
        referred_on=date(2021, 3, 1), reasonable_grounds_on=date(2021, 3, 8), reasonable_grounds_positive=True
    )
    assert clock(events, "T3").due_on == date(2021, 4, 22)
    assert "45 days" in situation(**REFERRED, on=date(2021, 3, 8)).words("recovery_period_clock")


def test_the_test_of_its_day() -> None:
    """An old case is judged by the test of its day."""
    told = {**REFERRED, "already_referred": "nrm"}
    assert "cannot prove" in situation(**told, on=date(2022, 6, 1)).words("reasonable_grounds_clock")
    assert "objective factors" in situation(**told, on=date(2023, 3, 1)).words("reasonable_grounds_clock")
    assert "short of conclusive proof" in situation(**told, on=date(2024, 3, 1)).words("reasonable_grounds_clock")


def test_conclusive_decision_has_no_day() -> None:
    """Thirty days do not mean a decision on day thirty."""
    assert "has no fixed day" in situation(**REFERRED).words("conclusive_grounds_review")


def test_reconsideration() -> None:
    """After a negative decision there are 30 days to ask for it to be looked at again."""
    events = Events(referred_on=date(2026, 1, 5), reasonable_grounds_on=date(2026, 1, 12))
    found = clock(events, "T6")
    assert found.due_on == date(2026, 2, 11)
    assert not found.verified


def test_support_started() -> None:
    """Five days after the referral somebody checks that support has started."""
    assert clock(Events(referred_on=date(2026, 1, 5), support_wanted=True), "T10").due_on == date(2026, 1, 10)


def test_withdrawal_ends_the_clocks() -> None:
    """A withdrawal ends every clock."""
    events = Events(referred_on=date(2026, 1, 5), withdrawn_on=date(2026, 1, 7))
    assert all(one.over for one in clocks(events, locality=county()))


def test_contact_point() -> None:
    """The first responder stays the point of contact, and names a deputy."""
    assert "name a deputy" in situation(**REFERRED).words("first_responder_contact_point")


def test_nobody_foresees_the_decision() -> None:
    """Nobody tells the person how it will be decided."""
    assert "Do not tell them how it will be decided." in situation(**REFERRED).words("reasonable_grounds_clock")
