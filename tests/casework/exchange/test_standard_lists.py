"""A partner's cases in the international standard land as concerns, and what has no code of ours is kept as words."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Concern
from handrail.casework.desk.queries import file_of
from handrail.casework.exchange.models import FileKind
from handrail.casework.exchange.policies import Fault, StandardReader, Told
from handrail.casework.exchange.queries import columns_of, table_in
from handrail.rules.localities.pack import read
from tests import build
from tests.rules.localities.packs import PACKS

COUNTY = read(PACKS / "exampleshire")
HEADINGS = (
    *("First Name", "Second Name", "Birthdate", "Gender", "Type of Exploitation", "Forced Labour Industry", "Consent"),
    *("Trafficking Status", "Incoming Referral Date", "Mailing Street"),
)
ANNA = (
    *("Anna", "Example", "2012-04-01", "Feminine", "ForcedLabour;Servitude", "F_Construction", "TRUE"),
    *("ActualVictimOfTrafficking", "2026-03-31", "1 Mill Lane"),
)


def as_csv(*rows: Sequence[str]) -> bytes:
    return "\n".join(",".join(row) for row in (HEADINGS, *rows)).encode()


def read_row(*row: str) -> Told | list[Fault]:
    columns = columns_of(table_in(as_csv(ANNA), FileKind.STANDARD), FileKind.STANDARD, sender=None)
    return StandardReader(columns, "A charity", COUNTY, date(2026, 11, 27)).read(row)


def changed(**cells: str) -> Told | list[Fault]:
    named = dict(zip(HEADINGS, ANNA, strict=True)) | {name.replace("_", " "): text for name, text in cells.items()}
    return read_row(*named.values())


def test_what_is_exactly_ours_is_placed_and_the_rest_is_kept_as_words_and_named() -> None:
    found = read_row(*ANNA)

    assert isinstance(found, Told)
    assert (found.report.names, found.report.child, found.report.people_count) == ("Anna Example", "yes", 1)
    assert "Gender: Woman" in found.report.account
    assert "Type of Exploitation: Forced to work; Servitude" in found.report.account
    assert "Mailing Street: 1 Mill Lane" in found.report.account
    assert set(found.in_words) == {"Type of Exploitation", "Forced Labour Industry", "Trafficking Status"}


def test_nobody_is_called_a_victim_and_a_tick_is_no_consent() -> None:
    found = read_row(*ANNA)

    assert isinstance(found, Told)
    assert "Trafficking Status (as they put it, which decides nothing here): Actual victim" in found.report.account
    assert "Consent (as they ticked it; here it is no basis for anything): TRUE" in found.report.account
    assert found.report.sharing == "confidence"


def test_a_day_that_is_none_is_kept_as_words_and_one_to_come_is_a_fault() -> None:
    spring = changed(Birthdate="spring 1990")
    assert isinstance(spring, Told)
    assert (spring.report.child, "Birthdate" in spring.in_words) == ("unknown", True)
    assert changed(Birthdate="01/01/2099") == [Fault("Birthdate", "It is in the future.")]


def test_a_row_that_says_nothing_does_not_land() -> None:
    found = read_row(*[""] * len(HEADINGS))
    assert isinstance(found, list)
    assert found[0].sentence == "Nothing is said in this row."


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_command_brings_in_a_template_with_its_hidden_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = ("prs_FirstName", "prs_SecondName", "prs_Birthdate", *[""] * (len(HEADINGS) - 3))
    file = tmp_path / "cases.csv"
    file.write_bytes("\n".join(",".join(row) for row in (hidden, HEADINGS, ANNA)).encode())

    call_command("concerns", "import", str(file), "--htcds", "--json")
    call_command("concerns", "import", str(file), "--htcds", "--json")

    first, again = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["rows"], first["new"], again["new"], again["known"]) == (1, 1, 0, 1)
    assert first["in_words"]["Forced Labour Industry"] == 1
    office = build.Office()
    desk.take_in(at=office.later())
    concern = desk.open_concern(Concern.objects.get().pk, by=office.officer, at=office.later())
    report = file_of(concern.pk, by=office.officer, at=office.later()).report
    assert report is not None
    assert report.names == "Anna Example"
