"""Being there: by the code that is shown in the room, at the door without a place, and never by a code of yesterday."""

from datetime import datetime, timedelta

import pytest

from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind, SealedRequest
from handrail.partnership.published.queries import standing_of
from handrail.partnership.training import actions
from handrail.partnership.training.actions import Guest
from handrail.partnership.training.models import Attendee, Booking, Session
from tests.build import organisations, person
from tests.partnership.training.sessions import DAY, asked, booked, planned, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BEGUN = DAY + timedelta(minutes=5)
AT_THE_DOOR = Guest(
    name="Canarydoor Wren", email="wren@street.example", profession="nurse", elsewhere="A made-up clinic"
)


def typed(receipt: str, code: str, *, at: datetime = BEGUN) -> None:
    """Somebody types the code of the room at the public door."""
    ask(RequestKind.ATTENDANCE, {"room": code}, receipt=receipt, at=at)
    take_in_requests(at=at)


def says(receipt: str) -> str:
    """What the receipt reads."""
    standing = standing_of(receipt)
    assert standing is not None
    return standing.says


def test_whoever_types_the_code_of_the_room_is_there() -> None:
    by = trainer()
    session = planned(by=by)
    receipt = asked(session)
    typed(receipt, actions.show_code(session, by=by, at=BEGUN).code.upper())
    assert Booking.objects.get().came_at == BEGUN
    assert says(receipt).startswith("We have it that you are there.")


def test_a_code_of_earlier_or_of_another_room_counts_for_nothing() -> None:
    by = trainer()
    session, other = planned(by=by), planned(by=by)
    receipt = asked(session)
    old = actions.show_code(session, by=by, at=BEGUN).code
    elsewhere = actions.show_code(other, by=by, at=BEGUN).code
    actions.show_code(session, by=by, at=BEGUN + timedelta(minutes=10))
    late = BEGUN + timedelta(minutes=11)
    for code in (old, elsewhere, "", "cdfhjk"):
        typed(receipt, code, at=late)
        assert "not the code that is shown" in says(receipt)
    assert Booking.objects.get().came_at is None


def test_a_code_counts_half_an_hour() -> None:
    by = trainer()
    session = planned(by=by)
    booking, code = booked(session), actions.show_code(session, by=by, at=BEGUN).code
    with pytest.raises(NotAllowed, match="shown in the room now"):
        actions.come(booking, code, by="PE-1", at=BEGUN + timedelta(minutes=31))
    assert actions.come(booking, code, by="PE-1", at=BEGUN + timedelta(minutes=30)).came_at is not None


def test_the_code_is_shown_around_the_session_alone_and_by_who_holds_it() -> None:
    by = trainer()
    session = planned(by=by)
    for at, why in ((DAY - timedelta(hours=1), "half an hour"), (DAY + timedelta(hours=3), "has ended")):
        with pytest.raises(NotAllowed, match=why):
            actions.show_code(session, by=by, at=at)
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.show_code(session, by=person(Role.TRAINER, at_work=organisations()[1]), at=BEGUN)


def test_a_tick_that_came_by_the_code_stays_when_an_older_list_is_sent() -> None:
    by = trainer()
    session = planned(by=by)
    first, second = booked(session), booked(session)
    code = actions.show_code(session, by=by, at=BEGUN).code
    actions.come(second, code, by="PE-1", at=BEGUN)
    assert actions.note_who_came(session, [first.pk], were=[], by=by, at=BEGUN) == 2
    assert actions.note_who_came(session, [first.pk], were=[first.pk, second.pk], by=by, at=BEGUN) == 1


def test_somebody_at_the_door_comes_in_locked_and_with_a_receipt() -> None:
    by = trainer()
    session = planned(by=by)
    booking, receipt = actions.walk_in(session, AT_THE_DOOR, by=by, at=BEGUN)
    assert (booking.state, booking.came_at) == ("confirmed", BEGUN)
    assert "You have a place" in says(receipt)
    assert b"Wren" not in bytes(Attendee.objects.get().locked)


def test_a_colleague_or_somebody_who_booked_is_found_by_their_address() -> None:
    by = trainer()
    session = planned(by=by)
    receipt = asked(session, email="wren@street.example")
    colleague = person(Role.PROFESSIONAL, at_work=organisations()[1])
    found, none = actions.walk_in(session, AT_THE_DOOR, by=by, at=BEGUN)
    own, no_receipt = actions.walk_in(
        session, Guest(name="x", email=colleague.email.upper(), profession="nurse"), by=by, at=BEGUN
    )
    assert (found.came_at, none, no_receipt) == (BEGUN, "", "")
    assert own.attendee.colleague == colleague
    assert Attendee.objects.count() == 2
    assert says(receipt)


def test_as_many_come_in_as_there_are_places_and_an_empty_chair_is_one() -> None:
    by = trainer()
    session = planned(by=by, capacity=1)
    booked(session)
    actions.walk_in(session, AT_THE_DOOR, by=by, at=BEGUN)
    with pytest.raises(NotAllowed, match="As many have come"):
        actions.walk_in(session, Guest(name="y", email="y@street.example", profession="nurse"), by=by, at=BEGUN)


def test_nobody_walks_in_the_day_before() -> None:
    by = trainer()
    with pytest.raises(NotAllowed, match="half an hour"):
        actions.walk_in(planned(by=by), AT_THE_DOOR, by=by, at=DAY - timedelta(days=1))


def test_a_code_with_a_receipt_of_nothing_is_set_aside() -> None:
    by = trainer()
    session: Session = planned(by=by)
    typed(new_receipt(), actions.show_code(session, by=by, at=BEGUN).code)
    assert SealedRequest.objects.get().refused == "no_such_booking"
