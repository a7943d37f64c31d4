"""A partner's spreadsheet: good rows land once, the others come back with the reasons, and nothing is lost."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from handrail.casework.desk import actions
from handrail.casework.desk.models import Concern, Telling
from handrail.casework.exchange.actions import BroughtIn, bring_in_from_terminal, look_from_terminal
from handrail.casework.exchange.models import FileKind
from handrail.casework.exchange.policies import FIELDS, Fault, ReportReader, Told
from handrail.casework.exchange.queries import columns_of
from handrail.foundation.permission import NotAllowed
from handrail.foundation.spreadsheets import Table, read_table
from handrail.public.concerns.models import SealedReport
from handrail.rules.localities.pack import read
from tests import build
from tests.rules.localities.packs import PACKS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
COUNTY = read(PACKS / "exampleshire")
HEADINGS = ("Ref", "Date Received", "Summary", "Location", "Post Code", "Local Authority", "No of PVs", "VRM", "Colour")
GOOD = (
    "A-1",
    "31/03/2026",
    "Men sleep behind the car wash",
    "Mill Lane",
    "",
    "Northam Borough Council",
    "5+",
    "AB12 CDE",
    "red",
)
ALL = ReportReader({field.code: at for at, field in enumerate(FIELDS)}, "A council", COUNTY, date(2026, 11, 26))


def table(*rows: Sequence[str]) -> Table:
    lines = "\n".join(",".join(row) for row in (HEADINGS, *rows))
    return read_table(lines.encode())


def landed(rows: Table, sender: str = "A council") -> BroughtIn:
    return bring_in_from_terminal(rows, sender=sender, kind=FileKind.REPORTS, at=build.NOON)[1]


def looked_over(rows: Table) -> BroughtIn:
    said = {"sender": "A council", "kind": FileKind.REPORTS, "at": build.NOON}
    return look_from_terminal(rows, progress=lambda *_: None, **said)


def bring_in(*rows: Sequence[str], sender: str = "A council") -> tuple[int, int, int]:
    done = landed(table(*rows), sender)
    return done.new, done.known, len(done.faulty)


def test_columns_are_found_whatever_the_partner_calls_them_and_strange_ones_are_named() -> None:
    done = looked_over(table(GOOD))

    assert done.left_out == ("Colour",)
    assert {"reference", "reported_on", "account", "district", "people_count"} <= columns_of(
        table(GOOD), FileKind.REPORTS, sender=None
    ).keys()


def test_a_row_becomes_a_concern_at_the_desk_with_what_it_says() -> None:
    assert bring_in(GOOD) == (1, 0, 0)

    assert actions.take_in(at=build.NOON) == 1
    concern = Concern.objects.get()
    assert (concern.entry, concern.reporter_kind, concern.district) == ("import", "professional", "northam")


def test_the_same_file_twice_adds_nothing() -> None:
    bring_in(GOOD, ("A-2", *GOOD[1:]))

    assert bring_in(GOOD, ("A-2", *GOOD[1:])) == (0, 2, 0)
    actions.take_in(at=build.NOON)
    assert bring_in(GOOD) == (0, 1, 0)
    assert Concern.objects.count() == 2


def test_a_row_that_was_changed_is_added_to_its_concern() -> None:
    bring_in(GOOD)
    actions.take_in(at=build.NOON)

    assert bring_in((*GOOD[:2], "Now they are gone", *GOOD[3:])) == (1, 0, 0)
    actions.take_in(at=build.NOON)
    assert Telling.objects.filter(concern=Concern.objects.get()).count() == 2


def test_the_same_row_of_another_partner_is_another_report() -> None:
    assert bring_in(GOOD) == bring_in(GOOD, sender="A hospital") == (1, 0, 0)


def test_the_same_rows_in_a_file_of_another_name_add_nothing_and_equal_numbers_join_nothing(tmp_path: Path) -> None:
    march, april = tmp_path / "march.csv", tmp_path / "april.csv"
    march.write_text("Ref,What happened\n1,Men sleep there\n")
    april.write_text("Ref,What happened\n1,Men sleep there\n1,A van at another place\n")

    call_command("concerns", "import", str(march))
    call_command("concerns", "import", str(april))

    assert actions.take_in(at=build.NOON + timedelta(days=365)) == 2
    assert Concern.objects.count() == 2


def test_wrong_rows_come_back_and_the_others_land() -> None:
    wrong = ("", "31/02/2026", "", "Mill Lane", "NOT ONE", "Nowhere", "many", "", "")

    done = landed(table(wrong, GOOD))

    ((line, row, faults),) = done.faulty
    assert (done.new, line, tuple(row)) == (1, 2, wrong)
    assert {fault.column for fault in faults} == {
        *("Day it was reported", "What happened", "Postcode", "District", "How many people")
    }
    returned = done.as_file(HEADINGS).decode("utf-8-sig")
    assert "We do not know it. Write one of: Northam, Southam, Westford." in returned


def test_a_file_without_an_account_is_refused_before_anything_lands() -> None:
    with pytest.raises(NotAllowed, match="No column says “What happened”"):
        landed(read_table(b"Ref,Colour\n1,red"))


def test_a_dry_run_says_what_would_be_new_and_brings_in_nothing() -> None:
    bring_in(GOOD)

    done = looked_over(table(GOOD, ("A-2", *GOOD[1:]), ("A-3", "", "", *GOOD[3:])))

    assert (done.new, done.known, len(done.faulty)) == (1, 1, 1)
    assert SealedReport.objects.count() == 1


@given(st.lists(st.text(max_size=60), max_size=len(FIELDS)))
def test_any_row_is_a_report_or_its_faults(row: list[str]) -> None:
    found = ALL.read(row)
    assert found.report.account if isinstance(found, Told) else found


@pytest.mark.parametrize(
    ("written", "people"), [("5+", 5), ("about 12", 12), ("3.0", 3), ("unknown", None), ("", None)]
)
def test_people_are_counted_as_partners_write_them(written: str, people: int | None) -> None:
    found = ReportReader({"account": 0, "people_count": 1}, "A council", COUNTY, date(2026, 11, 26)).read(
        ["Men", written]
    )
    assert isinstance(found, Told)
    assert found.report.people_count == people


def told_by(written: str) -> Told | list[Fault]:
    columns = {"account": 0, "reporter_kind": 1}
    return ReportReader(columns, "A council", COUNTY, date(2026, 11, 26)).read(["Men sleep there", written])


@pytest.mark.parametrize(
    ("written", "kind", "role"),
    [
        ("Nurse", "professional", "Nurse"),
        ("a housing officer", "professional", "a housing officer"),
        ("School", "professional", "School"),
        ("Taxi driver", "taxi_driver", ""),
        ("MOP", "public", ""),
        ("Neighbour", "public", ""),
        ("Ex-employee", "worker", ""),
        ("self referral", "self", ""),
        ("A professional", "professional", ""),
        ("unknown", "professional", ""),
    ],
)
def test_whoever_told_a_partner_is_known_by_the_words_that_partners_use(written: str, kind: str, role: str) -> None:
    found = told_by(written)

    assert isinstance(found, Told)
    assert (found.report.reporter_kind, found.report.reporter_role) == (kind, role)


def test_a_word_that_is_nearly_known_is_proposed_and_a_strange_one_is_not() -> None:
    (near,), (strange,) = told_by("Nurrse"), told_by("Zzyzx")

    assert isinstance(near, Fault)
    assert isinstance(strange, Fault)
    assert near.sentence.startswith("We do not know this word. Did you mean “nurse”? Write one of: ")
    assert strange.sentence.startswith("We do not know this word. Write one of: ")


def test_each_word_of_partners_is_one_of_the_kinds_of_people_who_tell() -> None:
    kinds = {word.code for word in COUNTY.reporter_kinds}

    assert {word.group for word in COUNTY.reporter_words} == kinds


@pytest.mark.parametrize(
    ("written", "district"),
    [
        ("Northam", "northam"),
        ("northam borough council", "northam"),
        ("City and District of Southam", "southam"),
        ("The North End", "northam"),
        ("Port Southam", "southam"),
        ("Little Northam", "northam"),
    ],
)
def test_a_district_is_known_by_its_name_its_towns_and_what_partners_call_it(written: str, district: str) -> None:
    told = ReportReader({"account": 0, "district": 1}, "A council", COUNTY, date(2026, 11, 26)).read(["Men", written])

    assert isinstance(told, Told)
    assert told.report.district == district


def test_a_place_that_only_begins_like_a_district_is_not_taken_for_it() -> None:
    read = ReportReader({"account": 0, "district": 1}, "A council", COUNTY, date(2026, 11, 26)).read
    (fault,) = read(["Men", "Northam Rural"])

    assert isinstance(fault, Fault)
    assert fault.sentence.startswith("We do not know it.")


def test_the_command_says_what_landed_and_gives_the_rest_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "march.csv"
    file.write_text("Ref,What happened,Date\n1,Men sleep there,31/03/2026\n2,,31/03/2026\n3,=1+1,soon\n")

    with pytest.raises(CommandError, match=r"row 3: What happened: It is empty\.") as refused:
        call_command("concerns", "import", str(file), "--json")

    said = json.loads(capsys.readouterr().out)
    assert refused.value.returncode == 2
    assert (said["rows"], said["new"], said["known"], said["faulty"]) == (3, 1, 0, 2)
    returned = (tmp_path / "march-faults.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in returned
    assert "Men sleep there" not in returned
