"""Opening is an act: the clock stops, the text is locked under the concern's own key, the reporter can see it."""

import pytest

from handrail.casework.desk.actions import CannotBeOpened, open_additions, open_concern, take_in
from handrail.casework.desk.models import Concern, ConcernToken, DueKind, Telling, Tray
from handrail.casework.desk.queries import account_of, file_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.locality import current_locality
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import subjects
from handrail.public.concerns.actions import add_to
from handrail.public.concerns.models import SealedReport, Standing
from tests import build
from tests.casework.desk.conftest import fresh, minutes

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def acts(concern: Concern) -> list[str]:
    return [line.act for line in entries(about=concern.about)]


def test_what_was_told_is_read_out(office: build.Office) -> None:
    opened = office.opened(account="Six men in one room.", place_kind="car_wash", campaign="taxis-2026")
    report = account_of(opened, by=office.officer, at=office.later(), why="page")
    assert report.account == "Six men in one room."
    assert (opened.place_kind, opened.campaign) == ("car_wash", "taxis-2026")


def test_opening_is_in_the_trail_and_the_reporter_can_see_it(office: build.Office) -> None:
    opened = office.opened()
    assert acts(opened)[0] == "desk.concern_opened"
    assert Standing.objects.get(receipt_digest=opened.receipt_digest).words == "read"


def test_opening_stops_one_clock_and_starts_the_next(office: build.Office) -> None:
    opened = office.opened()
    assess_minutes = current_locality().limit("assess_minutes", on=opened.opened_at.date())
    assert opened.opened_by == office.officer
    assert opened.minutes_to_open == 5
    assert (opened.next_due_kind, opened.next_due_at) == (DueKind.ASSESS, opened.opened_at + minutes(assess_minutes))


def test_after_opening_only_the_concerns_own_key_opens_the_text(office: build.Office) -> None:
    opened = office.opened()
    telling = Telling.objects.get(concern=opened)
    assert not telling.sealed
    assert not SealedReport.objects.get().sealed
    subjects.forget(opened.subject, at=office.later())
    with pytest.raises(NotAllowed, match="erased"):
        account_of(opened, by=office.officer, at=office.later(), why="page")


def test_opening_twice_changes_nothing(office: build.Office) -> None:
    opened = office.opened()
    again = open_concern(opened.pk, by=office.officer, at=office.later())
    assert again.opened_at == opened.opened_at
    assert acts(opened).count("desk.concern_opened") == 1


def test_opening_takes_a_concern_out_of_quarantine(office: build.Office) -> None:
    opened = office.opened(lane="quarantine")
    assert opened.tray == Tray.INBOX


def test_what_the_keys_do_not_open_is_said_and_nothing_is_lost(office: build.Office) -> None:
    concern = build.concern()
    telling = Telling.objects.get(concern=concern)
    telling.sealed = subjects.lock(b"HS1 not ours", subject=concern.subject, place=telling.place("sealed"))
    telling.save()
    with pytest.raises(CannotBeOpened, match="do not open this report"):
        open_concern(concern.pk, by=office.officer, at=office.later())
    assert fresh(concern).opened_at is None


def test_every_reading_is_in_the_trail_with_its_reason(office: build.Office) -> None:
    opened = office.opened()
    account_of(opened, by=office.officer, at=office.later(), why="referral")
    newest = entries(about=opened.about)[0]
    assert (newest.act, newest.by, newest.detail) == ("desk.concern_read", office.officer.ref, {"why": "referral"})


def test_nobody_reads_what_nobody_opened(office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Open it first"):
        account_of(build.concern(), by=office.officer, at=office.later(), why="page")


def test_what_is_added_before_opening_is_opened_with_it(office: build.Office) -> None:
    receipt = build.tell()
    add_to(receipt, "It is the blue door.", at=build.NOON)
    take_in(at=build.NOON)
    opened = open_concern(Concern.objects.get().pk, by=office.officer, at=office.later())
    assert opened.additions_unread == 0
    assert not Telling.objects.filter(read_at=None).exists()


def test_reading_what_was_added_is_an_act_of_its_own(office: build.Office) -> None:
    receipt = build.tell()
    take_in(at=build.NOON)
    opened = open_concern(Concern.objects.get().pk, by=office.officer, at=office.later())
    add_to(receipt, "They moved to 07700 900123.", at=office.later())
    take_in(at=office.later())
    kept = open_additions(opened.pk, by=office.officer, at=office.later())
    assert (kept.additions_unread, kept.unread_since, kept.next_due_kind) == (0, None, DueKind.ASSESS)
    assert acts(opened)[0] == "desk.additions_opened"
    assert ConcernToken.objects.filter(concern=opened, kind="telephone").count() == 1


def test_what_is_added_says_in_which_language_the_reporter_read(office: build.Office) -> None:
    receipt = build.tell()
    add_to(receipt, "Dera blu.", at=build.NOON, language="sq")
    add_to(receipt, "A blue door.", at=build.NOON)
    take_in(at=build.NOON)
    concern = open_concern(Concern.objects.get().pk, by=office.officer, at=office.later())
    file = file_of(concern.pk, by=office.officer, at=office.later())
    titles = {entry.text: entry.title for entry in file.conversation}
    assert titles == {"Dera blu.": "The reporter wrote, reading in Albanian", "A blue door.": "The reporter wrote"}
