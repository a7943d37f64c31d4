"""What waits at the public door becomes the desk's, once, whoever takes it in."""

from datetime import UTC, datetime

import pytest

from handrail.casework.desk.actions import close_as_junk, open_concern, reopen, take_in
from handrail.casework.desk.models import Concern, ConcernStatus, DueKind, Telling, Tray
from handrail.foundation.audit.queries import entries
from handrail.foundation.vault import receipts
from handrail.public.concerns.actions import add_to
from handrail.public.concerns.models import SealedReport, Standing
from tests import build
from tests.casework.desk.conftest import fresh, minutes

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

AT = build.NOON
SATURDAY_NIGHT = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)


def test_what_was_told_becomes_a_concern_with_a_reference() -> None:
    build.tell()
    build.tell(danger="yes", child="yes", district="northam")
    assert take_in(at=AT) == 2
    assert sorted(Concern.objects.values_list("reference", flat=True)) == ["HM-26-000001", "HM-26-000002"]
    urgent = Concern.objects.get(danger="yes")
    assert (urgent.child, urgent.district, urgent.status, urgent.tray) == ("yes", "northam", "new", "inbox")


def test_taking_in_twice_changes_nothing() -> None:
    build.tell()
    assert take_in(at=AT) == 1
    assert take_in(at=AT) == 0
    assert Concern.objects.count() == Telling.objects.count() == 1


def test_a_report_that_was_filed_but_not_marked_is_not_filed_again() -> None:
    build.tell()
    take_in(at=AT)
    SealedReport.objects.update(taken_in=False)
    take_in(at=AT)
    assert Telling.objects.count() == 1
    assert not SealedReport.objects.filter(taken_in=False).exists()


def test_the_reporter_can_see_that_it_was_received() -> None:
    concern = build.concern()
    assert Standing.objects.get(receipt_digest=concern.receipt_digest).words == "received"


def test_taking_in_is_in_the_trail() -> None:
    concern = build.concern()
    (line,) = entries(about=concern.about)
    assert (line.act, line.by) == ("desk.concern_taken_in", "handrail")


def test_nothing_is_opened_by_taking_in() -> None:
    concern = build.concern()
    telling = Telling.objects.get(concern=concern)
    assert telling.sealed
    assert not telling.contents
    assert concern.opened_at is None


@pytest.mark.parametrize(
    ("danger", "child", "due"),
    [
        ("yes", "no", datetime(2026, 11, 21, 23, 15, tzinfo=UTC)),
        ("unsure", "no", datetime(2026, 11, 21, 23, 15, tzinfo=UTC)),
        ("no", "yes", datetime(2026, 11, 22, 0, 0, tzinfo=UTC)),
        ("no", "unknown", datetime(2026, 11, 23, 12, 30, tzinfo=UTC)),
    ],
)
def test_danger_and_a_child_run_round_the_clock_and_the_rest_in_desk_hours(
    danger: str, child: str, due: datetime
) -> None:
    concern = build.concern(at=SATURDAY_NIGHT, danger=danger, child=child)
    assert concern.open_by == concern.next_due_at == due
    assert concern.next_due_kind == DueKind.OPEN


def test_the_year_of_a_reference_is_that_of_the_county() -> None:
    new_year = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    build.tell(at=new_year)
    take_in(at=new_year)
    build.tell(at=new_year + minutes(1))
    take_in(at=new_year + minutes(1))
    assert set(Concern.objects.values_list("reference", flat=True)) == {"HM-26-000001", "HM-27-000001"}


def test_more_from_the_same_reporter_belongs_to_the_same_concern(office: build.Office) -> None:
    receipt = build.tell()
    take_in(at=AT)
    concern = Concern.objects.get()
    open_concern(concern.pk, by=office.officer, at=AT)
    add_to(receipt, "They have moved.", at=AT + minutes(5))
    add_to(receipt, "They are back.", at=AT + minutes(6))
    take_in(at=AT + minutes(7))
    kept = fresh(concern)
    assert Telling.objects.filter(concern=concern).count() == 3
    assert (kept.additions_unread, kept.unread_since) == (2, AT + minutes(5))
    assert kept.next_due_kind == DueKind.READ


def test_what_is_added_brings_a_concern_to_the_top(office: build.Office) -> None:
    receipt = build.tell(at=AT)
    take_in(at=AT)
    written_to = Concern.objects.get()
    open_concern(written_to.pk, by=office.officer, at=AT)
    other = build.concern(at=AT - minutes(600), child="yes")
    assert fresh(other).urgency < fresh(written_to).urgency
    add_to(receipt, "Please hurry.", at=AT + minutes(5))
    take_in(at=AT + minutes(6))
    assert fresh(written_to).urgency < fresh(other).urgency


def test_a_closed_concern_comes_back_when_its_reporter_writes(office: build.Office) -> None:
    closed = office.closed()
    receipt_less = Telling.objects.get(concern=closed)
    assert closed.tray == Tray.CLOSED
    add_again(closed, receipt_less)
    take_in(at=office.later())
    kept = fresh(closed)
    assert (kept.status, kept.tray, kept.additions_unread) == (ConcernStatus.CLOSED, Tray.INBOX, 1)


def test_what_was_closed_unread_comes_back_too(office: build.Office) -> None:
    receipt = build.tell(lane="quarantine")
    take_in(at=AT)
    junk = Concern.objects.get()
    close_as_junk([junk.pk], by=office.officer, at=AT)
    add_to(receipt, "I meant it.", at=AT + minutes(5))
    take_in(at=AT + minutes(6))
    assert (fresh(junk).tray, fresh(junk).additions_unread) == (Tray.INBOX, 1)
    reopen(junk, reason="Meant.", by=office.officer, at=AT + minutes(7))
    opened = open_concern(junk.pk, by=office.officer, at=AT + minutes(8))
    assert (opened.status, opened.additions_unread) == (ConcernStatus.OPEN, 0)


def test_a_look_takes_in_no_more_than_it_was_told_to() -> None:
    for _ in range(5):
        build.tell()
    assert take_in(at=AT, at_most=2) == 2
    assert Concern.objects.count() == 2


def add_again(concern: Concern, telling: Telling) -> None:
    """The same receipt once more, as the public door stores it."""
    original = SealedReport.objects.get(pk=telling.pk)
    receipt = receipts.new_receipt()
    add_to(receipt, "It goes on.", at=original.arrived_at + minutes(60))
    SealedReport.objects.filter(receipt_digest=receipts.receipt_digest(receipt)).update(
        receipt_digest=concern.receipt_digest
    )


def test_what_was_added_may_come_in_before_what_it_was_added_to() -> None:
    receipt = build.tell(at=AT, lane="quarantine", danger="yes", child="yes")
    first = SealedReport.objects.get()
    SealedReport.objects.update(taken_in=True)
    add_to(receipt, "And a child.", at=AT + minutes(5))
    take_in(at=AT + minutes(6))
    assert Concern.objects.get().danger == "unsure"
    SealedReport.objects.filter(pk=first.pk).update(taken_in=False)
    take_in(at=AT + minutes(7))
    concern = Concern.objects.get()
    assert Telling.objects.get(first=True).pk == first.pk
    assert (concern.danger, concern.entry, concern.arrived_at) == ("yes", "online", AT)


def test_a_flood_lies_apart() -> None:
    concern = build.concern(lane="quarantine")
    assert concern.tray == Tray.QUARANTINE
