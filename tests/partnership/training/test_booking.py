"""Places: never more than there are, the first who waits comes next, and only who has one is told how to get in."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import OpenEvent, RequestKind, SealedRequest
from handrail.partnership.published.queries import standing_of
from handrail.partnership.training import actions, queries
from handrail.partnership.training.models import Attendee, Booking, BookingState, Session
from tests.build import NOON, organisations, person
from tests.partnership.training.sessions import DAY, asked, booked, plan, planned, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CONFIRMED, WAITING, CANCELLED = BookingState


def states(session: Session) -> list[str]:
    """How each booking stands, in the order in which they asked."""
    return list(Booking.objects.filter(session=session).values_list("state", flat=True))


def test_the_third_of_two_places_waits_and_has_the_first_that_is_given_back() -> None:
    session = planned()
    bookings = [booked(session, at=NOON + timedelta(minutes=number)) for number in range(4)]
    assert states(session) == [CONFIRMED, CONFIRMED, WAITING, WAITING]
    actions.give_back(bookings[0], by="public", at=NOON + timedelta(hours=1))
    assert states(session) == [CANCELLED, CONFIRMED, CONFIRMED, WAITING]


def test_who_comes_later_does_not_overtake_those_who_wait() -> None:
    session = planned()
    for number in range(3):
        booked(session, at=NOON + timedelta(minutes=number))
    Session.objects.filter(pk=session.pk).update(capacity=3)
    assert booked(session, at=NOON + timedelta(hours=1)).state == WAITING


def test_more_places_go_to_those_who_wait() -> None:
    by = trainer()
    session = planned(by=by)
    for number in range(4):
        booked(session, at=NOON + timedelta(minutes=number))
    actions.change_session(session, plan(capacity=3), by=by, at=NOON)
    assert states(session) == [CONFIRMED, CONFIRMED, CONFIRMED, WAITING]


def test_there_are_never_fewer_places_than_were_given() -> None:
    by = trainer()
    session = planned(by=by)
    booked(session)
    booked(session)
    with pytest.raises(NotAllowed, match="2 people have a place already"):
        actions.change_session(session, plan(capacity=1), by=by, at=NOON)


def test_asking_twice_gives_the_place_one_has() -> None:
    session = planned()
    booking = booked(session)
    assert actions.book_place(session, booking.attendee, by="public", at=NOON) == booking


@pytest.mark.parametrize("late", [DAY, DAY - timedelta(hours=20)])
def test_nobody_books_after_the_last_moment(late: object) -> None:
    session = planned()
    attendee = actions.colleague(trainer(), profession="other", at=NOON)
    with pytest.raises(NotAllowed, match="Booking is closed"):
        actions.book_place(session, attendee, by="public", at=late)  # type: ignore[arg-type]


def test_somebody_from_outside_is_locked_and_reads_with_their_receipt_how_to_get_in() -> None:
    session = planned()
    standing = standing_of(asked(session))
    assert standing is not None
    assert standing.word == "confirmed"
    assert "canary-door-77" in standing.says
    attendee = Attendee.objects.get()
    assert b"Plover" not in bytes(attendee.locked)
    assert attendee.organisation is not None
    assert (attendee.organisation.code, attendee.profession) == ("exampleshire-hospitals", "nurse")
    assert bytes(SealedRequest.objects.get().sealed) == b""


def test_who_waits_is_not_told_how_to_get_in_until_they_have_a_place() -> None:
    session = planned(capacity=1)
    first = booked(session)
    receipt = asked(session)
    before = standing_of(receipt)
    actions.give_back(first, by="public", at=NOON + timedelta(hours=1))
    after = standing_of(receipt)
    assert before is not None
    assert after is not None
    assert (before.word, "canary-door" in before.says) == ("waiting", False)
    assert (after.word, "canary-door" in after.says) == ("confirmed", True)


def test_one_address_has_one_place_however_it_is_written() -> None:
    session = planned()
    asked(session)
    second = standing_of(asked(session, email="plover@WARD.example"))
    assert second is not None
    assert second.word == "declined"
    assert Attendee.objects.count() == 1
    assert states(session) == [CONFIRMED]


def test_a_place_is_given_back_with_its_receipt() -> None:
    session = planned()
    receipt = asked(session)
    ask(RequestKind.CANCELLATION, {}, receipt=receipt, at=NOON)
    take_in_requests(at=NOON)
    standing = standing_of(receipt)
    assert standing is not None
    assert standing.word == "cancelled"
    assert states(session) == [CANCELLED]


@pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"name": ""}, {"event": "nothing"}])
def test_what_makes_no_sense_is_set_aside(wrong: dict[str, str]) -> None:
    asked(planned(), **wrong)
    assert SealedRequest.objects.get().refused
    assert not Booking.objects.exists()


def test_a_session_for_members_alone_is_not_published_and_takes_nobody_from_outside() -> None:
    session = planned(open_to_all=False)
    asked(session)
    assert not OpenEvent.objects.exists()
    assert not Booking.objects.exists()


def test_what_is_published_says_how_many_places_are_left_and_never_how_to_get_in() -> None:
    session = planned()
    booked(session)
    event = OpenEvent.objects.get(pk=session.pk)
    assert event.places_left == 1
    assert "canary-door" not in str(OpenEvent.objects.filter(pk=session.pk).values().get())


def test_calling_it_off_tells_everybody_and_says_why() -> None:
    by = trainer()
    session = planned(by=by)
    member, receipt = booked(session), asked(session)
    actions.cancel_session(session, because="The trainer is ill.", by=by, at=NOON)
    standing = standing_of(receipt)
    assert standing is not None
    assert "The trainer is ill." in standing.says
    assert member.attendee.colleague is not None
    assert Notice.objects.filter(staff_address=member.attendee.colleague.email).exists()
    with pytest.raises(NotAllowed, match="cancelled"):
        booked(session)


def test_who_comes_is_read_by_who_holds_it_and_that_is_in_the_trail() -> None:
    by = trainer()
    session = planned(by=by)
    asked(session)
    assert [one.name for one in queries.who_comes(session, by=by, at=NOON)] == ["Canarynurse Plover"]
    assert TrailEntry.objects.filter(act="training.comers_read").count() == 1
    others = (person(Role.TRAINER, at_work=organisations()[1]), person(Role.PROFESSIONAL, at_work=by.organisation))
    for somebody in others:
        with pytest.raises(NotAllowed):
            queries.who_comes(session, by=somebody, at=NOON)


def test_erasing_somebody_from_outside_leaves_nothing_of_them() -> None:
    asked(planned())
    subject = Attendee.objects.get().subject
    assert subject is not None
    assert erase(subject, by="person:dpo", at=NOON)["attendees of training"] == 1
    assert not Attendee.objects.exists()
    assert not Booking.objects.exists()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["book", "back"]), st.integers(0, 5)), max_size=14))
def test_in_every_order_no_place_is_given_twice_and_nobody_waits_beside_a_free_one(
    steps: list[tuple[str, int]],
) -> None:
    session = planned()
    attendees = [actions.colleague(trainer(), profession="other", at=NOON) for _ in range(6)]
    for number, (step, who) in enumerate(steps):
        at = NOON + timedelta(minutes=number)
        own = Booking.objects.filter(session=session, attendee=attendees[who]).exclude(state=CANCELLED).first()
        if step == "book":
            actions.book_place(session, attendees[who], by="public", at=at)
        elif own is not None:
            actions.give_back(own, by="public", at=at)
        now = states(session)
        assert now.count(CONFIRMED) <= session.capacity
        assert not now.count(WAITING) or now.count(CONFIRMED) == session.capacity
