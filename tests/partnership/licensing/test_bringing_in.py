"""A register comes in: read in any form, faults come back, nothing changes twice, and a district sees its own alone."""

from collections.abc import Callable
from datetime import date, timedelta
from unittest import mock

import pytest

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Role
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import MOST_MB, NotATable
from handrail.partnership.licensing import actions
from handrail.partnership.licensing.models import Import, ImportState, Licence, RegisterKind, Renewal
from handrail.partnership.licensing.queries import remembered, table_of
from tests.build import NOON, person
from tests.partnership.licensing.registers import (
    AMIR,
    BOB,
    HEADINGS,
    ZOE,
    as_csv,
    as_excel,
    brought_in,
    checked,
    districts,
    find,
    officer,
)

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LATER = NOON + timedelta(days=30)
Form = Callable[[bytes], bytes]


def counts(held: Import) -> dict[str, int]:
    """What it changed, in short."""
    return {
        name: held.counts[name] for name in ("new", "changed", "same", "back", "gone", "faulty") if held.counts[name]
    }


def test_a_file_is_looked_at_before_anything_changes() -> None:
    held = checked(as_csv(AMIR, ZOE), by=officer())
    assert (held.state, counts(held)) == (ImportState.CHECKED, {"new": 2})
    assert not Licence.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        as_csv(AMIR, ZOE),
        as_csv(AMIR, ZOE, delimiter=";"),
        as_csv(AMIR, ZOE).decode().encode("cp1252"),
        as_csv(AMIR, ZOE).decode().encode("utf-8-sig"),
        as_csv(AMIR, ZOE).decode().encode("utf-16"),
    ],
    ids=["commas", "semicolons", "letters of Windows", "with a mark", "two bytes a letter"],
)
def test_a_csv_is_read_in_whatever_form_an_office_saves_it(content: bytes) -> None:
    by = officer()
    brought_in(content, by=by)
    assert find("adams", by=by) == find("HC2", by=by)
    (read,) = actions.find_licences("zoe adams", by=by, at=NOON)
    assert read.entry.name == "Zoë Adams"
    assert read.licence.expires_on == date(2026, 12, 15)


def test_a_workbook_is_read_with_days_as_excel_counts_them() -> None:
    pytest.importorskip("python_calamine")
    by = officer()
    brought_in(as_excel([HEADINGS, ("PH 7", "Eve Long", "private hire", 46477, "3 High Street", "EX1 1AA", "")]), by=by)
    assert find("ph7", by=by).expires_on == date(2027, 3, 31)


def test_bringing_the_same_file_in_again_changes_nothing() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE), by=by)
    before = list(Licence.objects.values().order_by("id"))
    again = brought_in(as_csv(AMIR, ZOE), by=by, at=LATER)
    assert counts(again) == {"same": 2}
    assert list(Licence.objects.values().order_by("id")) == before


def test_a_new_file_says_field_by_field_what_it_changed() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE), by=by)
    moved = ("PH-1", "Amir Khan", "Dual", "30/11/2026", "9 Low Street", "EX1 1AA", "Polish")
    held = brought_in(as_csv(moved, BOB), by=by, at=LATER)
    assert counts(held) == {"new": 1, "changed": 1, "gone": 1}
    assert held.counts["fields"] == {"type": 1, "address": 1}
    assert find("adams", by=by).gone_at == LATER


def test_whoever_comes_back_is_the_same_licence_as_before() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE), by=by)
    known = find("adams", by=by).pk
    brought_in(as_csv(AMIR), by=by, at=LATER)
    held = brought_in(as_csv(AMIR, ZOE), by=by, at=LATER)
    assert counts(held)["back"] == 1
    assert (find("adams", by=by).pk, find("adams", by=by).gone_at) == (known, None)


def test_good_rows_land_and_faulty_ones_come_back_with_reasons() -> None:
    by = officer()
    brought_in(as_csv(ZOE), by=by)
    wrong = ("HC 2", "", "Dual", "31/02/2027", "", "nowhere", "Klingon")
    held = brought_in(as_csv(AMIR, wrong, AMIR), by=by)
    assert counts(held) == {"new": 1, "faulty": 2}, "a row that cannot be read still says that its licence is there"
    told = (actions.export_faults(held, by=by, at=NOON) or b"").decode("utf-8-sig")
    assert "Name: It is missing. Expires: It is no day. Write it like 31/03/2027. Postcode: It is no whole" in told
    assert "4,Licence number: It stands twice in this file" in told


def test_a_cell_that_a_spreadsheet_would_run_comes_back_as_words() -> None:
    by = officer()
    held = brought_in(as_csv(AMIR, ("=1+1", "", "", "", "@home", "", "")), by=by)
    told = (actions.export_faults(held, by=by, at=NOON) or b"").decode("utf-8-sig")
    assert "'=1+1" in told
    assert "'@home" in told


def test_the_columns_are_remembered_for_the_next_file() -> None:
    by = officer()
    headings = ("A", "B", "C")
    held = actions.receive_file(
        as_csv(("1", "Amir Khan", "30/11/2026"), headings=headings), kind=RegisterKind.DRIVERS, by=by, at=NOON
    )
    actions.confirm_columns(held, columns={"number": 0, "name": 1, "expires_on": 2}, by=by, at=NOON)
    held = actions.receive_file(
        as_csv(("30/11/2026", "1", "Amir Khan"), headings=("C", "A", "B")), kind=RegisterKind.DRIVERS, by=by, at=NOON
    )
    known = remembered(held.register, table_of(held).headings)
    assert known == {"expires_on": 0, "number": 1, "name": 2}
    assert "A" not in str(held.register.columns).replace("'", ""), "a heading may be a driver"


