"""An assessment says what is possible and how urgent it is, why, and by whom."""

from typing import Any

import pytest
from django.core import mail

from handrail.casework.desk.actions import assess, assign
from handrail.casework.desk.models import Concern, DueKind, Note, NoteKind
from handrail.casework.desk.queries import file_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.models import Notice
from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from tests import build
from tests.casework.desk.conftest import fresh, minutes

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def assessed(concern: Concern, office: build.Office, **said: Any) -> Concern:
    words = {"danger": "no", "child": "no", "priority": "normal", "reason": "Only one sign.", **said}
    return assess(concern, by=office.officer, at=office.later(), **words)


def test_several_kinds_may_be_possible_at_once(office: build.Office) -> None:
    kept = assessed(office.opened(), office, exploitation=["labour", "criminal"], place_kind="car_wash")
    assert (kept.exploitation, kept.place_kind, kept.status) == (["criminal", "labour"], "car_wash", "assessed")


def test_the_reason_is_locked_and_only_the_file_shows_it(office: build.Office) -> None:
    kept = assessed(office.opened(), office, reason="Somebody else holds the passports.")
    assert b"passports" not in bytes(Note.objects.get().text)
    (note,) = file_of(kept.pk, by=office.officer, at=office.later()).notes
    assert (note.text, note.title) == ("Somebody else holds the passports.", NoteKind.ASSESSED.label)


def test_an_earlier_reason_is_never_written_over(office: build.Office) -> None:
    kept = assessed(office.opened(), office, reason="First.")
    assessed(kept, office, reason="Second.", priority="high")
    file = file_of(kept.pk, by=office.officer, at=office.later())
    assert [note.text for note in file.notes] == ["Second.", "First."]


@pytest.mark.parametrize(
    ("danger", "child", "priority", "sentence"),
    [
        ("yes", "no", "high", "the priority is immediate"),
        ("yes", "yes", "high", "the priority is immediate"),
        ("no", "yes", "normal", "high or immediate"),
        ("no", "yes", "low", "high or immediate"),
    ],
)
def test_danger_and_a_child_set_the_lowest_priority(
    office: build.Office, danger: str, child: str, priority: str, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        assessed(office.opened(), office, danger=danger, child=child, priority=priority)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": "  "}, "Say why"),
        ({"danger": "perhaps"}, "yes, no or not known"),
        ({"priority": "urgent"}, "one of the priorities"),
        ({"exploitation": ["victim"]}, "kinds from the list"),
        ({"place_kind": "moon"}, "kind of place"),
        ({"district": "narnia"}, "district of this county"),
    ],
)
def test_only_the_countys_codes_are_kept(office: build.Office, wrong: dict[str, Any], sentence: str) -> None:
    concern = office.opened()
    with pytest.raises(NotAllowed, match=sentence):
        assessed(concern, office, **wrong)
    assert fresh(concern).assessed_at is None


def test_an_assessed_concern_is_to_be_passed_on_or_closed_in_time(office: build.Office) -> None:
    urgent = assessed(office.opened(), office, danger="yes", priority="immediate")
    assert (urgent.next_due_kind, urgent.next_due_at) == (DueKind.DECIDE, urgent.assessed_at + minutes(60))


def test_assessing_again_does_not_start_the_clock_again(office: build.Office) -> None:
    first = assessed(office.opened(), office)
    again = assessed(first, office, exploitation=["sexual"])
    assert (again.clock_from, again.minutes_to_assess) == (first.clock_from, first.minutes_to_assess)


def test_the_district_stays_unless_it_is_said(office: build.Office) -> None:
    concern = office.opened(district="northam")
    assert assessed(concern, office).district == "northam"
    assert assessed(concern, office, district="southam").district == "southam"


def test_the_trail_has_the_codes_and_not_the_reason(office: build.Office) -> None:
    kept = assessed(office.opened(), office, reason="Passports.", priority="high", exploitation=["labour"])
    detail = entries(about=kept.about)[0].detail
    assert detail["priority"] == "high"
    assert "Passports" not in str(detail)


def test_a_colleague_is_told_that_there_is_something_new(office: build.Office, coordinator: Person) -> None:
    kept = assign(office.opened(), to=coordinator, by=office.officer, at=office.later())
    assert kept.assigned_to == coordinator
    assert Notice.objects.get().staff_address == coordinator.email
    assert kept.reference not in str([message.body for message in mail.outbox])


def test_nobody_is_told_what_they_did_themselves(office: build.Office) -> None:
    assign(office.opened(), to=office.officer, by=office.officer, at=office.later())
    assert not Notice.objects.exists()


def test_a_concern_may_belong_to_nobody(office: build.Office, coordinator: Person) -> None:
    kept = assign(office.opened(), to=coordinator, by=office.officer, at=office.later())
    assert assign(kept, to=None, by=office.officer, at=office.later()).assigned_to is None


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.ANALYST, Role.SYSTEM_ADMINISTRATOR])
def test_only_somebody_at_the_desk_is_given_a_concern(office: build.Office, role: Role) -> None:
    other = build.person(role, at_work=office.theirs)
    with pytest.raises(NotAllowed, match="works at the desk"):
        assign(office.opened(), to=other, by=office.officer, at=office.later())
