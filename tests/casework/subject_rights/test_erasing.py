"""Somebody is erased only when two people say so and nothing is held; and then from everywhere."""

from datetime import date, timedelta
from io import StringIO
from itertools import product

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from handrail.casework.persons.models import PersonToken, PotentialVictim
from handrail.casework.subject_rights import actions, queries
from handrail.casework.subject_rights.models import Asker, Erasing, Hold, Request, RequestKind
from handrail.casework.subject_rights.policies import Periods, Standing, kept_until, months_after
from handrail.casework.subject_rights.queries.gathering import locked_fields
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests.build import Office, person, person_record
from tests.promises import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def office() -> Office:
    return Office(at=timezone.now() - timedelta(days=2))


@pytest.fixture
def kept(office: Office) -> PotentialVictim:
    return person_record(by=office.worker, at=office.later(), age="adult")


@pytest.fixture
def officer(office: Office) -> Person:
    return person(Role.DATA_PROTECTION_OFFICER, at_work=office.home)


def proposed(of: PotentialVictim, office: Office) -> Erasing:
    return actions.propose_erasing(of, ground=Erasing.Ground.ASKED, by=office.worker, at=office.later())


def hold_on(of: PotentialVictim, office: Office) -> Hold:
    return actions.place_hold(
        of,
        because=Hold.Because.COURT,
        reason="The trial is in May.",
        review_on=timezone.localdate() + timedelta(days=90),
        by=office.worker,
        at=office.later(),
    )


def test_nobody_erases_somebody_alone(office: Office, kept: PotentialVictim) -> None:
    both = person(Role.COORDINATOR, at_work=office.home)
    erasing = actions.propose_erasing(kept, ground=Erasing.Ground.TIME, by=both, at=office.later())
    with pytest.raises(NotAllowed, match="Another person"):
        actions.confirm_erasing(erasing, by=both, at=office.later())
    with pytest.raises(NotAllowed, match="Only a coordinator or the data-protection officer"):
        actions.confirm_erasing(erasing, by=office.worker, at=office.later())
    kept.refresh_from_db()
    assert kept.erased_at is None


def test_the_data_protection_officer_confirms_without_reading(
    office: Office, kept: PotentialVictim, officer: Person
) -> None:
    request = actions.record_request(
        kept,
        kind=RequestKind.ERASURE,
        asker=Asker.THEMSELVES,
        asked="Please forget me.",
        shown_by="We know them.",
        received_on=timezone.localdate(office.later()),
        by=office.worker,
        at=office.later(),
    )
    gone = actions.confirm_erasing(proposed(kept, office), by=officer, at=office.later())
    kept.refresh_from_db()
    request.refresh_from_db()
    assert kept.erased_at is not None
    assert gone["persons"] == 1
    assert request.outcome == "done"
    assert not bytes(request.words)


def test_nothing_is_erased_while_it_is_held(office: Office, kept: PotentialVictim, officer: Person) -> None:
    erasing, hold = proposed(kept, office), hold_on(kept, office)
    with pytest.raises(NotAllowed, match="Lift the hold first"):
        actions.confirm_erasing(erasing, by=officer, at=office.later())
    with pytest.raises(CommandError, match="Lift the hold first"):
        call_command("erase", kept.reference)
    with pytest.raises(NotAllowed, match="Only a coordinator can lift"):
        actions.lift_hold(hold, by=office.worker, at=office.later())
    actions.lift_hold(hold, by=person(Role.COORDINATOR, at_work=office.home), at=office.later())
    assert actions.confirm_erasing(erasing, by=officer, at=office.later())["persons"] == 1


def test_a_record_can_be_kept_and_proposed_again(office: Office, kept: PotentialVictim, officer: Person) -> None:
    erasing = proposed(kept, office)
    with pytest.raises(NotAllowed, match="proposed already"):
        proposed(kept, office)
    actions.refuse_erasing(erasing, by=officer, at=office.later())
    kept.refresh_from_db()
    assert kept.erased_at is None
    assert proposed(kept, office).confirmed is None


def test_when_somebody_is_erased_no_room_keeps_anything_that_was_locked(office: Office, officer: Person) -> None:
    coordinator = person(Role.COORDINATOR, at_work=office.home)
    full = planted.keep_a_person(by=office.worker, coordinator=coordinator, at=office.later())
    hold = hold_on(full, office)
    actions.lift_hold(hold, by=coordinator, at=office.later())
    Request.objects.count()
    before = sum(holding(full).values())
    call_command("erase", full.reference, stdout=StringIO())
    assert before > 20
    assert {label: number for label, number in holding(full).items() if number} == {}
    assert not PersonToken.objects.filter(person=full).exists()
    full.refresh_from_db()
    assert all(one.what.partition(":")[0] != "desk.Concern" for one in queries.gathered(full))
    assert TrailEntry.objects.filter(act="vault.subject_erased").latest("seq").detail


def holding(full: PotentialVictim) -> dict[str, int]:
    """How many rows of each model still hold something locked of this person."""
    return {
        f"{model._meta.label}.{name}": model._default_manager.filter(**{path: full.pk}).exclude(**{name: b""}).count()
        for model, path in queries.models_about_persons()
        for name in locked_fields(model)
    }


PERIODS = Periods(after_closing=72, without_file=12, child_until_age=25)
DAYS = [date(2020, 2, 29), date(2021, 8, 31), date(2024, 12, 31)]


def test_no_record_goes_before_its_time_and_no_childs_before_they_are_grown_up() -> None:
    births = (None, date(2004, 2, 29), date(2015, 6, 1))
    for begun, last, closed, child, born in product(DAYS, DAYS, (None, *DAYS), (False, True), births):
        end = kept_until(Standing(begun, last, closed, child, born), PERIODS)
        assert end >= months_after(closed, 72) if closed else end >= months_after(last, 12)
        if child:
            assert end >= months_after(born or begun, 12 * 25)


def test_a_record_without_a_file_is_due_when_nobody_worked_on_it_for_its_time(
    office: Office, kept: PotentialVictim, officer: Person
) -> None:
    PotentialVictim.objects.filter(pk=kept.pk).update(updated_at=timezone.now() - timedelta(days=800))
    assert [one.person.pk for one in queries.due_to_go(by=officer, at=timezone.now())] == [kept.pk]
    told = StringIO()
    call_command("retention", "--json", stdout=told)
    assert kept.reference in told.getvalue()
    hold_on(kept, office)
    PotentialVictim.objects.filter(pk=kept.pk).update(updated_at=timezone.now() - timedelta(days=800))
    assert queries.due_to_go(by=officer, at=timezone.now()) == []