def test_each_kind_of_register_stands_alone() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    held = brought_in(as_csv(ZOE), by=by, kind=RegisterKind.VEHICLES)
    assert counts(held) == {"new": 1}
    assert Licence.objects.filter(gone_at=None).count() == 2


def test_a_district_sees_its_own_drivers_alone() -> None:
    own, other = officer(0), officer(1)
    held = brought_in(as_csv(AMIR), by=own)
    licence = find("khan", by=own)
    assert actions.find_licences("khan", by=other, at=NOON) == []
    for act in (
        lambda: actions.read_licence(licence, by=other, at=NOON),
        lambda: actions.export_faults(held, by=other, at=NOON),
        lambda: actions.read_names([licence], by=other, at=NOON),
    ):
        with pytest.raises(NotAllowed, match="another district"):
            act()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.LICENSING_OFFICER])
def test_nobody_else_sees_who_holds_a_licence(role: Role) -> None:
    by = person(role, at_work=districts()[0])
    with pytest.raises(NotAllowed, match="Only a licensing officer"):
        actions.find_licences("khan", by=by, at=NOON)
    with pytest.raises(NotAllowed, match="Only a licensing officer"):
        actions.receive_file(as_csv(AMIR), kind=RegisterKind.DRIVERS, by=by, at=NOON)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"number,name\n", "no rows"),
        (b"%PDF-1.7 ...", "no table"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"a,b\0\n1,2", "no table"),
        (b"x" * (MOST_MB * 1024 * 1024 + 1), "too large"),
    ],
)
def test_what_is_no_register_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotATable) as refused:
        actions.receive_file(content, kind=RegisterKind.DRIVERS, by=officer(), at=NOON)
    assert why in refused.value.sentence


def test_the_file_is_locked_while_it_waits_and_gone_once_it_is_in() -> None:
    by = officer()
    held = checked(as_csv(AMIR), by=by)
    assert b"Khan" not in bytes(held.content)
    actions.bring_in(held, by=by, at=NOON)
    held.refresh_from_db()
    actions.write_register(held, clock=lambda: NOON)
    held.refresh_from_db()
    assert bytes(held.content) == b""
    assert b"Khan" not in bytes(Licence.objects.get().locked)


def test_a_run_that_comes_second_writes_nothing() -> None:
    by = officer()
    held = checked(as_csv(AMIR), by=by)
    actions.bring_in(held, by=by, at=NOON)
    held.refresh_from_db()
    with mock.patch("handrail.partnership.licensing.actions.bringing_in.compared", wraps=None) as read:
        from handrail.partnership.licensing.queries import compared

        def slow(*given: object, **named: object) -> object:
            found = compared(*given, **named)  # type: ignore[arg-type]
            Import.objects.filter(pk=held.pk).update(state="failed", content=b"", finished_at=NOON)
            return found

        read.side_effect = slow
        assert not actions.write_register(held, clock=lambda: NOON)
    assert not Licence.objects.exists()


def test_a_file_that_has_stopped_can_be_begun_again() -> None:
    by = officer()
    held = checked(as_csv(AMIR), by=by)
    actions.bring_in(held, by=by, at=NOON)
    held.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.bring_in(held, by=by, at=NOON)
    actions.bring_in(held, by=by, at=NOON + timedelta(minutes=3))
    held.refresh_from_db()
    assert actions.write_register(held, clock=lambda: NOON)


def test_a_dropped_file_changes_nothing() -> None:
    by = officer()
    held = checked(as_csv(AMIR), by=by)
    actions.drop_file(held, by=by, at=NOON)
    held.refresh_from_db()
    assert (held.state, bytes(held.content)) == (ImportState.DROPPED, b"")
    with pytest.raises(NotAllowed):
        actions.bring_in(held, by=by, at=NOON)


def test_a_renewed_licence_has_a_second_renewal_and_one_put_right_has_not() -> None:
    by = officer()
    brought_in(as_csv(AMIR, ZOE), by=by)
    renewed = (*AMIR[:3], "30/11/2029", *AMIR[4:])
    put_right = (*ZOE[:3], "16/12/2026", *ZOE[4:])
    brought_in(as_csv(renewed, put_right), by=by, at=LATER)
    days = sorted(Renewal.objects.values_list("due_on", flat=True))
    assert days == [date(2026, 11, 30), date(2026, 12, 16), date(2029, 11, 30)]


def test_every_reading_is_in_the_trail_without_a_name() -> None:
    by = officer()
    brought_in(as_csv(AMIR), by=by)
    actions.read_licence(find("khan", by=by), by=by, at=NOON)
    lines = TrailEntry.objects.filter(act__startswith="licensing.")
    assert {"licensing.register_searched", "licensing.licence_read", "licensing.register_brought_in"} <= set(
        lines.values_list("act", flat=True)
    )
    assert "Khan" not in str(list(lines.values()))
