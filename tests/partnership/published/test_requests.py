"""What the public asks of the partnership: sealed, kept once, handed to its room, answered under its receipt."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError
from django.test import override_settings

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.mornings import MORNING, begin_the_day
from handrail.foundation.vault.keys import NoKeys
from handrail.foundation.vault.receipts import NotAReceipt, new_receipt
from handrail.partnership.published import actions
from handrail.partnership.published.actions import CannotTakeIn, NotKept, Request, answer, ask, take_in_requests
from handrail.partnership.published.models import RequestKind, SealedRequest, StandingWord
from handrail.partnership.published.queries import standing_of
from tests.build import NOON

pytestmark = pytest.mark.django_db
ASKED = {"name": "Canary Nurse", "email": "canary@work.example"}
Heard = list[Request]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """The room that answers bookings writes down what it is handed."""
    taken: Heard = []
    monkeypatch.setitem(actions.TAKERS, RequestKind.BOOKING, lambda request, _at: taken.append(request))
    return taken


@pytest.fixture
def told_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room that answers bookings makes no sense of any."""

    def refuse(_request: Request, _at: datetime) -> None:
        raise CannotTakeIn("no_such_session")

    monkeypatch.setitem(actions.TAKERS, RequestKind.BOOKING, refuse)


def asked_once(kind: RequestKind = RequestKind.BOOKING) -> str:
    """A request that has arrived; its receipt."""
    receipt = new_receipt()
    ask(kind, ASKED, receipt=receipt, at=NOON)
    return receipt


def test_a_request_is_sealed_and_nothing_of_it_is_readable() -> None:
    asked_once()
    row = SealedRequest.objects.get()
    assert b"Canary" not in bytes(row.sealed)
    assert not row.taken_in


def test_whoever_stores_it_cannot_open_it(heard: Heard) -> None:
    asked_once()
    with override_settings(DOOR="public"), pytest.raises((NoKeys, AssertionError)):
        assert take_in_requests(at=NOON) == 1
    assert not heard


def test_the_same_request_with_the_same_receipt_is_kept_once() -> None:
    receipt = new_receipt()
    for _ in range(3):
        ask(RequestKind.BOOKING, ASKED, receipt=receipt, at=NOON)
    assert SealedRequest.objects.count() == 1
    assert TrailEntry.objects.filter(act="published.asked").count() == 1


def test_another_kind_of_request_with_the_same_receipt_is_another_request() -> None:
    receipt = asked_once()
    ask(RequestKind.CANCELLATION, ASKED, receipt=receipt, at=NOON)
    assert SealedRequest.objects.count() == 2


def test_what_is_no_receipt_is_refused() -> None:
    with pytest.raises(NotAReceipt):
        ask(RequestKind.BOOKING, ASKED, receipt="no receipt", at=NOON)


def test_whoever_asks_is_told_when_it_was_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(SealedRequest, "save", full)
    with pytest.raises(NotKept):
        asked_once()


def test_a_request_is_handed_over_once_and_its_sealed_words_are_emptied(heard: Heard) -> None:
    asked_once()
    assert [take_in_requests(at=NOON), take_in_requests(at=NOON)] == [1, 0]
    assert [request.asked for request in heard] == [ASKED]
    assert bytes(SealedRequest.objects.get().sealed) == b""


def test_what_makes_no_sense_is_set_aside_by_a_code_and_does_not_stop_the_rest(told_no: None) -> None:
    asked_once()
    asked_once()
    assert take_in_requests(at=NOON) == 0
    assert set(SealedRequest.objects.values_list("refused", "taken_in")) == {("no_such_session", False)}
    assert TrailEntry.objects.filter(act="published.refused").count() == 2


def test_what_nobody_answers_is_set_aside_not_lost(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(actions.TAKERS, RequestKind.ORDER, raising=False)
    asked_once(RequestKind.ORDER)
    asked_once(RequestKind.BOOKING)
    assert take_in_requests(at=NOON) == 1
    assert SealedRequest.objects.get(refused="nobody_answers").sealed


def test_what_was_changed_on_the_way_is_set_aside(heard: Heard) -> None:
    asked_once()
    row = SealedRequest.objects.get()
    row.sealed = bytes(row.sealed)[:-1] + b"x"
    row.save()
    assert take_in_requests(at=NOON) == 0
    assert SealedRequest.objects.get().refused == "cannot_open"


def test_only_the_receipt_opens_the_answer(heard: Heard) -> None:
    receipt = asked_once()
    take_in_requests(at=NOON)
    said(heard[0], StandingWord.CONFIRMED, "Room 2, at ten.")
    standing = standing_of(receipt)
    assert standing is not None
    assert (standing.word, standing.says) == (StandingWord.CONFIRMED, "Room 2, at ten.")
    assert standing_of(new_receipt()) is None


def test_a_later_answer_takes_the_place_of_the_first(heard: Heard) -> None:
    receipt = asked_once()
    take_in_requests(at=NOON)
    said(heard[0], StandingWord.WAITING, "You are third.")
    said(heard[0], StandingWord.CANCELLED, "")
    standing = standing_of(receipt)
    assert standing is not None
    assert (standing.word, standing.says) == (StandingWord.CANCELLED, "")


def said(request: Request, word: StandingWord, says: str) -> None:
    """Answer a request."""
    answer(
        receipt_digest=request.receipt_digest,
        reply_key=request.reply_key,
        kind=request.kind,
        word=word,
        says=says,
        at=NOON + timedelta(hours=1),
    )


@pytest.fixture
def mornings() -> Iterator[list[Callable[[datetime], object]]]:
    """The list of what a morning begins with, as it was found."""
    kept = list(MORNING)
    MORNING.clear()
    yield MORNING
    MORNING[:] = kept


def test_a_morning_begins_with_everything_that_was_written_in(mornings: list[Callable[[datetime], object]]) -> None:
    begun: list[datetime] = []
    mornings.extend([begun.append, begun.append])
    begin_the_day(at=NOON)
    assert begun == [NOON, NOON]
