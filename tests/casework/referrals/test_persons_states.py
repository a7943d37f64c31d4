"""A person's referral: every state against every act, and who writes down what where nobody signs in."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from handrail.casework.referrals import actions
from handrail.casework.referrals.actions import Acknowledgement
from handrail.casework.referrals.models import Referral, ReferralStatus
from handrail.casework.referrals.policies import NOT_FROM_HERE, TRANSITIONS
from handrail.casework.referrals.queries import Contents
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.build import Office

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
S = ReferralStatus
Act = Callable[[Referral, Person, Office], object]
ANSWERS: dict[ReferralStatus, Act] = {
    S.ACCEPTED: lambda one, by, office: actions.accept(one.pk, by=by, at=office.later()),
    S.ACTIVE: lambda one, by, office: actions.begin(one.pk, by=by, at=office.later()),
    S.DECLINED: lambda one, by, office: actions.decline(one.pk, reason="not_our_role", by=by, at=office.later()),
    S.RETURNED: lambda one, by, office: actions.return_(one.pk, reason="need_more", by=by, at=office.later()),
    S.DONE: lambda one, by, office: actions.mark_done(one.pk, by=by, at=office.later()),
}
TAKEN_BACK: Act = lambda one, _by, office: actions.withdraw(one.pk, by=office.worker, at=office.later())  # noqa: E731
FIRST = {
    S.OPENED: (),
    S.ACCEPTED: (S.ACCEPTED,),
    S.ACTIVE: (S.ACCEPTED, S.ACTIVE),
    S.DECLINED: (S.DECLINED,),
    S.RETURNED: (S.RETURNED,),
    S.DONE: (S.ACCEPTED, S.ACTIVE, S.DONE),
    S.WITHDRAWN: (S.WITHDRAWN,),
}


def told_now(office: Office) -> Acknowledgement:
    """Somebody at the other end says now that they have it."""
    return Acknowledgement(name="Ann", role="Duty nurse", reference="H-77", at=office.later())


def brought_to(state: ReferralStatus, office: Office, *, way: str = "member") -> Referral:
    """A person's referral in that state, by the way it really gets there."""
    if state == S.DRAFT:
        return office.drafted(way=way)
    one = office.referred(way=way)
    if state == S.SENT:
        return one
    if way == "member":
        actions.open_referral(one.pk, by=office.reader(), at=office.later())
    else:
        told = told_now(office)
        actions.record_acknowledgement(one.pk, acknowledgement=told, by=office.worker, at=told.at)
    for step in FIRST[state]:
        act = {**ANSWERS, S.WITHDRAWN: TAKEN_BACK}[step]
        act(one, office.reader() if way == "member" else office.worker, office)
    return Referral.objects.get(pk=one.pk)


@pytest.mark.parametrize("way", ["member", "pdf"])
@pytest.mark.parametrize("here", S)
def test_an_act_moves_it_only_where_the_table_allows(here: ReferralStatus, way: str, office: Office) -> None:
    for there, act in {**ANSWERS, S.WITHDRAWN: TAKEN_BACK}.items():
        one = brought_to(here, office, way=way)
        assert one.status == here
        by = office.reader() if way == "member" else office.worker
        if there in TRANSITIONS[here]:
            act(one, by, office)
            assert Referral.objects.get(pk=one.pk).status == there
            continue
        # Whoever will receive a draft does not know of it.
        expected = Referral.DoesNotExist if here == S.DRAFT and by != office.worker else NotAllowed
        with pytest.raises(expected) as refused:
            act(one, by, office)
        assert expected is Referral.DoesNotExist or str(refused.value) == NOT_FROM_HERE[here]
        assert Referral.objects.get(pk=one.pk).status == here


@pytest.mark.parametrize("ended", [S.DECLINED, S.RETURNED, S.DONE, S.WITHDRAWN])
def test_access_ends_with_it(ended: ReferralStatus, office: Office) -> None:
    one = brought_to(ended, office)
    assert bytes(one.shared) == b""
    assert (one.due_at, one.remind_at, one.chase_at) == (None, None, None)
    assert actions.open_referral(one.pk, by=office.reader(), at=office.later()).contents == Contents()


