"""What belongs to a morning of training: reminding once and without a name, lapsing, and letting go of what is old."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from handrail.foundation import locality
from handrail.foundation.locality import current_locality
from handrail.foundation.notices.models import Notice
from handrail.foundation.permission import NotAllowed
from handrail.partnership.published.models import RequestStanding
from handrail.partnership.training import actions, permissions, queries
from handrail.partnership.training.models import Attendee, Booking, PastFile, Record, Sitting
from handrail.partnership.training.policies import questions_of
from handrail.rules.localities.learning import NeededTraining
from tests.build import NOON
from tests.partnership.training.sessions import DAY, asked, booked, past_list, planned, taken, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
COURSE: dict[str, Any] = {"course": "awareness", "course_version": "2026-1"}
HALF_A_YEAR_ON = DAY + timedelta(days=184)


def test_a_colleague_is_reminded_once_and_the_notice_names_nothing() -> None:
    booking = booked(planned())
    near = DAY - timedelta(days=1)
    assert actions.remind_of_sessions(at=DAY - timedelta(days=3)) == 0
    assert (actions.remind_of_sessions(at=near), actions.remind_of_sessions(at=near)) == (1, 0)
    colleague = booking.attendee.colleague
    assert colleague is not None
    assert Notice.objects.get(staff_address=colleague.email).kind == "something_new"


def test_half_a_year_on_whoever_came_is_asked_again_once() -> None:
    by = trainer()
    session = planned(by=by, **COURSE)
    came, receipt = booked(session), asked(session)
    actions.note_who_came(session, list(Booking.objects.values_list("pk", flat=True)), by=by, at=DAY)
    assert actions.ask_again(at=DAY + timedelta(days=100)) == 0
    assert (actions.ask_again(at=HALF_A_YEAR_ON), actions.ask_again(at=HALF_A_YEAR_ON)) == (2, 0)
    assert came.attendee.colleague is not None
    assert receipt


def test_training_that_lapses_soon_is_said_once_and_what_lapsed_is_written_down() -> None:
    record = taken(by=trainer())
    last = record.expires_on
    assert last is not None
    at = DAY + (last - DAY.date())
    assert (actions.remind_of_lapsing(at=at - timedelta(days=50)), actions.remind_of_lapsing(at=at)) == (1, 0)
    assert actions.write_down_lapsed(at=at) == 0
    assert actions.write_down_lapsed(at=at + timedelta(days=1)) == 1


def test_what_is_old_goes_in_its_order_and_nothing_of_somebody_from_outside_stays() -> None:
    by = trainer()
    session = planned(by=by, **COURSE)
    asked(session)
    booking = Booking.objects.get()
    right = {one.code: one.right for one in questions_of(session)}
    actions.answer_questions(booking, right, by="public", at=DAY + timedelta(hours=1))
    actions.note_who_came(session, [booking.pk], by=by, at=DAY)
    actions.close_attendance(session, by=by, at=DAY + timedelta(hours=3))
    assert [one(at=DAY) for one in EVERYTHING] == [0, 0, 0, 0]
    after_a_year = DAY + timedelta(days=367)
    assert [one(at=after_a_year) for one in EVERYTHING] == [1, 0, 0, 0]
    assert not RequestStanding.objects.exists()
    after_five = DAY + timedelta(days=1900)
    assert [one(at=after_five) for one in EVERYTHING] == [0, 1, 1, 1]
    assert not any(each.objects.exists() for each in (Attendee, Record, Sitting))


EVERYTHING = (actions.forget_places, actions.forget_records, actions.forget_answers, actions.forget_people)


def test_a_list_that_was_left_lying_is_let_go() -> None:
    held = past_list(by=trainer())
    assert actions.forget_people(at=NOON + timedelta(days=15)) == 1
    assert bytes(PastFile.objects.get(pk=held.pk).content) == b""


@pytest.fixture
def _needs_reception(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A county in which only who took that course holds sessions."""
    needed = NeededTraining(
        act="hold-sessions", course="reception", source="made up", checked_on=date(2026, 11, 26), verified=True
    )
    county = replace(current_locality(), needed_training=(needed,))
    monkeypatch.setattr(locality, "current_locality", lambda: county)
    monkeypatch.setattr(permissions, "current_locality", lambda: county)
    return


def test_nothing_depends_on_training_unless_the_county_says_so() -> None:
    assert current_locality().needed_training == ()
    assert planned()


@pytest.mark.usefixtures("_needs_reception")
def test_where_the_county_says_so_one_sentence_stops_whoever_is_not_trained_until_it_lapses() -> None:
    by = trainer()
    with pytest.raises(NotAllowed, match="This needs a course that counts: Roles at a reception centre"):
        planned(by=by)
    attendee = actions.colleague(by, profession="police-officer", at=NOON)
    Record.objects.create(
        attendee=attendee, course="reception", version="2026-1", earned_on=NOON.date(),
        expires_on=DAY.date(), made_at=NOON,
    )  # fmt: skip
    assert permissions.why_not_hold_sessions(by=by) is None
    actions.write_down_lapsed(at=DAY + timedelta(days=2))
    assert queries.sessions_held(by=by).count() == 0
    assert "This needs a course" in str(permissions.why_not_hold_sessions(by=by))
