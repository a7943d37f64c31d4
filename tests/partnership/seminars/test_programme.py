"""The programme: no room holds two things, nobody speaks twice at once, and the public reads what is published."""

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.published.models import OpenEvent
from handrail.partnership.seminars import actions
from handrail.partnership.seminars.actions import Entry
from handrail.partnership.seminars.models import Decision, Item, ItemKind
from handrail.partnership.seminars.policies import Placed, why_not_place
from handrail.partnership.training.models import Session
from tests.build import NOON, organisations, person
from tests.partnership.seminars.halls import DAY, Hall, at, hall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def seminar() -> Hall:
    return hall()


def test_only_a_seminar_has_a_programme(seminar: Hall) -> None:
    Session.objects.filter(pk=seminar.session.pk).update(kind="webinar")
    with pytest.raises(NotAllowed, match="Only a seminar"):
        actions.make_seminar(Session.objects.get(), by=seminar.trainer, at=NOON)


def test_workshops_run_side_by_side_in_different_rooms(seminar: Hall) -> None:
    seminar.workshop("Labour", seminar.large)
    seminar.workshop("Children", seminar.small)
    assert Item.objects.count() == 2


@pytest.mark.parametrize(("start", "end"), [(11, 12), (10, 13), (11, 13), (10, 12)])
def test_no_room_holds_two_things_at_once(seminar: Hall, start: int, end: int) -> None:
    seminar.workshop("Labour", seminar.large)
    with pytest.raises(NotAllowed, match="in that room at that time"):
        seminar.item("Another", at(start), at(end), room=seminar.large)


def test_one_thing_may_begin_when_the_other_ends(seminar: Hall) -> None:
    seminar.workshop("Labour", seminar.large)
    seminar.item("Another", at(12), at(13), room=seminar.large)
    assert Item.objects.count() == 2


def test_what_is_for_the_whole_house_has_nothing_beside_it(seminar: Hall) -> None:
    seminar.workshop("Labour", seminar.large)
    with pytest.raises(NotAllowed, match="for the whole house"):
        seminar.item("Lunch", at(11, 30), at(12, 30), kind=ItemKind.BREAK)


def test_nobody_speaks_in_two_rooms_at_once(seminar: Hall) -> None:
    offer = actions.decide(seminar.offered(), Decision.ACCEPTED, says="Gladly.", by=seminar.trainer, at=NOON)
    seminar.workshop("Labour", seminar.large, offer=offer)
    with pytest.raises(NotAllowed, match="The same speaker"):
        seminar.workshop("Children", seminar.small, offer=offer)


def test_an_offer_stands_in_the_programme_only_once_it_is_accepted(seminar: Hall) -> None:
    with pytest.raises(NotAllowed, match="Accept the offer first"):
        seminar.workshop("Labour", seminar.large, offer=seminar.offered())


@pytest.mark.parametrize(("start", "end"), [(8, 10), (16, 18)])
def test_nothing_is_before_or_after_the_seminar(seminar: Hall, start: int, end: int) -> None:
    with pytest.raises(NotAllowed, match="before the seminar begins or after it ends"):
        seminar.item("Early or late", at(start), at(end))


def test_a_workshop_needs_a_room(seminar: Hall) -> None:
    with pytest.raises(NotAllowed, match="needs a room"):
        seminar.item("Nowhere", at(11), at(12), kind=ItemKind.WORKSHOP)


def test_a_room_of_another_seminar_is_not_ours(seminar: Hall) -> None:
    other = hall(open_to_all=False)
    with pytest.raises(NotAllowed, match="another seminar"):
        seminar.workshop("Labour", other.large)


