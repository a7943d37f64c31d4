"""Every driver gets the leaflet at the renewal: over the counter or by post, once, and it can be counted."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault.actions import erase
from handrail.foundation.vault.subjects import is_forgotten
from handrail.partnership.licensing import actions, queries
from handrail.partnership.licensing.models import How, Import, Issue, Licence, MailingState, Renewal
from handrail.partnership.outreach.actions import order_run
from handrail.partnership.outreach.models import Format, StockMove
from tests.build import NOON, person
from tests.partnership.licensing.registers import AMIR, BOB, ZOE, as_csv, brought_in, districts, find, officer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
YEARS = timedelta(days=800)


def test_a_leaflet_from_the_shelf_leaves_the_shelf() -> None:
    by, locality = officer(), current_locality()
    brought_in(as_csv(AMIR), by=by)
    coordinator = person(Role.COORDINATOR, at_work=by.organisation)
    order_run("drivers", set_as=Format.FOLDED, copies=2, locality=locality, by=coordinator, at=NOON)
    (held,) = queries.runs_to_give(locality=locality, by=by)
    given = actions.give_leaflet(find("khan", by=by), run=held.run, language="pl", locality=locality, by=by, at=NOON)
    assert (given.how, given.language, given.renewal.due_on) == (How.COUNTER, "pl", date(2026, 11, 30))
    assert StockMove.objects.get().copies == 1
    assert queries.runs_to_give(locality=locality, by=by)[0].left == 1


def test_pressing_twice_gives_once() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    licence = find("khan", by=by)
    actions.give_leaflet(licence, run=None, locality=current_locality(), by=by, at=NOON)
    with pytest.raises(NotAllowed, match="given already"):
        actions.give_leaflet(licence, run=None, locality=current_locality(), by=by, at=NOON)
    assert Issue.objects.count() == 1


def test_a_leaflet_counts_for_the_renewal_that_the_driver_came_for() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    brought_in(as_csv((*AMIR[:3], "30/11/2029", *AMIR[4:])), by=by)
    given = actions.give_leaflet(find("khan", by=by), run=None, locality=current_locality(), by=by, at=NOON)
    assert given.renewal.due_on == date(2026, 11, 30)


def test_the_language_that_is_learned_stays_when_the_register_comes_again() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    actions.learn_language(find("khan", by=by), language="ro", by=by, at=NOON)
    held = brought_in(as_csv(AMIR), by=by)
    assert held.counts["same"] == 1
    assert actions.find_licences("khan", by=by, at=NOON)[0].language == "ro"


def test_a_training_written_down_by_hand_is_not_taken_away_by_a_register_that_says_nothing() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    actions.set_training(find("khan", by=by), trained_on=date(2026, 5, 1), by=by, at=NOON)
    brought_in(as_csv((*AMIR[:4], "8 New Street", *AMIR[5:])), by=by)
    assert find("khan", by=by).trained_on == date(2026, 5, 1)
    with pytest.raises(NotAllowed, match="still to come"):
        actions.set_training(find("khan", by=by), trained_on=date(2027, 5, 1), by=by, at=NOON)


def test_letters_count_only_once_they_are_posted() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE, BOB), by=by)
    mailing = actions.make_mailing(NOVEMBER, by=by, at=NOON)
    assert mailing.letters.count() == 1
    with pikepdf.open(BytesIO(actions.print_letters(mailing, locality=current_locality(), by=by, at=NOON))) as pdf:
        assert len(pdf.pages) == 1
    assert queries.never_reached(by=by).count() == 3
    with pytest.raises(NotAllowed, match="made already"):
        actions.make_mailing(NOVEMBER, by=by, at=NOON)
    assert actions.confirm_posted(mailing, by=by, at=NOON) == 1
    assert queries.never_reached(by=by).count() == 2
    with pytest.raises(NotAllowed, match="finished"):
        actions.drop_mailing(mailing, by=by, at=NOON)
    with pytest.raises(NotAllowed, match="Nobody who is due"):
        actions.make_mailing(NOVEMBER, by=by, at=NOON)


def test_letters_that_are_dropped_reach_nobody_and_can_be_made_again() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    actions.drop_mailing(actions.make_mailing(NOVEMBER, by=by, at=NOON), by=by, at=NOON)
    assert not Issue.objects.exists()
    assert actions.make_mailing(NOVEMBER, by=by, at=NOON).state == MailingState.MADE


def test_whoever_has_no_address_gets_no_letter() -> None:
    by = officer()
    brought_in(as_csv(BOB), by=by)
    with pytest.raises(NotAllowed, match="has an address"):
        actions.make_mailing(date(2027, 9, 1), by=by, at=NOON)


def test_a_coordinator_sees_how_many_and_a_district_only_its_own() -> None:
    one, two = officer(0), officer(1)
    for by in (one, two):
        brought_in(as_csv(AMIR, ZOE), by=by)
    actions.give_leaflet(find("khan", by=one), run=None, locality=current_locality(), by=one, at=NOON)
    coordinator = person(Role.COORDINATOR, at_work=districts()[0])
    seen = queries.reached_by_district(NOVEMBER, how_many=2, by=coordinator)
    assert [(each.total.due, each.total.reached) for each in seen] == [(2, 1), (2, 0)]
    assert [(month.due, month.reached, month.share) for month in seen[0].months] == [(1, 1, 100), (1, 0, 0)]
    assert [each.organisation for each in queries.reached_by_district(NOVEMBER, how_many=2, by=two)] == [
        two.organisation
    ]


def test_whoever_left_the_register_long_ago_is_forgotten_and_the_counts_stay() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE, BOB), by=by)
    gone = find("khan", by=by)
    actions.give_leaflet(gone, run=None, locality=current_locality(), by=by, at=NOON)
    after = NOON + timedelta(days=20)
    brought_in(as_csv(ZOE, BOB), by=by, at=after)
    assert actions.forget_the_gone(after) == 0
    assert actions.forget_the_gone(after + YEARS) >= 1
    assert not Licence.objects.filter(pk=gone.pk).exists()
    assert is_forgotten(gone.subject)
    assert Renewal.objects.filter(licence=None, issue__isnull=False).count() == 1
    assert actions.forget_the_gone(after + YEARS) == 0


def test_a_faults_file_is_forgotten_after_its_days() -> None:
    by = officer()
    held = brought_in(as_csv(AMIR, ("", "", "", "", "", "", "Polish")), by=by)
    assert bytes(held.faults)
    actions.forget_the_gone(NOON + timedelta(days=15))
    held.refresh_from_db()
    assert bytes(held.faults) == b""
    assert is_forgotten(held.subject)


def test_an_erased_driver_is_not_written_again_by_a_file_that_was_being_brought_in() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    licence = find("khan", by=by)
    erase(licence.subject, by=by.ref, at=NOON)
    assert actions.find_licences("khan", by=by, at=NOON) == []
    held = brought_in(as_csv(AMIR), by=by)
    assert held.counts["new"] == 1, "the register still has them: they come in as somebody new"
    assert Import.objects.count() == 2


def test_marks_are_made_again_with_a_newer_key() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    Licence.objects.update(number_token="old", name_token="old")
    assert actions.find_licences("khan", by=by, at=NOON) == []
    assert actions.reindex_licences(at=NOON) == {"licences": 1}
    assert find("khan", by=by) == find("ph1", by=by)