def test_access_ends_with_time_whether_or_not_a_worker_ran(office: Office) -> None:
    one = brought_to(S.ACTIVE, office)
    assert one.access_until is not None
    before, after = one.access_until - timedelta(minutes=1), one.access_until
    assert actions.open_referral(one.pk, by=office.reader(), at=before).contents.parts
    assert actions.open_referral(one.pk, by=office.reader(), at=after).contents == Contents()
    actions.chase(one.pk, at=after)
    assert bytes(Referral.objects.get(pk=one.pk).shared) == b""


def test_reading_it_is_the_acknowledgement(office: Office) -> None:
    one = brought_to(S.OPENED, office)
    assert one.acknowledged_at == one.opened_at is not None
    with pytest.raises(NotAllowed, match="acknowledged by itself"):
        actions.record_acknowledgement(one.pk, acknowledgement=told_now(office), by=office.worker, at=office.later())


def test_the_side_that_sent_it_reading_it_does_not_open_it(office: Office) -> None:
    one = office.referred()
    opened = actions.open_referral(one.pk, by=office.worker, at=office.later())
    assert opened.referral.status == S.SENT
    assert opened.contents.message == "Please see them soon."


def test_a_stranger_knows_of_none_of_it(office: Office, stranger: Person) -> None:
    for state in (S.DRAFT, S.SENT, S.DONE):
        with pytest.raises(Referral.DoesNotExist):
            actions.open_referral(brought_to(state, office).pk, by=stranger, at=office.later())


def test_what_was_declined_is_reviewed_by_a_coordinator_and_by_nobody_else(office: Office) -> None:
    one = brought_to(S.DECLINED, office)
    for somebody in (office.worker, office.officer):
        with pytest.raises(NotAllowed, match="A coordinator reviews"):
            actions.review(one.pk, by=somebody, at=office.later())
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    reviewed = actions.review(one.pk, by=coordinator, at=office.later())
    assert (reviewed.came_back_at, reviewed.reviewed_by) == (None, coordinator)
    with pytest.raises(NotAllowed, match="already dealt with"):
        actions.review(one.pk, by=coordinator, at=office.later())


def test_what_was_returned_is_the_senders_to_complete(office: Office) -> None:
    one = brought_to(S.RETURNED, office)
    assert actions.review(one.pk, by=office.worker, at=office.later()).reviewed_by == office.worker


def test_what_came_back_goes_on_to_another_with_one_act(office: Office) -> None:
    of = office.kept()
    one = office.drafted(kind="housing", to="northam-district-council", sections=("needs",), of=of, message="Tonight.")
    reader = office.reader("northam-district-council")
    actions.send_draft(one.pk, by=office.worker, at=office.later())
    actions.open_referral(one.pk, by=reader, at=office.later())
    actions.return_(one.pk, reason="need_more", by=reader, at=office.later())
    southam = office.reader("southam-district-council").organisation
    new = actions.send_on(one.pk, to=southam, by=office.worker, at=office.later())
    assert (new.status, new.follows_id, new.sections) == (S.SENT, one.pk, ["needs"])
    opened = actions.open_referral(new.pk, by=office.reader("southam-district-council"), at=office.later())
    assert opened.contents.message == "Tonight."
    with pytest.raises(NotAllowed, match="already dealt with"):
        actions.send_on(one.pk, to=southam, by=office.worker, at=office.later())


def test_sent_on_to_where_nobody_signs_in_it_is_prepared_to_be_told(office: Office) -> None:
    one = office.drafted(kind="housing", to="northam-district-council", sections=("needs",))
    reader = office.reader("northam-district-council")
    actions.send_draft(one.pk, by=office.worker, at=office.later())
    actions.open_referral(one.pk, by=reader, at=office.later())
    actions.return_(one.pk, reason="need_more", by=reader, at=office.later())
    westford = build.Organisation.objects.get(code="westford-borough-council")
    new = actions.send_on(one.pk, to=westford, by=office.worker, at=office.later())
    assert (new.status, new.way) == (S.DRAFT, "telephone")
