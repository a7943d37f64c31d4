"""Who is missing is shown for every moment, and for none twice."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.casework.operations import actions
from handrail.casework.operations.models import DecisionKind, DutyState
from handrail.casework.operations.policies import Needs, Presence, gaps, picture, stretches
from handrail.casework.operations.queries import duties_of, in_calendar, roster_of
from handrail.foundation.locality import current_locality
from tests import build
from tests.casework.operations.ready import Ready

START = build.NOON
HOUR = timedelta(hours=1)
NEEDS = Needs(day={"door": 2, "health": 1}, night={"door": 1, "health": 0}, night_from=20, night_until=8)
PRESENT = st.builds(
    lambda role, start, lasts, people, sure: Presence(
        role, START + start * HOUR, START + (start + lasts) * HOUR, people, sure
    ),
    st.sampled_from(["door", "health", "driver"]),
    st.integers(-5, 30),
    st.integers(1, 12),
    st.integers(1, 3),
    st.booleans(),
)


def counted(present: list[Presence], role: str, moment: datetime, *, sure: bool) -> int:
    return sum(
        one.people for one in present if one.role == role and one.sure is sure and one.starts_at <= moment < one.ends_at
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(PRESENT, max_size=8))
def test_every_moment_is_told_as_it_is(present: list[Presence]) -> None:
    end = START + 26 * HOUR
    found = stretches(START, end, needs=NEEDS, present=present)
    for role, parts in found.items():
        assert parts[0].starts_at == START
        assert parts[-1].ends_at == end
        for before, after in pairwise(parts):
            assert before.ends_at == after.starts_at
        for hour in range(26):
            moment = START + hour * HOUR
            (part,) = [one for one in parts if one.starts_at <= moment < one.ends_at]
            assert part.needed == NEEDS.at(moment).get(role, 0)
            assert part.sure == counted(present, role, moment, sure=True)
            assert part.asked == counted(present, role, moment, sure=False)
    assert all(gap.missing == gap.needed - gap.sure > 0 for gap in gaps(found))


def test_the_picture_has_every_role_and_nothing_sticks_out() -> None:
    end = START + 26 * HOUR
    found = stretches(START, end, needs=NEEDS, present=[])
    drawn = picture(START, end, found, labels={"door": "Door"})
    assert [line.label for line in drawn.lines] == ["Door", "health"]
    for line in drawn.lines:
        assert line.y < drawn.height
        for bar in line.bars:
            assert drawn.left <= bar.x < bar.x + bar.width <= drawn.width


@pytest.mark.parametrize("people", [1, 4, 5, 9, 10, 20, 200])
def test_more_people_never_need_fewer(people: int) -> None:
    words = current_locality().operations
    for night in (True, False):
        few, many = words.needed(people=people, night=night), words.needed(people=people + 1, night=night)
        assert all(many[role] >= number for role, number in few.items())


@pytest.mark.django_db(databases=["default", "keyring"])
class TestARoster:
    """Of one operation."""

    def test_whoever_said_yes_is_missing_no_more(self) -> None:
        ready = Ready()
        assert "Nurse or paramedic" in {gap.role for gap in roster_of(ready.operation, by=ready.commander).gaps}
        duty = ready.ask()
        (gap,) = [one for one in roster_of(ready.operation, by=ready.commander).gaps if one.role.startswith("Nurse")]
        assert (gap.asked, gap.missing) == (1, 1)
        actions.answer_duty(duty, state=DutyState.COMING, by=ready.nurse, at=ready.office.later())
        assert not [one for one in roster_of(ready.operation, by=ready.commander).gaps if one.role.startswith("Nurse")]

    def test_people_who_were_promised_count_until_they_are_taken_back(self) -> None:
        ready = Ready()
        promise = ready.promise()
        roles = {gap.role for gap in roster_of(ready.operation, by=ready.commander).gaps}
        assert "Support worker" not in roles
        actions.take_back_promise(promise, by=ready.commander, at=ready.office.later())
        assert "Support worker" in {gap.role for gap in roster_of(ready.operation, by=ready.commander).gaps}

    def test_a_centre_that_the_commander_wants_is_staffed_as_the_smallest(self) -> None:
        ready = Ready(expected=1)
        assert "Centre manager" not in {gap.role for gap in roster_of(ready.operation, by=ready.commander).gaps}
        ready.decide(DecisionKind.CENTRE)
        assert "Centre manager" in {gap.role for gap in roster_of(ready.operation, by=ready.commander).gaps}

    def test_ones_own_duties_are_listed_and_in_ones_calendar_by_reference_alone(self) -> None:
        ready = Ready()
        ready.ask()
        (mine,) = duties_of(ready.nurse, at=ready.office.at)
        assert mine.reference == ready.operation.reference
        (entry,) = in_calendar(ready.nurse, ready.office.at)
        assert (entry.kind, entry.reference) == ("duty", ready.operation.reference)
        assert duties_of(ready.office.worker, at=ready.office.at) == []
