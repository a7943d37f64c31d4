"""Workshops are chosen by those who have a place: never two at one time, never more than the room seats."""

import pytest
from django.conf import settings
from django.test import Client

from handrail.foundation.permission import NotAllowed
from handrail.partnership.seminars import actions, queries
from handrail.partnership.seminars.models import Choice
from handrail.partnership.training.actions import give_back
from tests.build import NOON
from tests.foundation.printing.read_back import opened, tags_of, words_of
from tests.partnership.seminars.halls import Hall, at, hall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def seminar() -> Hall:
    return hall()


def test_one_workshop_at_each_time(seminar: Hall) -> None:
    guest = seminar.guest()
    labour, drivers = seminar.workshop("Labour", seminar.large), seminar.workshop("Drivers", seminar.small, hour=14)
    actions.choose(guest, [labour, drivers], by="public", at=NOON)
    assert queries.chosen_by(guest) == {labour.pk, drivers.pk}


def test_never_two_at_one_time_and_then_nothing_changes(seminar: Hall) -> None:
    guest = seminar.guest()
    labour, children = seminar.workshop("Labour", seminar.large), seminar.workshop("Children", seminar.small)
    actions.choose(guest, [labour], by="public", at=NOON)
    with pytest.raises(NotAllowed, match="at the same time as"):
        actions.choose(guest, [labour, children], by="public", at=NOON)
    assert queries.chosen_by(guest) == {labour.pk}


def test_a_full_workshop_takes_nobody_more(seminar: Hall) -> None:
    children = seminar.workshop("Children", seminar.small)
    for number in range(2):
        actions.choose(seminar.guest(number), [children], by="public", at=NOON)
    with pytest.raises(NotAllowed, match="is full"):
        actions.choose(seminar.guest(2), [children], by="public", at=NOON)
    assert Choice.objects.count() == 2


def test_who_has_a_seat_in_a_full_workshop_keeps_it_when_they_choose_again(seminar: Hall) -> None:
    children = seminar.workshop("Children", seminar.small)
    guests = [seminar.guest(number) for number in range(2)]
    for guest in guests:
        actions.choose(guest, [children], by="public", at=NOON)
    actions.choose(guests[0], [children], by="public", at=NOON)
    assert Choice.objects.count() == 2


def test_choosing_others_gives_back_the_first(seminar: Hall) -> None:
    guest = seminar.guest()
    labour, children = seminar.workshop("Labour", seminar.large), seminar.workshop("Children", seminar.small)
    actions.choose(guest, [labour], by="public", at=NOON)
    actions.choose(guest, [children], by="public", at=NOON)
    assert queries.chosen_by(guest) == {children.pk}


def test_what_is_for_everybody_is_not_chosen(seminar: Hall) -> None:
    with pytest.raises(NotAllowed, match="Only workshops are chosen"):
        actions.choose(seminar.guest(), [seminar.item("Welcome", at(9), at(10))], by="public", at=NOON)


def test_whoever_gave_their_place_back_chooses_nothing(seminar: Hall) -> None:
    guest = give_back(seminar.guest(), by="public", at=NOON)
    with pytest.raises(NotAllowed, match="those who have a place"):
        actions.choose(guest, [seminar.workshop("Labour", seminar.large)], by="public", at=NOON)


def test_badges_are_printed_and_each_name_is_a_heading(seminar: Hall) -> None:
    guests = [seminar.guest(number) for number in range(2)]
    browser = Client()
    browser.force_login(seminar.trainer, backend=settings.AUTHENTICATION_BACKENDS[0])
    made = opened(browser.get(f"/seminars/{seminar.session.pk}/badges/").content)
    assert tags_of(made).count("/H2") == len(guests)
    assert guests[0].attendee.colleague is not None
    assert guests[0].attendee.colleague.organisation.name in " ".join(words_of(made).split())


def test_a_badge_says_who_from_where_and_which_workshops(seminar: Hall) -> None:
    guest = seminar.guest()
    actions.choose(guest, [seminar.workshop("Labour", seminar.large)], by="public", at=NOON)
    badge = queries.badges_of(seminar.seminar, by=seminar.trainer, at=NOON)[0]
    assert guest.attendee.colleague is not None
    assert (badge.name, badge.workshops) == (guest.attendee.colleague.name, ("Labour (Large hall)",))
    assert badge.organisation == guest.attendee.colleague.organisation.name
    assert guest.attendee.colleague.name not in repr(badge)
