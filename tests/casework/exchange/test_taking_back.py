"""A whole list is taken back: what nobody has worked on goes and is in no figures, the rest stays and is named."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern, Telling, Tray
from handrail.casework.desk.queries import coded_rows, tally_concerns
from handrail.casework.exchange import queries
from handrail.casework.exchange.actions import (
    begin_taking_back,
    bring_in_from_terminal,
    finish_erasures,
    go_on_with_lists,
    take_back,
    withdraw_list,
)
from handrail.casework.exchange.models import FileKind, FileState, PartnerFile
from handrail.foundation.audit.queries import entries
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import read_table
from handrail.foundation.vault.models import Erasure
from handrail.foundation.vault.subjects import forget, is_forgotten
from handrail.public.concerns.models import SealedReport
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON, LATER = build.NOON, build.NOON + timedelta(hours=1)
MEN, VAN = ("1", "Men sleep there"), ("2", "A van at night")


@pytest.fixture
def office(db: None) -> build.Office:
    return build.Office()


def bring_in(*rows: tuple[str, str]) -> PartnerFile:
    lines = "\n".join(",".join(row) for row in (("Ref", "What happened"), *rows))
    table = read_table(lines.encode())
    return bring_in_from_terminal(table, sender="A council", kind=FileKind.REPORTS, at=NOON)[0]


def go_back(held: PartnerFile) -> PartnerFile:
    return withdraw_list(begin_taking_back(held, by="handrail", at=LATER), by="handrail", clock=lambda: LATER)


def in_figures(office: build.Office) -> int:
    day = NOON.date()
    counted = tally_concerns([], first=day, last=day, by=office.officer)[()]
    assert counted == len(coded_rows(first=day, last=day, by=office.officer))
    return counted


def test_what_nobody_has_opened_is_withdrawn_and_in_no_figures_and_its_trail_stays(office: build.Office) -> None:
    held = bring_in(MEN, VAN)
    desk.take_in(at=NOON)
    assert in_figures(office) == 2

    done = go_back(held)

    assert (done.state, done.counts["withdrawn"], done.counts["stay"]) == (FileState.TAKEN_BACK, 2, 0)
    assert in_figures(office) == 0
    concern = Concern.objects.earliest("reference")
    assert (concern.tray, concern.withdrawn_at) == (Tray.WITHDRAWN, LATER)
    assert is_forgotten(concern.subject)
    acts = {entry.act for entry in entries() if entry.about == concern.about}
    assert {"desk.concern_taken_in", "desk.concern_withdrawn"} <= acts


def test_what_was_opened_stays_and_is_named_with_the_reason(office: build.Office) -> None:
    held = bring_in(MEN, VAN)
    desk.take_in(at=NOON)
    opened = desk.open_concern(Concern.objects.earliest("reference").pk, by=office.officer, at=NOON)

    done = go_back(held)

    assert (done.counts["withdrawn"], done.counts["stay"]) == (1, 1)
    _, (row,) = queries.landed_page(held, page=1, by=office.officer)
    assert (row.concern, row.stays) == (opened, "Somebody has opened it.")
    assert in_figures(office) == 1


def test_a_note_or_a_colleague_is_work_that_is_not_withdrawn(office: build.Office) -> None:
    held = bring_in(MEN, VAN)
    desk.take_in(at=NOON)
    noted, given = Concern.objects.order_by("reference")
    desk.add_note(noted, text="Known to us", by=office.officer, at=NOON)
    desk.assign(given, to=office.officer, by=office.officer, at=NOON)

    assert go_back(held).counts["stay"] == 2


def test_what_waits_to_be_taken_in_is_taken_back_and_never_becomes_a_concern() -> None:
    go_back(bring_in(MEN))

    assert desk.take_in(at=LATER) == 0
    assert not SealedReport.objects.exists()


def test_what_was_added_to_an_opened_concern_goes_unless_it_was_read(office: build.Office) -> None:
    bring_in(MEN)
    desk.take_in(at=NOON)
    concern = desk.open_concern(Concern.objects.get().pk, by=office.officer, at=NOON)
    read = bring_in(("1", "They are driven at night"))
    desk.take_in(at=NOON)
    desk.open_additions(concern.pk, by=office.officer, at=NOON)
    unread = bring_in(("1", "Now they are gone"))
    desk.take_in(at=NOON)

    assert go_back(unread).counts["withdrawn"] == 1
    assert go_back(read).counts["stay"] == 1
    concern.refresh_from_db()
    assert (Telling.objects.filter(concern=concern).count(), concern.additions_unread) == (2, 0)


def test_a_list_that_was_taken_back_lands_again() -> None:
    first = bring_in(MEN)
    desk.take_in(at=NOON)
    go_back(first)

    again = bring_in(MEN)
    desk.take_in(at=LATER)

    assert (again.landed.count(), Concern.objects.filter(withdrawn_at=None).count()) == (1, 1)


def test_taking_back_that_was_stopped_is_gone_on_with_and_counts_everything_once() -> None:
    held = bring_in(MEN, VAN)
    desk.take_in(at=NOON)
    begun = begin_taking_back(held, by="handrail", at=NOON)
    first = held.landed.earliest("line")
    # The concern is withdrawn, and the machine stops before the list knows.
    desk.withdraw_reports([first.report], came_with={first.report}, by="handrail", at=NOON)

    with pytest.raises(NotAllowed, match="being worked on"):
        begin_taking_back(begun, by="handrail", at=NOON)
    counts = go_back(begun).counts
    assert (counts["withdrawn"], counts["stay"]) == (2, 0)


def test_only_the_desk_takes_a_list_back_and_only_once(office: build.Office) -> None:
    held = bring_in(MEN)
    with pytest.raises(NotAllowed, match="Only a desk officer or a coordinator"):
        take_back(held, by=office.worker, at=LATER)
    go_back(held)
    with pytest.raises(NotAllowed, match="taken back already"):
        go_back(held)


def test_the_command_takes_back_what_it_brought_in(capsys: pytest.CaptureFixture[str]) -> None:
    held = bring_in(MEN)

    call_command("concerns", "undo", str(held.pk), "--json")

    assert json.loads(capsys.readouterr().out)["withdrawn"] == 1
    with pytest.raises(CommandError, match="taken back already"):
        call_command("concerns", "undo", str(held.pk))


def test_a_list_that_was_left_lying_is_put_before_a_worker_once_more_and_one_that_moves_is_not() -> None:
    held = bring_in(MEN)
    begin_taking_back(held, by="handrail", at=NOON)

    assert go_on_with_lists(at=NOON + timedelta(minutes=4)) == 0
    assert go_on_with_lists(at=LATER) == 1
    assert go_on_with_lists(at=LATER) == 0
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(held.pk), "handrail"]]


def test_an_erasure_that_only_the_keyring_knows_is_finished_in_the_morning(office: build.Office) -> None:
    bring_in(MEN)
    desk.take_in(at=NOON)
    concern = Concern.objects.get()
    forget(concern.subject, at=NOON)
    Erasure.objects.filter(subject=concern.subject).delete()

    assert (finish_erasures(LATER), finish_erasures(LATER)) == (1, 0)
    concern.refresh_from_db()
    assert concern.erased_at == LATER
