"""A member orders by name, anybody else under lock; what is sent leaves the shelf, and nothing is sent twice."""

from datetime import timedelta

import pytest

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.outreach import actions, queries
from handrail.partnership.outreach.models import Order, OrderState
from handrail.partnership.outreach.policies import ORDER_TRANSITIONS
from handrail.partnership.published.actions import ask, take_in_requests
from handrail.partnership.published.models import RequestKind, SealedRequest, StandingWord
from handrail.partnership.published.queries import standing_of
from tests.build import NOON, organisations, person
from tests.partnership.outreach import drives

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = NOON + timedelta(hours=1)


def test_what_a_member_orders_is_sent_and_stands_on_their_shelf() -> None:
    lead, theirs = drives.communications(), organisations()[1]
    order = drives.ordered(person(Role.PROFESSIONAL, at_work=theirs))
    run = drives.printed(lead, copies=50)
    actions.send_order(order, run=run, says="By van.", locality=current_locality(), by=lead, at=LATER)
    order.refresh_from_db()
    assert (order.state, order.answer) == (OrderState.SENT, "By van.")
    assert queries.copies_left(theirs, queries.runs_at(theirs))[run.pk] == 20
    assert order.moves.get().copies == 20


def test_an_order_is_sent_once_and_only_from_what_was_asked_for() -> None:
    lead = drives.communications()
    order, run = drives.ordered(person(Role.PROFESSIONAL, at_work=organisations()[1])), drives.printed(lead)
    other = actions.order_run(
        "public", set_as=run.set_as, copies=50, locality=current_locality(), by=lead, at=NOON
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="not the leaflets"):
        actions.send_order(order, run=other, locality=current_locality(), by=lead, at=LATER)
    actions.send_order(order, run=run, locality=current_locality(), by=lead, at=LATER)
    with pytest.raises(NotAllowed, match="answered already"):
        actions.send_order(order, run=run, locality=current_locality(), by=lead, at=LATER)


def test_an_order_that_the_shelf_does_not_hold_is_accepted_for_later() -> None:
    lead = drives.communications()
    order, run = drives.ordered(person(Role.PROFESSIONAL, at_work=organisations()[1])), drives.printed(lead, copies=5)
    assert queries.runs_for(order, locality=current_locality(), by=lead) == []
    with pytest.raises(NotAllowed, match="holds 5"):
        actions.send_order(order, run=run, locality=current_locality(), by=lead, at=LATER)
    assert actions.answer_order(order, OrderState.ACCEPTED, by=lead, at=LATER).state == OrderState.ACCEPTED
    assert Order.objects.get().state == OrderState.ACCEPTED


def test_an_order_from_outside_is_locked_and_answered_by_receipt() -> None:
    lead, receipt = drives.communications(), new_receipt()
    order = drives.ordered_outside(receipt=receipt)
    assert b"Ottilie" not in bytes(order.locked)
    asked = queries.read_order(order, by=lead, at=LATER)
    assert asked is not None
    assert asked.name == "Ottilie Marchbanks"
    run = drives.printed(lead)
    actions.send_order(order, run=run, says="By post on Monday.", locality=current_locality(), by=lead, at=LATER)
    standing = standing_of(receipt)
    assert standing is not None
    assert (standing.word, standing.says) == (StandingWord.DONE, "By post on Monday.")
    assert Order.objects.get().answer == ""
    assert queries.copies_left(lead.organisation, queries.runs_at(lead.organisation))[run.pk] == 180


def test_an_order_that_makes_no_sense_is_not_taken_in(caplog: pytest.LogCaptureFixture) -> None:
    for wrong in ({"copies": 0}, {"copies": "many"}, {"set_as": "screen"}):
        ask(RequestKind.ORDER, {**drives.OUTSIDE, **wrong}, receipt=new_receipt(), at=NOON)
    assert take_in_requests(at=LATER) == 0
    assert set(SealedRequest.objects.values_list("refused", flat=True)) == {"not_an_order"}
    assert "Ottilie" not in caplog.text


def test_erasing_forgets_who_asked_and_keeps_what_was_sent() -> None:
    lead, order = drives.communications(), drives.ordered_outside()
    actions.send_order(order, run=drives.printed(lead), locality=current_locality(), by=lead, at=LATER)
    erase(order.subject, by="handrail", at=LATER)  # type: ignore[arg-type]
    order.refresh_from_db()
    assert (bytes(order.locked), order.receipt_digest, order.copies) == (b"", "", 20)
    assert queries.read_order(order, by=lead, at=LATER) is None


def test_one_takes_back_only_ones_own_organisations_order() -> None:
    mine, theirs = (person(Role.PROFESSIONAL, at_work=one) for one in organisations()[1:3])
    order = drives.ordered(mine)
    with pytest.raises(NotAllowed, match="not your organisation"):
        actions.withdraw_order(order, by=theirs, at=LATER)
    actions.withdraw_order(order, by=mine, at=LATER)
    with pytest.raises(NotAllowed):
        actions.answer_order(order, OrderState.ACCEPTED, by=drives.communications(), at=LATER)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.COMMUNICATIONS, Role.COORDINATOR}])
def test_only_communications_and_the_coordinator_answer(role: Role) -> None:
    order = drives.ordered(person(Role.PROFESSIONAL, at_work=organisations()[1]))
    with pytest.raises(NotAllowed):
        actions.answer_order(order, OrderState.DECLINED, by=person(role, at_work=organisations()[0]), at=LATER)


def test_nothing_that_was_sent_declined_or_taken_back_moves_again() -> None:
    ended = {state for state, others in ORDER_TRANSITIONS.items() if not others}
    assert ended == {OrderState.SENT, OrderState.DECLINED, OrderState.WITHDRAWN}