def test_a_workshop_that_people_chose_is_neither_moved_nor_removed(seminar: Hall) -> None:
    item = seminar.workshop("Labour", seminar.large)
    actions.choose(seminar.guest(), [item], by="public", at=NOON)
    later = Entry(kind=ItemKind.WORKSHOP, title="Labour", starts_at=at(13), ends_at=at(14), room=seminar.large)
    with pytest.raises(NotAllowed, match="1 people have chosen it"):
        actions.change_item(item, later, by=seminar.trainer, at=NOON)
    with pytest.raises(NotAllowed, match="1 people have chosen it"):
        actions.remove_item(item, by=seminar.trainer, at=NOON)


def test_a_workshop_does_not_go_to_a_room_that_seats_fewer_than_chose_it(seminar: Hall) -> None:
    item = seminar.workshop("Labour", seminar.large)
    for number in range(3):
        actions.choose(seminar.guest(number), [item], by="public", at=NOON)
    smaller = Entry(kind=ItemKind.WORKSHOP, title="Labour", starts_at=at(11), ends_at=at(12), room=seminar.small)
    with pytest.raises(NotAllowed, match="the room seats fewer"):
        actions.change_item(item, smaller, by=seminar.trainer, at=NOON)


def test_the_public_reads_the_programme_only_once_it_is_published_and_then_as_it_changes(seminar: Hall) -> None:
    seminar.item("Welcome", at(9), at(10))
    assert OpenEvent.objects.get().programme == []
    actions.publish_programme(seminar.seminar, by=seminar.trainer, at=NOON)
    seminar.workshop("Labour", seminar.large, speaker="Southam Police")
    titles = [(row["title"], row["room"], row["speaker"]) for row in OpenEvent.objects.get().programme]
    assert titles == [("Welcome", "", ""), ("Labour", "Large hall", "Southam Police")]


def test_an_empty_programme_is_not_published(seminar: Hall) -> None:
    with pytest.raises(NotAllowed, match="nothing in it yet"):
        actions.publish_programme(seminar.seminar, by=seminar.trainer, at=NOON)


def test_the_call_stands_on_the_public_page_until_its_day(seminar: Hall) -> None:
    event = OpenEvent.objects.get()
    assert (event.looking_for, event.speakers_until is not None) == ("Cases, and what helped", True)


def test_a_call_ends_before_the_seminar_begins(seminar: Hall) -> None:
    with pytest.raises(NotAllowed, match="close before the seminar begins"):
        actions.call_for_speakers(
            seminar.seminar, looking_for="More", until=DAY + timedelta(hours=1), by=seminar.trainer, at=NOON
        )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TRAINER, Role.COORDINATOR}))
def test_only_who_holds_it_changes_the_programme(seminar: Hall, role: Role) -> None:
    somebody = person(role, at_work=seminar.trainer.organisation)
    with pytest.raises(NotAllowed):
        actions.add_room(seminar.seminar, name="Attic", seats=3, step_free=False, by=somebody, at=NOON)


def test_a_trainer_of_another_organisation_does_not_change_it(seminar: Hall) -> None:
    other = person(Role.TRAINER, at_work=organisations()[1])
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.add_room(seminar.seminar, name="Attic", seats=3, step_free=False, by=other, at=NOON)


MINUTES = st.integers(0, 8 * 60)


@given(first=st.tuples(MINUTES, MINUTES), second=st.tuples(MINUTES, MINUTES))
def test_two_in_one_room_fit_exactly_when_no_minute_is_in_both(first: tuple[int, int], second: tuple[int, int]) -> None:
    session = Session(starts_at=at(9), ends_at=at(17))
    (a, b), (c, d) = sorted(first), sorted(second)
    assume(a < b)
    room = "7f7a2a51-1111-4111-8111-000000000001"
    there = Item(title="There", room_id=room, starts_at=DAY + timedelta(minutes=a), ends_at=DAY + timedelta(minutes=b))
    placed = Placed(
        starts_at=DAY + timedelta(minutes=c), ends_at=DAY + timedelta(minutes=d), room=there.room_id, kind=ItemKind.TALK
    )
    shared = set(range(a, b)) & set(range(c, d))
    assert (why_not_place(placed, [there], session=session) is None) == (c < d and not shared)
