"""Lists of others beside everybody known: nothing of them is kept, and nobody who is restricted is told of."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from handrail.casework.dots.actions import relinking
from handrail.casework.dots.models import Link, Mention, Token
from handrail.casework.persons import actions as persons
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.dots.conftest import Told

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TOLD = "Her name is Maria Ionescu, born 03/02/1990. She calls from 07700 900123."
LIST = (
    "id,given_name,surname,date_of_birth,phone\n"
    "p1,Marie,Ionesku,1990-02-03,\n"
    "p2,Zofia,Nowakowska,1971-08-30,07700 900999\n"
)


def ran(*arguments: object) -> str:
    """What a command answered."""
    answer = StringIO()
    call_command("dots", *map(str, arguments), stdout=answer, stderr=StringIO())
    return answer.getvalue()


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def partners(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "list.csv"


def test_a_list_gets_references_and_nothing_of_it_is_kept(told: Told, partners: Path, tmp_path: Path) -> None:
    concern = told(account=TOLD)
    before = [model.objects.count() for model in (Mention, Token, Link)]
    assert ran("match-list", partners, "--out", tmp_path / "out.csv").startswith("1 of 2 may be known.")
    found = rows(tmp_path / "out.csv")
    assert [(row["id"], row["reference"]) for row in found] == [("p1", concern.reference)]
    assert [model.objects.count() for model in (Mention, Token, Link)] == before
    entry = TrailEntry.objects.get(act="dots.list_matched")
    assert entry.detail == {"rows": 2, "found": 1}


def test_nobody_restricted_is_found_by_a_list_or_encoded(
    told: Told, office: build.Office, officer: Person, partners: Path, tmp_path: Path
) -> None:
    concern = told(account=TOLD)
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    record = build.person_record(by=officer, at=office.later(), concern=concern)
    persons.restrict(record, reason="Somebody here knows her.", named=[], by=coordinator, at=office.later())
    assert ran("match-list", partners, "--out", tmp_path / "out.csv").startswith("0 of 2 may be known.")
    ran("new-encoding-key", "--out", tmp_path / "key")
    assert ran("encode-known", "--key", tmp_path / "key", "--out", tmp_path / "known.csv") == "0 encoded.\n"


def test_two_sides_encode_and_are_told_references_alone(told: Told, partners: Path, tmp_path: Path) -> None:
    concern = told(account=TOLD)
    key, known, theirs, out = (tmp_path / name for name in ("key", "known.csv", "theirs.csv", "out.csv"))
    ran("new-encoding-key", "--out", key)
    assert key.stat().st_mode & 0o077 == 0
    assert ran("encode-known", "--key", key, "--out", known) == "1 encoded.\n"
    assert ran("encode", partners, "--key", key, "--out", theirs).startswith("2 encoded; 0 left out")
    assert ran("match-encoded", known, theirs, "--out", out) == "1 pairs are alike.\n"
    assert [(row["id_left"], row["id_right"]) for row in rows(out)] == [(concern.reference, "p1")]
    assert "ionesku" not in theirs.read_text().lower()


def test_a_key_that_is_there_is_not_replaced_and_a_wrong_one_is_refused(partners: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("none", encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be written: File exists"):
        ran("new-encoding-key", "--out", tmp_path / "key")
    with pytest.raises(CommandError, match="64 hexadecimal digits") as refused:
        ran("encode", partners, "--key", tmp_path / "key", "--out", tmp_path / "out.csv")
    assert refused.value.returncode == 2


def test_relinking_goes_on_where_a_few_at_a_time_end(
    told: Told, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for spelt in ("Maria Ionescu", "Marie Ionesku", "Maria Jonescu"):
        told(account=TOLD.replace("Maria Ionescu", spelt))
    monkeypatch.setattr(relinking, "AT_A_TIME", 1)
    found = relinking.relink(at=office.later())
    assert (found.pairs, found.missing, found.otherwise) == (3, 0, 0)
