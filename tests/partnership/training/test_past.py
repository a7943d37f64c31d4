"""Past attendance: nothing is added before it is confirmed, faults are named by row and column, no list adds twice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.people.models import Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import NotATable, proposed
from handrail.foundation.vault.actions import erase
from handrail.partnership.training import actions, queries
from handrail.partnership.training.models import Attendee, PastFile, Record
from handrail.partnership.training.policies.past import FIELDS, Attended, Reader
from tests.build import NOON, organisations, person
from tests.partnership.training.sessions import asked, booked, planned, trainer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
HEADINGS = "Delegate,Work email,Employer,Job title,Date attended"
ROWS = (
    "Canarypast Dove,dove@ward.example,Exampleshire Hospitals,Nurse or midwife,03/02/2025",
    "Canarypast Lark,lark@street.example,A made-up clinic,nurse,2025-02-03",
)


def listed(*rows: str) -> bytes:
    """A list with our headings."""
    return "\n".join((HEADINGS, *rows)).encode()


def checked(content: bytes, *, by: Person) -> tuple[PastFile, queries.Found]:
    """The list, brought and checked with the columns that are proposed."""
    held = actions.receive_past(content, course="awareness", by=by, at=NOON)
    headings = queries.table_of(held).headings
    columns = proposed(headings, fields=FIELDS, remembered=queries.remembered(held, headings))
    found = actions.check_past(held, columns=columns, by=by, at=NOON)
    held.refresh_from_db()
    return held, found


def test_nothing_is_added_until_it_is_brought_in_and_the_same_list_twice_adds_nothing() -> None:
    by = trainer()
    held, found = checked(listed(*ROWS), by=by)
    assert (len(found.new), Record.objects.count()) == (2, 0)
    assert actions.bring_in_past(held, by=by, at=NOON) == 2
    again, same = checked(listed(*ROWS), by=by)
    assert (len(same.new), same.known) == (0, 2)
    assert actions.bring_in_past(again, by=by, at=NOON) == 0
    assert Record.objects.count() == 2
    assert not any(bytes(content) for content in PastFile.objects.values_list("content", flat=True))


def test_who_was_trained_before_counts_in_the_coverage_of_their_organisation() -> None:
    by = trainer()
    held, _ = checked(listed(ROWS[0]), by=by)
    actions.bring_in_past(held, by=by, at=NOON)
    seen = queries.coverage("awareness", on=NOON.date(), by=person(Role.COORDINATOR, at_work=organisations()[0]))
    assert [(row.profession, row.trained) for row in seen] == [("Nurse or midwife", 1)]
    assert Attendee.objects.get().organisation is not None


def test_names_in_a_list_are_locked_and_whoever_is_erased_is_gone() -> None:
    by = trainer()
    held, _ = checked(listed(ROWS[1]), by=by)
    assert b"Canarypast" not in bytes(PastFile.objects.get().content)
    actions.bring_in_past(held, by=by, at=NOON)
    attendee = Attendee.objects.get()
    assert b"Canarypast" not in bytes(attendee.locked)
    assert attendee.subject is not None
    erase(attendee.subject, by="PE-DPO", at=NOON)
    assert not Record.objects.exists()


def test_faults_are_named_by_row_and_column_and_never_quote_what_stands_there() -> None:
    by = trainer()
    tomorrow = f"{NOON.date() + timedelta(days=1):%d/%m/%Y}"
    rows = (
        ROWS[0], ROWS[0], "Canary Nobody,nowhere,x,nurse,03/02/2025", f",b@street.example,x,juggler,{tomorrow}",
        "Canary Day,c@street.example,x,nurse,the spring",
    )  # fmt: skip
    _, found = checked(listed(*rows), by=by)
    assert [(one.line, one.column) for one in found.wrong] == [
        (3, "Row"), (4, "Work e-mail address"), (5, "Name"), (5, "Profession"), (5, "Day"), (6, "Day"),
    ]  # fmt: skip
    assert (len(found.new), found.faulty) == (1, 4)
    assert not any(word in str(found.wrong) for word in ("anary", "nowhere", "juggler", "spring"))


def test_the_columns_are_remembered_for_the_next_list_of_the_organisation() -> None:
    by = trainer()
    held, _ = checked(listed(ROWS[0]), by=by)
    actions.bring_in_past(held, by=by, at=NOON)
    following = actions.receive_past(listed(ROWS[1]), course="health", by=by, at=NOON)
    headings = queries.table_of(following).headings
    assert queries.remembered(following, headings) == held.columns
    assert queries.remembered(following, ("Something", "Else")) == {}


def test_a_colleague_and_somebody_who_booked_are_known_again() -> None:
    by, session = trainer(), planned()
    own = booked(session)
    asked(session, email="lark@street.example", profession="teacher")
    colleague = own.attendee.colleague
    assert colleague is not None
    held, _ = checked(listed(ROWS[1], f"x,{colleague.email.upper()},x,nurse,03/02/2025"), by=by)
    actions.bring_in_past(held, by=by, at=NOON)
    assert Attendee.objects.count() == 2
    assert Attendee.objects.get(colleague=None).profession == "teacher", "an old list does not overwrite"


def test_another_organisation_sees_no_list_of_ours_and_a_professional_brings_none() -> None:
    held, _ = checked(listed(ROWS[0]), by=trainer())
    with pytest.raises(NotAllowed, match="another organisation"):
        queries.past_file(held.pk, by=person(Role.TRAINER, at_work=organisations()[1]))
    with pytest.raises(NotAllowed, match="Only a trainer"):
        actions.receive_past(b"", course="awareness", by=person(Role.PROFESSIONAL, at_work=organisations()[0]), at=NOON)


def test_a_list_is_dropped_and_what_is_finished_is_not_brought_in() -> None:
    by = trainer()
    held, _ = checked(listed(ROWS[0]), by=by)
    actions.drop_past(held, by=by, at=NOON)
    with pytest.raises(NotAllowed, match="finished"):
        actions.bring_in_past(held, by=by, at=NOON)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"one,two\n"])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(NotATable):
        actions.receive_past(content, course="awareness", by=trainer(), at=NOON)


READER = Reader(
    columns={"email": 0, "name": 1, "profession": 2, "attended_on": 3},
    organisations={}, professions={"nurse": "nurse"}, courses={}, course="awareness", today=date(2026, 1, 1),
)  # fmt: skip


@given(row=st.lists(st.text(max_size=300), max_size=6))
def test_any_row_is_read_or_its_faults_are_said(row: list[str]) -> None:
    read = READER.read(2, row)
    assert isinstance(read, Attended) or all(one.line == 2 and one.sentence for one in read)
    assert read
