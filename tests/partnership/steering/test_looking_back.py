"""Who came in a year, and how far the partnership says it has come."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.permission import NotAllowed
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.models import Attendance, How
from handrail.partnership.steering.policies import Seat, attendance_rows, middle
from tests.build import NOON, organisations
from tests.partnership.steering.tables import Table, table

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BY = (NOON + timedelta(days=20)).date()


@pytest.fixture
def at_table() -> Table:
    return table()


def test_an_organisation_that_never_comes_is_named_and_one_that_came_is_not(at_table: Table) -> None:
    absent = at_table.group.members.exclude(organisation=at_table.sitting.organisation).first()
    assert absent is not None
    for days in (-60, -30):
        at_table.attended(at_table.meets(days=days), absent.organisation)
    at_table.meets(days=-10)
    year = queries.attendance_in(at_table.group, NOON.year)
    assert year.never == [absent.organisation.name]
    assert len(year.days) == 2


def test_who_joined_late_is_asked_only_from_then_on(at_table: Table) -> None:
    before, after = at_table.meets(days=-60), at_table.meets(days=-1)
    at_table.attended(before)
    joined = queries.who_may_join(at_table.group)[0]
    seat = actions.seat(at_table.group, joined, observer=True, by=at_table.keeper, at=NOON - timedelta(days=30))
    at_table.attended(after)
    row = next(one for one in queries.attendance_in(at_table.group, NOON.year).rows if one.name == joined.name)
    assert (row.cells, row.came, row.asked, row.observer) == (("not_yet", "came"), 1, 1, True)
    assert [one.seat.pk for one in queries.present_at(before)].count(seat.pk) == 0


@given(st.lists(st.lists(st.sampled_from([*How, None]), min_size=3, max_size=3), max_size=6))
def test_who_came_is_counted_the_same_by_organisation_and_by_meeting(said: list[list[How | None]]) -> None:
    meetings = {uuid4(): date(2026, month, 1) for month in (2, 5, 9)}
    seats = [Seat(uuid4(), f"Office {number}", False, None, None) for number in range(len(said))]
    noted = [
        Attendance(meeting_id=meeting, member_id=seat.member, how=how)
        for seat, row in zip(seats, said, strict=True)
        for meeting, how in zip(meetings, row, strict=True)
        if how is not None
    ]
    rows = attendance_rows(seats, meetings, noted)
    assert sum(row.came for row in rows) == sum(one.how == How.CAME for one in noted)
    assert sum(row.asked for row in rows) == len(noted)
    assert all(row.never == (row.asked > 0 and row.came == 0) for row in rows)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40))
def test_the_middle_is_an_answer_and_as_many_stand_above_as_below_it(levels: list[int]) -> None:
    found = middle(levels)
    assert found in levels
    assert sum(one < found for one in levels) * 2 < len(levels) + 1
    assert sum(one > found for one in levels) * 2 <= len(levels)


def test_what_is_agreed_stands_beside_the_last_time_and_does_not_change(at_table: Table) -> None:
    for days, level in ((100, 2), (10, 3)):
        at = NOON - timedelta(days=days)
        asked = actions.open_assessment(at_table.group, answer_by=BY, by=at_table.keeper, at=at)
        office = at_table.sitting.organisation
        actions.answer_assessment(asked, office, at_table.levels(level), by=at_table.sitting, at=at)
        actions.agree_levels(asked, at_table.levels(level), by=at_table.keeper, at=at)
        asked.refresh_from_db()
    rows = queries.themes_of(asked)
    assert {(row.agreed, row.before, row.change, row.answers) for row in rows} == {(3, 2, "1 up", 1)}
    with pytest.raises(NotAllowed, match="does not change"):
        actions.agree_levels(asked, at_table.levels(4), by=at_table.keeper, at=NOON)
    with pytest.raises(NotAllowed, match="does not change"):
        actions.answer_assessment(asked, office, at_table.levels(4), by=at_table.sitting, at=NOON)


def test_nobody_answers_for_another_organisation_and_every_theme_is_answered(at_table: Table) -> None:
    asked = actions.open_assessment(at_table.group, answer_by=BY, by=at_table.keeper, at=NOON)
    other = next(one for one in organisations() if one != at_table.sitting.organisation)
    with pytest.raises(NotAllowed, match="Only its representative"):
        actions.answer_assessment(asked, other, at_table.levels(3), by=at_table.sitting, at=NOON)
    half = dict(list(at_table.levels(3).items())[1:])
    with pytest.raises(NotAllowed, match="every theme"):
        actions.answer_assessment(asked, at_table.sitting.organisation, half, by=at_table.sitting, at=NOON)
    with pytest.raises(NotAllowed, match="not agreed yet"):
        actions.open_assessment(at_table.group, answer_by=BY, by=at_table.keeper, at=NOON)
    assert at_table.sitting.organisation.name in queries.who_has_not_answered(asked)
