"""Every act at every status: what is allowed moves the concern where the table says, and the rest is refused."""

from collections.abc import Callable

import pytest

from handrail.casework.desk import actions
from handrail.casework.desk.models import Concern, ConcernStatus, Tray
from handrail.casework.desk.policies import TRANSITIONS, settle
from handrail.foundation.permission import NotAllowed
from handrail.public.concerns.models import Standing
from tests import build
from tests.casework.desk.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

NEW, OPEN, ASSESSED, PASSED_ON, CLOSED = ConcernStatus


def concern_at(status: ConcernStatus, office: build.Office) -> Concern:
    match status:
        case ConcernStatus.NEW:
            return build.concern(at=office.later())
        case ConcernStatus.OPEN:
            return office.opened()
        case ConcernStatus.ASSESSED:
            return office.assessed()
        case ConcernStatus.PASSED_ON:
            return actions.note_passed_on(office.assessed(), by=office.officer, at=office.later())
        case ConcernStatus.CLOSED:
            return office.closed()


def open_it(concern: Concern, office: build.Office) -> Concern:
    return actions.open_concern(concern.pk, by=office.officer, at=office.later())


def assess(concern: Concern, office: build.Office) -> Concern:
    return actions.assess(
        concern, danger="no", child="no", priority="low", reason="Because.", by=office.officer, at=office.later()
    )


def pass_on(concern: Concern, office: build.Office) -> Concern:
    return actions.note_passed_on(concern, by=office.officer, at=office.later())


def come_back(concern: Concern, office: build.Office) -> Concern:
    return actions.note_referrals_ended(concern, by=office.worker, at=office.later())


def close(concern: Concern, office: build.Office) -> Concern:
    return actions.close_concern(concern, outcome="too_little", reason="Because.", by=office.officer, at=office.later())


def reopen(concern: Concern, office: build.Office) -> Concern:
    return actions.reopen(concern, reason="Because.", by=office.officer, at=office.later())


VERBS = {
    # act: {status before: status after}; every other status is refused
    open_it: {NEW: OPEN, OPEN: OPEN, ASSESSED: ASSESSED, PASSED_ON: PASSED_ON, CLOSED: CLOSED},
    assess: {OPEN: ASSESSED, ASSESSED: ASSESSED, PASSED_ON: PASSED_ON},
    pass_on: {ASSESSED: PASSED_ON, PASSED_ON: PASSED_ON},
    come_back: {NEW: NEW, OPEN: OPEN, ASSESSED: ASSESSED, PASSED_ON: ASSESSED, CLOSED: CLOSED},
    close: {OPEN: CLOSED, ASSESSED: CLOSED},
    reopen: {CLOSED: ASSESSED},
}


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
@pytest.mark.parametrize("before", ConcernStatus)
def test_each_act_moves_a_concern_as_the_table_says_or_is_refused(
    office: build.Office, before: ConcernStatus, verb: Callable[[Concern, build.Office], Concern]
) -> None:
    concern = concern_at(before, office)
    if before not in VERBS[verb]:
        with pytest.raises(NotAllowed):
            verb(concern, office)
        assert fresh(concern).status == before
        return
    assert verb(concern, office).status == fresh(concern).status == VERBS[verb][before]


def test_no_act_makes_a_move_that_is_not_in_the_table() -> None:
    moves = {(before, after) for table in VERBS.values() for before, after in table.items() if before != after}
    assert moves <= {(before, after) for before, afters in TRANSITIONS.items() for after in afters}


def test_a_concern_reopened_stands_where_it_stood(office: build.Office) -> None:
    opened = close(office.opened(), office)
    assert reopen(opened, office).status == OPEN
    junk = build.concern(lane="quarantine")
    actions.close_as_junk([junk.pk], by=office.officer, at=office.later())
    again = reopen(junk, office)
    assert (again.status, again.tray) == (NEW, Tray.INBOX)


def test_the_reporter_reads_how_far_it_has_come(office: build.Office) -> None:
    concern = office.assessed()
    said = []
    for verb in (pass_on, come_back, close, reopen):
        verb(concern, office)
        said.append(Standing.objects.get(receipt_digest=concern.receipt_digest).words)
    assert said == ["passed_on", "passed_on", "closed", "read"]


@pytest.mark.parametrize("status", ConcernStatus)
def test_what_is_stored_is_what_the_dates_say(office: build.Office, status: ConcernStatus) -> None:
    concern = fresh(concern_at(status, office))
    stored = (concern.status, concern.tray, concern.urgency, concern.next_due_at, concern.next_due_kind)
    settle(concern)
    assert stored == (concern.status, concern.tray, concern.urgency, concern.next_due_at, concern.next_due_kind)


def test_a_concern_is_closed_with_one_of_the_countys_outcomes_and_a_reason(office: build.Office) -> None:
    concern = office.assessed()
    with pytest.raises(NotAllowed, match="outcome from the county"):
        actions.close_concern(concern, outcome="victim", reason="Because.", by=office.officer, at=office.later())
    with pytest.raises(NotAllowed, match="Say why"):
        actions.close_concern(concern, outcome="too_little", reason=" ", by=office.officer, at=office.later())
    assert fresh(concern).status == ASSESSED


def test_quarantine_is_emptied_many_at_once_and_nothing_is_lost(office: build.Office) -> None:
    flood = [build.concern(lane="quarantine") for _ in range(4)]
    real, junk = [each.pk for each in flood[:1]], [each.pk for each in flood[1:]]
    assert actions.accept(real, by=office.officer, at=office.later()) == 1
    assert actions.close_as_junk(junk, by=office.officer, at=office.later()) == 3
    assert fresh(flood[0]).tray == Tray.INBOX
    assert {fresh(each).outcome for each in flood[1:]} == {"not_meant"}


def test_only_what_is_in_quarantine_is_closed_unread(office: build.Office) -> None:
    parked, real = build.concern(lane="quarantine"), build.concern()
    with pytest.raises(NotAllowed, match="not in quarantine"):
        actions.close_as_junk([parked.pk, real.pk], by=office.officer, at=office.later())
    assert fresh(parked).status == NEW
