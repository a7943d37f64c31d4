"""What may follow what: every state against every state, in the table and through the actions."""

from collections.abc import Callable
from datetime import datetime
from itertools import product

import pytest

from handrail.casework.referrals import actions
from handrail.casework.referrals.models import LIVE, Referral, ReferralStatus
from handrail.casework.referrals.policies import NOT_FROM_HERE, TRANSITIONS, why_not_move
from handrail.casework.referrals.queries import Contents
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
S = ReferralStatus
ALLOWED = {
    (S.DRAFT, S.SENT),
    (S.DRAFT, S.WITHDRAWN),
    (S.SENT, S.OPENED),
    (S.SENT, S.WITHDRAWN),
    (S.OPENED, S.ACCEPTED),
    (S.OPENED, S.DECLINED),
    (S.OPENED, S.RETURNED),
    (S.OPENED, S.WITHDRAWN),
    (S.ACCEPTED, S.ACTIVE),
    (S.ACCEPTED, S.DONE),
    (S.ACCEPTED, S.RETURNED),
    (S.ACCEPTED, S.WITHDRAWN),
    (S.ACTIVE, S.DONE),
    (S.ACTIVE, S.RETURNED),
    (S.ACTIVE, S.WITHDRAWN),
}
Act = Callable[[Referral, Person, datetime], object]
ANSWERS: dict[ReferralStatus, Act] = {
    S.ACCEPTED: lambda one, by, at: actions.accept(one.pk, by=by, at=at),
    S.ACTIVE: lambda one, by, at: actions.begin(one.pk, by=by, at=at),
    S.DECLINED: lambda one, by, at: actions.decline(one.pk, reason="not_our_role", by=by, at=at),
    S.RETURNED: lambda one, by, at: actions.return_(one.pk, reason="need_more", by=by, at=at),
    S.DONE: lambda one, by, at: actions.mark_done(one.pk, by=by, at=at),
}
ENDED = [S.DECLINED, S.RETURNED, S.DONE, S.WITHDRAWN]


@pytest.mark.parametrize(("here", "there"), list(product(S, S)))
def test_the_table_allows_these_moves_and_no_others(here: ReferralStatus, there: ReferralStatus) -> None:
    refusal = why_not_move(Referral(status=here), there)
    assert (refusal is None) == ((here, there) in ALLOWED)
    assert refusal in {None, NOT_FROM_HERE[here]}


def test_every_state_is_in_the_table_and_what_ended_stays_ended() -> None:
    assert TRANSITIONS.keys() == NOT_FROM_HERE.keys() == set(S)
    assert all(TRANSITIONS[state] == set() for state in set(S) - {S.DRAFT, *LIVE})


def brought_to(state: ReferralStatus, office: Office) -> Referral:
    """A referral in that state, by the way it really gets there."""
    if state == S.SENT:
        return office.sent()
    opened = office.sent_and_opened()
    if state in {S.DONE, S.ACCEPTED, S.ACTIVE}:
        actions.accept(opened.pk, by=office.worker, at=office.later())
    if state == S.WITHDRAWN:
        actions.withdraw(opened.pk, by=office.officer, at=office.later())
    if state in {S.DECLINED, S.RETURNED, S.ACTIVE, S.DONE}:
        ANSWERS[state](opened, office.worker, office.later())
    return Referral.objects.get(pk=opened.pk)


# A concern goes out at once; a draft is of a person, and stands in test_persons_states.py.
@pytest.mark.parametrize("here", [state for state in S if state != S.DRAFT])
def test_an_action_moves_a_referral_only_where_the_table_allows(here: ReferralStatus, office: Office) -> None:
    for there, act in {**ANSWERS, S.WITHDRAWN: withdraw(office)}.items():
        referral = brought_to(here, office)
        assert referral.status == here
        if (here, there) in ALLOWED:
            act(referral, office.worker, office.later())
            assert Referral.objects.get(pk=referral.pk).status == there
        else:
            with pytest.raises(NotAllowed, match=NOT_FROM_HERE[here]):
                act(referral, office.worker, office.later())
            assert Referral.objects.get(pk=referral.pk).status == here


def withdraw(office: Office) -> Act:
    return lambda one, _by, at: actions.withdraw(one.pk, by=office.officer, at=at)


@pytest.mark.parametrize("ended", ENDED)
def test_what_was_shared_is_gone_the_moment_it_ends(ended: ReferralStatus, office: Office) -> None:
    referral = brought_to(ended, office)
    assert bytes(referral.shared) == b""
    assert referral.due_at is None
    assert referral.ended_at is not None


@pytest.mark.parametrize("ended", ENDED)
def test_afterwards_the_organisation_reads_only_a_coded_line(ended: ReferralStatus, office: Office) -> None:
    referral = brought_to(ended, office)
    opened = actions.open_referral(referral.pk, by=office.worker, at=office.later())
    assert opened.contents == Contents()


def test_reading_it_opens_it_once(office: Office) -> None:
    referral = office.sent()
    first = actions.open_referral(referral.pk, by=office.worker, at=office.later()).referral
    again = actions.open_referral(referral.pk, by=office.worker, at=office.later()).referral
    assert first.status == S.OPENED
    assert again.opened_at == first.opened_at


def test_the_desk_reading_it_does_not_open_it(office: Office) -> None:
    referral = office.sent()
    opened = actions.open_referral(referral.pk, by=office.officer, at=office.later())
    assert opened.referral.status == S.SENT
    assert opened.contents.message == "Please look at this."


def test_a_reason_has_to_be_one_of_the_countys(office: Office) -> None:
    referral = office.sent_and_opened()
    with pytest.raises(NotAllowed, match="Choose a reason"):
        actions.decline(referral.pk, reason="because", by=office.worker, at=office.later())
    with pytest.raises(NotAllowed, match="Choose a reason"):
        actions.return_(referral.pk, reason="not_our_role", by=office.worker, at=office.later())
