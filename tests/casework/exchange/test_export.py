"""Cases handed on: names only of who agreed, none where nobody may be known, and what is lost beside it."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from handrail.casework.exchange.actions import Exported, Profile, export_cases
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Person, Role
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WHO = Identity(
    given_names="Canaryanne",
    family_name="=Canarysmith",
    date_of_birth="1990-03-27",
    gender="Woman",
    nationality="Romanian",
    home_office_reference="CANARY-REF",
)


@pytest.fixture
def worker() -> Person:
    return build.person(Role.SUPPORT_WORKER, at_work=build.organisations()[0], name="Canary Worker")


def somebody(worker: Person, *, agreed: bool) -> PotentialVictim:
    kept = build.person_record(by=worker, age="adult", alias="Canary Alias")
    persons.set_identity(kept, identity=WHO, by=worker, at=build.NOON)
    build.consent(kept, "support", "yes" if agreed else "no", by=worker)
    return kept


def rows_of(done: Exported) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(done.table.decode())))


def export(profile: str) -> Exported:
    return export_cases(profile=Profile(profile), by="handrail", at=build.NOON)


def test_names_go_along_only_for_who_agreed_to_support(worker: Person) -> None:
    somebody(worker, agreed=True)
    somebody(worker, agreed=False)

    first, second = sorted(rows_of(export("full")), key=lambda row: row["prs_FirstName"], reverse=True)

    assert (first["prs_FirstName"], first["prs_SecondName"]) == ("Canaryanne", "'=Canarysmith")
    assert (first["prs_Gender"], first["prs_Citizenship"]) == ("Feminine", "RO")
    assert (second["prs_FirstName"], second["prs_Birthdate"], second["prs_Gender"]) == ("", "", "Feminine")


def test_how_to_reach_somebody_goes_into_no_file(worker: Person) -> None:
    reached = SafeContact(channel="phone", address="07700 900412")
    kept = somebody(worker, agreed=True)
    persons.set_safe_contact(kept, kept=KeptContact(safe="yes", contact=reached), by=worker, at=build.NOON)

    done = export("full")

    assert b"900412" not in done.table + done.losses
    assert b"How to reach somebody is not given" in done.losses


@pytest.mark.parametrize("profile", ["deidentified", "ctdc"])
def test_no_name_is_in_what_identifies_nobody(worker: Person, profile: str) -> None:
    for _ in range(11):
        somebody(worker, agreed=True)

    done = export(profile)

    assert done.people == 11
    for canary in (b"Canary", b"CANARY", b"1990-03-27"):
        assert canary not in done.table + done.losses
    assert b"30--38" in done.table


def test_fewer_than_eleven_people_are_no_data_set(worker: Person) -> None:
    somebody(worker, agreed=True)

    done = export("ctdc")

    assert done.people == 0
    assert "Rows that were still too rare were left out." in done.notes


def test_somebody_of_whom_there_is_no_second_is_in_no_file_that_identifies_nobody(worker: Person) -> None:
    for _ in range(10):
        somebody(worker, agreed=True)
    alone = somebody(worker, agreed=True)
    persons.set_identity(alone, identity=Identity(gender="male", date_of_birth="1950-01-01"), by=worker, at=build.NOON)

    done = export("deidentified")

    rows = list(csv.reader(StringIO(done.table.decode())))[1:]
    assert all(many >= 10 for many in Counter(map(tuple, rows)).values())
    assert b"48+" not in done.table
    assert "Every row is one of at least 10 that are alike." in done.notes
    assert done.losses.count(b"alike") == 1


def test_a_restricted_record_stays_here(worker: Person) -> None:
    kept = somebody(worker, agreed=True)
    coordinator = build.person(Role.COORDINATOR, at_work=worker.organisation)
    persons.restrict(kept, reason="Somebody looks for them.", named=[worker], by=coordinator, at=build.NOON)

    assert export("full").people == 0


def test_only_the_home_office_says_what_somebody_is(worker: Person) -> None:
    kept = build.referred_to_nrm(by=worker)
    assert rows_of(export("full"))[0]["vic_TraffickingStatus"] == "PossibleVictimOfTrafficking"

    build.decided(kept, "reasonable_grounds", "negative", by=worker)

    row = rows_of(export("full"))[0]
    assert row["vic_TraffickingStatus"] == "PossibleVictimOfTrafficking"
    assert row["vic_TraffickingStatusDecisionMakingOrg"] == "NonPoliceGovernmentalOrganization"


def test_the_command_writes_both_files_and_a_line_in_the_trail(worker: Person, tmp_path: Path) -> None:
    somebody(worker, agreed=True)

    call_command("export", "htcds", profile="full", out=tmp_path / "cases.csv", verbosity=0)

    assert (tmp_path / "cases.csv").read_text().startswith("prs_Salutation,prs_FirstName")
    assert "no code for forced crime" in (tmp_path / "cases-losses.csv").read_text()
    line = TrailEntry.objects.get(act="exchange.exported")
    assert line.detail == {"profile": "full", "rows": 1}


def test_nothing_is_written_by_half(tmp_path: Path) -> None:
    for out, said in ((tmp_path / "none" / "a.csv", "There is no folder"), (tmp_path / "a.pdf", "ends in .csv")):
        with pytest.raises(CommandError, match=said) as refused:
            call_command("export", "htcds", profile="full", out=out)
        assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []
