"""What people need is seen, children are kept apart from strangers, and nobody is lost sight of."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from handrail.casework.cases.models import Case
from handrail.casework.operations.models import OperationState
from handrail.casework.operations.policies import results_of, why_not_over
from handrail.casework.persons.actions import restrict
from handrail.casework.persons.permissions import why_not_ask_consent
from handrail.casework.reception import actions
from handrail.casework.reception.models import Arrival, BelongingState, CareKind, LogKind, NeedKind, Stay
from handrail.casework.reception.policies import AtTheDoor, Sleeper, account_of, door_of, why_not_let_in
from handrail.casework.reception.policies import why_not_sleep_there as why_not
from handrail.casework.reception.queries import board_of, timeline_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.partnership.premises.models import Space
from tests import build
from tests.casework.reception.nights import ADULT, CHILD, Night

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_what_they_need_stays_on_the_board_until_they_have_it(night: Night) -> None:
    arrival = night.arrived(needs=[NeedKind.MEDICINE, NeedKind.PHONE])
    actions.note_needs(arrival, kinds=[NeedKind.PHONE], **night.by_nurse())
    for _ in range(2):
        actions.meet_need(arrival, kind=NeedKind.PHONE, **night.by_nurse())
    [row] = board_of(night.centre, **night.by_nurse()).rows
    assert (row.needs, arrival.wanted.count()) == (("Medicine",), 2)


def test_waiting_is_the_rule_and_a_reason_to_ask_at_once_is_kept_locked(night: Night) -> None:
    arrival = night.arrived()
    assert "Offer rest first" in str(why_not_ask_consent(arrival.person, by=night.nurse))
    with pytest.raises(NotAllowed, match="Say why waiting"):
        actions.record_care(arrival, kind=CareKind.AT_ONCE, **night.by_nurse())
    care = actions.record_care(arrival, kind=CareKind.AT_ONCE, words="Canary is bleeding", **night.by_nurse())
    assert why_not_ask_consent(arrival.person, by=night.nurse) is None
    assert b"Canary" not in bytes(care.words)


def test_what_is_missing_is_said_first(night: Night) -> None:
    adult = night.arrived(AtTheDoor(age="adult", urgent_health="A deep cut", children="2"))
    night.arrived(CHILD, with_arrival=adult.pk)
    alone = night.arrived(CHILD)
    board = board_of(night.centre, **night.by_nurse())
    assert board.gaps == [
        "Number 1 needs a nurse or a doctor now.",
        "Number 1 spoke of children with them: 1 not registered yet.",
        "Nobody is with number 3, who may be under 18.",
    ]
    actions.look_after(alone, **night.by_nurse())
    actions.record_care(adult, kind=CareKind.HEALTH, **night.by_nurse())
    assert len(board_of(night.centre, **night.by_nurse()).gaps) == 1


def test_a_child_does_not_sleep_beside_a_stranger_whatever_the_order() -> None:
    mine, theirs = uuid4(), uuid4()
    for one, other, party, kept in product((True, False), (True, False), (mine, theirs), Space.Kept.values):
        reason = why_not(Sleeper(mine, one), [Sleeper(party, other)], kept_for=kept)
        mixed = one != other and party != mine
        assert (reason is not None) is (
            mixed
            or (kept == Space.Kept.FAMILY and party != mine)
            or (kept == Space.Kept.CHILDREN and not one and not (other and party == mine))
        ), (one, other, party == mine, kept)


def test_a_child_sleeps_in_the_room_of_whom_they_came_with_and_in_no_strangers(night: Night) -> None:
    adult, stranger = night.arrived(), night.arrived()
    child = night.arrived(CHILD, with_arrival=adult.pk)
    actions.give_place(adult, space=night.rooms[0], **night.by_nurse())
    actions.give_place(stranger, space=night.rooms[1], **night.by_nurse())
    with pytest.raises(NotAllowed, match="did not come with"):
        actions.give_place(child, space=night.rooms[1], **night.by_nurse())
    assert actions.give_place(child, space=night.rooms[0], **night.by_nurse()).place == 2


def test_a_child_registered_before_whom_they_came_with_is_put_beside_them_later(night: Night) -> None:
    child, adult = night.arrived(CHILD), night.arrived()
    with pytest.raises(NotAllowed, match="comes with themselves"):
        actions.say_came_with(child, with_arrival=child.pk, **night.by_nurse())
    actions.say_came_with(child, with_arrival=adult.pk, **night.by_nurse())
    assert [one.number for one in adult.children.all()] == [1]


def test_a_restricted_record_is_a_number_on_the_board(night: Night) -> None:
    arrival = night.arrived()
    coordinator = build.person(Role.COORDINATOR, at_work=night.office.home)
    restrict(arrival.person, reason="Known here", named=[], by=coordinator, at=night.later())
    assert board_of(night.centre, **night.by_nurse()).rows[0].alias == "Restricted record"
    assert board_of(night.centre, by=coordinator, at=night.later()).rows[0].alias != "Restricted record"


def test_a_child_does_not_leave_alone_or_without_a_named_worker(night: Night) -> None:
    child = night.arrived(CHILD)
    with pytest.raises(NotAllowed, match="does not leave by themselves"):
        night.left(child, destination="own_choice")
    with pytest.raises(NotAllowed, match="Name the social worker"):
        night.left(child, worker="", reason="It was late")
    night.left(child, destination="children")


def test_nobody_leaves_without_its_being_said_with_whom_or_before_they_came(night: Night) -> None:
    arrival = night.arrived()
    with pytest.raises(NotAllowed, match="who went with them"):
        night.left(arrival, accompanied_by=" ")
    with pytest.raises(NotAllowed, match="not here at that time"):
        night.left(arrival, left_at=arrival.arrived_at - timedelta(minutes=1))
    night.left(arrival, accompanied_by="Nobody", worker="", reason="They did not want anybody")


def test_who_is_missing_never_counts_as_left_but_the_police_can_carry_on_the_search(night: Night) -> None:
    arrival = night.arrived()
    gone = actions.raise_missing(arrival, seen_last="At the gate", **night.by_nurse())
    night.centre = actions.begin_closing(night.centre, **night.by_lead())
    with pytest.raises(NotAllowed, match="police do not search yet"):
        actions.close_centre(night.centre, **night.by_lead())
    actions.hand_over_search(gone, police_reference="CANARY/MISPER/4", **night.by_nurse())
    assert b"MISPER" not in bytes(arrival.missing.get().told)
    actions.close_centre(night.centre, **night.by_lead())
    assert account_of(night.centre).__dict__ == {"arrived": 1, "present": 0, "missing": 1, "left": 0}


def test_the_database_keeps_the_times_in_order(night: Night) -> None:
    arrival = night.arrived()
    backwards = {"from_at": night.at, "until_at": night.at - timedelta(minutes=1), "given_by": night.nurse}
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.create(arrival=arrival, space=night.rooms[0], place=1, **backwards)
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrival.objects.update(arrived_at=arrival.registered_at + timedelta(minutes=1))


def test_a_device_whose_clock_is_ahead_is_not_believed_and_one_that_was_offline_is(night: Night) -> None:
    ahead = night.arrived(arrived_at=night.at + timedelta(days=1))
    before = night.at - timedelta(minutes=50)
    late = night.arrived(arrived_at=before)
    assert ahead.arrived_at == ahead.registered_at
    assert late.arrived_at == before
    assert late.registered_at > before


@pytest.mark.parametrize("visitor", ["An immigration officer", "Two of Border Force", "Immigration  Enforcement, four"])
def test_immigration_enforcement_is_never_let_in(night: Night, visitor: str) -> None:
    with pytest.raises(NotAllowed, match="not let in"):
        actions.add_to_log(night.centre, kind=LogKind.VISITOR, words=visitor, **night.by_nurse())
    # That they came and were sent away has to be written down.
    actions.add_to_log(night.centre, kind=LogKind.INCIDENT, words=visitor, **night.by_nurse())
    assert why_not_let_in("An immigration solicitor") is None


def test_the_night_reads_in_order_and_by_numbers(night: Night) -> None:
    arrival = night.arrived(AtTheDoor(age="adult", alias="Canary Teal"))
    actions.add_to_log(night.centre, kind=LogKind.CALL, words="The interpreter is on the way", **night.by_nurse())
    night.left(arrival)
    titles = [line.title for line in timeline_of(night.centre, **night.by_nurse())]
    assert titles == ["Number 1 left", "Telephone call", "Number 1 arrived", "The doors opened", "On standby"]


def test_a_file_is_opened_on_whoever_accepted_support_when_the_centre_closes(db: None) -> None:
    night = Night()
    coordinator = build.person(Role.COORDINATOR, at_work=night.office.theirs)
    night.opened()
    yes, no, child = night.arrived(), night.arrived(), night.arrived(CHILD)
    for one, said in ((yes, "yes"), (no, "no")):
        for kind in (CareKind.REST, CareKind.EXPLAINED):
            actions.record_care(one, kind=kind, **night.by_nurse())
        build.consent(one.person, "support", said, by=night.nurse, at=night.later())
    for one in (yes, no, child):
        night.left(one)
    closing = actions.begin_closing(night.centre, by=coordinator, at=night.later())
    closed = actions.close_centre(closing, by=coordinator, at=night.later())
    assert {case.person_id for case in Case.objects.all()} == {yes.person_id, child.person_id}
    assert closed.closed_at is not None
    assert closed.opened_at is not None
    minutes = (closed.closed_at - closed.opened_at).total_seconds() // 60
    came_of_it = results_of([night.operation.pk])[night.operation.pk]
    assert (came_of_it.found, came_of_it.offered, came_of_it.accepted, came_of_it.moved_on) == (3, 2, 1, 3)
    assert (came_of_it.minutes, came_of_it.centres) == (minutes, 1)


def test_a_yes_that_a_no_followed_is_not_counted(night: Night) -> None:
    arrival = night.arrived()
    actions.record_care(arrival, kind=CareKind.AT_ONCE, words="They ask to go", **night.by_nurse())
    build.consent(arrival.person, "support", "yes", by=night.nurse, at=night.later())
    assert results_of([night.operation.pk])[night.operation.pk].accepted == 1
    build.consent(arrival.person, "support", "no", by=night.nurse, at=night.later())
    assert results_of([night.operation.pk])[night.operation.pk].accepted == 0


def test_an_operation_is_not_over_while_its_centre_is_open(night: Night) -> None:
    night.operation.state = OperationState.UNDER_WAY
    assert "closed, or stood down" in str(why_not_over(night.operation))
    night.closed()
    assert why_not_over(night.operation) is None


def test_who_is_erased_leaves_a_number_and_nothing_that_was_said(night: Night) -> None:
    arrival = night.arrived(AtTheDoor(age="adult", urgent_health="Canary cut", bag="Canary bag"))
    kept = arrival.belongings.get()
    actions.settle_belonging(kept, state=BelongingState.RETURNED, signed="Canary", **night.by_nurse())
    night.left(arrival)
    erase(arrival.person.subject, by="handrail", at=night.later())
    arrival.refresh_from_db()
    assert (bytes(arrival.told), bytes(arrival.belongings.get().what), bytes(arrival.departure.told)) == (b"", b"", b"")
    [row] = board_of(night.centre, **night.by_nurse()).rows
    assert (row.arrival.number, row.alias, row.where) == (1, "Erased", "left")


def test_whoever_looks_is_in_the_trail(night: Night) -> None:
    arrival = night.arrived(ADULT)
    board_of(night.centre, **night.by_nurse())
    acts = [entry.act for entry in entries() if entry.act.startswith("reception.")]
    assert acts[0] == "reception.board_read"
    assert "reception.registered" in acts
    assert door_of(arrival).language == "Vietnamese"
