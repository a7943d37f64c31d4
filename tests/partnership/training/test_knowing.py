"""What people know, before, after and six months on: enough of it right is a course taken, and no name stands by it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind, SealedRequest
from handrail.partnership.published.queries import standing_of
from handrail.partnership.training import actions, queries
from handrail.partnership.training.models import Booking, Record, Session, Sitting, Wave
from handrail.partnership.training.policies import questions_of
from handrail.rules.localities.learning import Asking, passes
from tests.build import organisations, person
from tests.partnership.training.sessions import DAY, asked, booked, planned, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
COURSE: dict[str, Any] = {"course": "awareness", "course_version": "2026-1"}
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(hours=1)
ENDED, LATER = DAY + timedelta(hours=3), DAY + timedelta(days=190)


def answers(session: Session, *, wrong: int = 0) -> dict[str, int]:
    """An answer to each question, so many of them wrong."""
    return {
        one.code: (one.right + 1) % len(one.answers) if number < wrong else one.right
        for number, one in enumerate(questions_of(session))
    }


def closed(session: Session, *, by: Person) -> list[Record]:
    """Everybody with a place came, and the list is closed."""
    places = Booking.objects.filter(session=session, state="confirmed").values_list("pk", flat=True)
    actions.note_who_came(session, list(places), by=by, at=AFTER)
    return actions.close_attendance(session, by=by, at=ENDED)


def sent(session: Session, receipt: str, *, at: datetime, wrong: int = 0) -> None:
    """Somebody answers at the public door, under their receipt."""
    ask(RequestKind.ANSWERS, {"answers": answers(session, wrong=wrong)}, receipt=receipt, at=at)
    take_in_requests(at=at)


def test_a_nurse_who_comes_and_knows_enough_has_taken_the_course_whichever_is_first() -> None:
    by = trainer()
    early, late = planned(by=by, **COURSE), planned(by=by, **COURSE)
    first, second = asked(early), asked(late, email="other@ward.example")
    sent(early, first, at=AFTER, wrong=2)
    assert len(closed(early, by=by)) == 1
    assert closed(late, by=by) == []
    sent(late, second, at=ENDED)
    assert Record.objects.count() == 2
    standing = standing_of(second)
    assert standing is not None
    assert (standing.word, standing.enclosed["name"]) == ("done", "Canarynurse Plover")
    assert standing.about == late.pk


def test_coming_is_not_enough_and_whoever_knows_too_little_may_try_again() -> None:
    by = trainer()
    session = planned(by=by, **COURSE)
    receipt = asked(session)
    assert closed(session, by=by) == []
    sent(session, receipt, at=ENDED, wrong=3)
    standing = standing_of(receipt)
    assert standing is not None
    assert "when enough is right" in standing.says
    sent(session, receipt, at=ENDED + timedelta(hours=1))
    assert Record.objects.count() == 1
    assert Sitting.objects.count() == 1, "only what was known at first is counted"


def test_whoever_knows_enough_and_did_not_come_has_taken_nothing() -> None:
    by = trainer()
    session = planned(by=by, **COURSE)
    sent(session, asked(session), at=AFTER)
    actions.note_who_came(session, [], by=by, at=AFTER)
    assert actions.close_attendance(session, by=by, at=ENDED) == []


def test_answers_are_kept_without_whose_they_are_or_when() -> None:
    session = planned(**COURSE)
    sent(session, asked(session), at=BEFORE)
    assert {field.name for field in Sitting._meta.get_fields()} == {"id", "session", "wave", "answers"}
    assert Sitting.objects.get().wave == Wave.BEFORE


def test_each_time_is_asked_once_and_when_it_is_due() -> None:
    booking = booked(planned(**COURSE))
    for at, done in ((BEFORE, "before_on"), (AFTER, "after_on"), (LATER, "later_on")):
        actions.answer_questions(booking, answers(booking.session), by="PE-1", at=at)
        booking.refresh_from_db()
        assert getattr(booking, done) == at.date()
        with pytest.raises(NotAllowed, match="answered these already"):
            actions.answer_questions(booking, answers(booking.session), by="PE-1", at=at)
    with pytest.raises(NotAllowed, match="time to answer is over"):
        actions.answer_questions(booking, answers(booking.session), by="PE-1", at=LATER + timedelta(days=90))


def test_who_waits_and_a_course_of_which_nothing_is_asked_have_no_questions() -> None:
    full, plain = planned(**COURSE, capacity=1), planned(course="reception", course_version="2026-1")
    booked(full)
    for booking, why in ((booked(full), "Only who has a place"), (booked(plain), "Nothing is asked")):
        with pytest.raises(NotAllowed, match=why):
            actions.answer_questions(booking, {}, by="PE-1", at=AFTER)


def test_somebody_in_the_room_answers_by_its_code_and_passes_nothing() -> None:
    by = trainer()
    session = planned(by=by, **COURSE)
    code = actions.show_code(session, by=by, at=AFTER).code
    for at in (AFTER, AFTER + timedelta(minutes=31)):
        told = {"answers": answers(session), "room": code}
        ask(RequestKind.ANSWERS, told, receipt=new_receipt(), at=at)
        take_in_requests(at=at)
    assert Sitting.objects.count() == 1
    assert SealedRequest.objects.get(taken_in=False).refused == "no_such_room"
    assert closed(session, by=by) == []


@pytest.mark.parametrize("wrong", [{}, {"awareness-danger": 9}, "none", None])
def test_answers_that_are_none_are_set_aside(wrong: object) -> None:
    session = planned(**COURSE)
    ask(RequestKind.ANSWERS, {"answers": wrong}, receipt=asked(session), at=AFTER)
    take_in_requests(at=AFTER)
    assert SealedRequest.objects.get(kind="answers").refused == "not_answers"


def test_shares_are_drawn_from_sessions_at_which_enough_answered() -> None:
    by = trainer()
    many, few = planned(by=by, capacity=9, **COURSE), planned(by=by, capacity=9, **COURSE)
    for number in range(5):
        actions.answer_questions(booked(many), answers(many, wrong=number % 2), by="PE-1", at=AFTER)
    for _ in range(4):
        actions.answer_questions(booked(few), answers(few, wrong=8), by="PE-1", at=AFTER)
    found = queries.knowledge("awareness", "2026-1", on=DAY.date(), by=by)
    assert [row.shares[Wave.AFTER] for row in found.rows] == [60, *[100] * 7]
    assert (found.together[Wave.AFTER], found.people[Wave.AFTER]) == (95, 5)
    assert (found.together[Wave.BEFORE], found.people[Wave.BEFORE]) == (None, None)


def test_only_those_who_hold_sessions_read_what_people_know() -> None:
    nurse = person(Role.PROFESSIONAL, at_work=organisations()[0])
    with pytest.raises(NotAllowed, match="Only a trainer"):
        queries.knowledge("awareness", "2026-1", on=DAY.date(), by=nurse)


def test_every_question_has_a_source_and_its_right_answer_is_not_always_in_one_place() -> None:
    for course in ("awareness", "first-responder"):
        asked_ = current_locality().questionnaire(course, "2026-1")
        assert len(asked_) >= 6
        assert all(one.source and one.because for one in asked_)
        assert len({one.right for one in asked_}) > 1


@given(minutes=st.integers(-10_000, 500_000), before=st.integers(0, 200), later=st.integers(1, 300))
def test_at_every_moment_at_most_one_time_is_asked_and_they_follow_each_other(
    minutes: int, before: int, later: int
) -> None:
    asking = Asking(before=timedelta(minutes=before), later=timedelta(days=later), later_open=timedelta(days=9))
    order = ["before", "after", "later", None]
    now, then = (
        asking.wave(DAY, DAY + timedelta(hours=2), at=DAY + timedelta(minutes=one)) for one in (minutes, minutes + 999)
    )
    assert order.index(now) <= order.index(then)
    assert (now == "before") == (minutes < min(before, 120))


@given(asked_=st.integers(1, 40), percent=st.integers(1, 100))
def test_everything_right_passes_and_nothing_right_never_does(asked_: int, percent: int) -> None:
    assert passes(asked_, asked_, percent=percent)
    assert not passes(0, asked_, percent=percent)
