"""Somebody of no organisation has a seat by its name; whether anybody came for it is counted apart."""

from datetime import timedelta

import pytest

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.permission import NotAllowed
from handrail.partnership.steering import actions, queries
from handrail.partnership.steering.actions import Came
from handrail.partnership.steering.models import How, LayAttendance, LaySeat
from handrail.partnership.steering.queries.telling import told_of
from tests.build import NOON
from tests.partnership.steering.tables import Table, table

pytestmark = pytest.mark.django_db
SEAT = "Person with lived experience"


@pytest.fixture
def made() -> Table:
    return table(at=NOON)


def seat_of(made: Table) -> LaySeat:
    return actions.make_lay_seat(made.group, name=SEAT, by=made.keeper, at=NOON - timedelta(days=200))


def test_attendance_of_a_lay_seat_stands_in_the_minutes_and_the_year_and_not_among_organisations(made: Table) -> None:
    lay, meeting = seat_of(made), made.meets(days=-30)
    came = {made.seat.pk: Came(How.CAME, made.sitting)}
    assert actions.note_attendance(meeting, came, lay={lay.pk: How.CAME}, by=made.keeper, at=NOON) == 1

    present = queries.present_at(meeting)
    assert queries.quorum_of(present, percent=50).came == 1
    assert told_of(meeting, at=NOON)["lay"] == [SEAT]
    year = queries.attendance_in(made.group, meeting.starts_at.year)
    assert [(row.name, row.came, row.noted) for row in year.lay] == [(SEAT, 1, 1)]
    assert SEAT not in {*(row.name for row in year.rows), *(one.seat.organisation.name for one in present)}


def test_what_was_written_down_by_mistake_is_taken_back(made: Table) -> None:
    lay, meeting = seat_of(made), made.meets(days=-30)
    came = {made.seat.pk: Came(How.CAME)}
    for how in (How.CAME, How.APOLOGIES):
        actions.note_attendance(meeting, came, lay={lay.pk: how}, by=made.keeper, at=NOON)
    assert LayAttendance.objects.get().how == How.APOLOGIES
    actions.note_attendance(meeting, came, by=made.keeper, at=NOON)
    assert not LayAttendance.objects.exists()


@pytest.mark.parametrize("name", ["Tomasz Kowalski", "Mr Kowalski, lived experience", "Ring 07700 900123"])
def test_a_seat_that_is_called_like_a_person_is_refused(made: Table, name: str) -> None:
    with pytest.raises(NotAllowed, match="Name the seat, not the person"):
        actions.make_lay_seat(made.group, name=name, by=made.keeper, at=NOON)
    assert not LaySeat.objects.exists()


def test_a_seat_is_made_once_ended_once_and_only_by_who_keeps_the_groups(made: Table) -> None:
    lay = seat_of(made)
    with pytest.raises(NotAllowed, match="already"):
        seat_of(made)
    with pytest.raises(NotAllowed):
        actions.end_lay_seat(lay, by=made.sitting, at=NOON)
    actions.end_lay_seat(lay, by=made.keeper, at=NOON)
    with pytest.raises(NotAllowed, match="has ended"):
        actions.end_lay_seat(lay, by=made.keeper, at=NOON)
    assert list(queries.lay_seats_on(made.group)) == []
    acts = TrailEntry.objects.filter(act__startswith="steering.lay_seat").values_list("act", flat=True)
    assert set(acts) == {"steering.lay_seat_made", "steering.lay_seat_ended"}
