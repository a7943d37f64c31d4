"""Slides are kept as clean PDF, and what was agreed has an owner, a day and an outcome."""

from datetime import date

import pytest

from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.published.models import Handout, OpenEvent
from handrail.partnership.seminars import actions, queries
from handrail.partnership.seminars.models import Slides
from tests.build import NOON, a_pdf, a_picture, organisations, person
from tests.partnership.seminars.halls import Hall, at, hall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DUE = date(2027, 4, 1)


@pytest.fixture
def seminar() -> Hall:
    return hall()


def test_slides_are_a_clean_pdf_and_later_ones_take_their_place(seminar: Hall) -> None:
    item = seminar.item("Welcome", at(9), at(10))
    for _ in range(2):
        actions.add_slides(item, a_pdf("Slides", notes="none"), by=seminar.trainer, at=NOON)
    assert bytes(Slides.objects.get().content).startswith(b"%PDF")


def test_what_is_no_pdf_is_not_kept(seminar: Hall) -> None:
    item = seminar.item("Welcome", at(9), at(10))
    with pytest.raises(NotAllowed, match="Slides are kept as PDF"):
        actions.add_slides(item, a_picture(), by=seminar.trainer, at=NOON)


def test_slides_are_handed_on_only_once_the_programme_is_out(seminar: Hall) -> None:
    item = seminar.item("Welcome", at(9), at(10))
    actions.add_slides(item, a_pdf("Slides", notes="none"), by=seminar.trainer, at=NOON)
    assert not Handout.objects.exists()
    actions.publish_programme(seminar.seminar, by=seminar.trainer, at=NOON)
    assert bytes(Handout.objects.get(pk=item.pk).content).startswith(b"%PDF")
    assert OpenEvent.objects.get().programme[0]["slides"] is True


def test_what_was_agreed_is_seen_by_its_owner_until_it_is_done(seminar: Hall) -> None:
    owner = person(Role.PROFESSIONAL, at_work=organisations()[1])
    made = actions.agree(
        seminar.seminar, what="A list of night shelters", owner=owner, due_on=DUE, by=seminar.trainer, at=NOON
    )
    assert list(queries.follow_ups_for(by=owner)) == [made]
    actions.finish(made, outcome="Sent to all.", by=owner, at=NOON)
    assert not queries.follow_ups_for(by=owner)


def test_what_is_done_is_not_done_again_and_says_what_came_of_it(seminar: Hall) -> None:
    made = actions.agree(seminar.seminar, what="A list", owner=seminar.trainer, due_on=DUE, by=seminar.trainer, at=NOON)
    with pytest.raises(NotAllowed, match="Say what came of it"):
        actions.finish(made, outcome=" ", by=seminar.trainer, at=NOON)
    actions.finish(made, outcome="Done.", by=seminar.trainer, at=NOON)
    with pytest.raises(NotAllowed, match="done already"):
        actions.finish(made, outcome="Again.", by=seminar.trainer, at=NOON)


def test_nobody_else_finishes_it(seminar: Hall) -> None:
    made = actions.agree(seminar.seminar, what="A list", owner=seminar.trainer, due_on=DUE, by=seminar.trainer, at=NOON)
    with pytest.raises(NotAllowed):
        actions.finish(made, outcome="Mine.", by=person(Role.PROFESSIONAL, at_work=organisations()[2]), at=NOON)
