"""`handrail dots link`: which records may be of one person, in a table that says why."""

import csv
import sys
from io import StringIO
from pathlib import Path
from subprocess import run

import pytest
from django.core.management import CommandError, call_command

from handrail.methods.linkage import engines

RECORDS = """id,given_name,surname,date_of_birth,phone,vehicle_plate,house,street,town,postcode,full_name,shoe
c1,Maria,Ionescu,1990-02-03,07700 900123,,14,High St,Hatfield,AL10 9AB,,39
c2,Marie,Ionesku,03/02/1990,+44 7700 900123,,14,High Street,Hatfield,al109ab,,
c3,,,,,AB12 CDE,14,High Street,Hatfield,AL10 9AB,,
c4,John,Smith,1970-01-01,,AB12 CDE,2,Mill Road,Luton,LU1 1AA,,
c5,,,19700101,,,,,Luton,,"Smith, Jon",
"""
OTHER = "id,full_name,date_of_birth,town\nx1,Jon Smith,01/01/1970,Luton\nx2,Elena Pop,02/02/1988,Luton\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return written(tmp_path / "records.csv", RECORDS)


def written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def told(*arguments: object) -> tuple[list[dict[str, str]], str, str]:
    """The pairs, the answer and what else was said."""
    out, said = StringIO(), StringIO()
    call_command("dots", "link", *map(str, arguments), stdout=out, stderr=said)
    place = arguments.index("--out") + 1
    with Path(str(arguments[place])).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), out.getvalue(), said.getvalue()


def test_two_records_of_one_person_are_one_pair_with_its_reasons(records: Path, tmp_path: Path) -> None:
    pairs, answer, said = told(records, "--out", tmp_path / "pairs.csv", "--clusters", tmp_path / "clusters.csv")
    assert [(pair["id_left"], pair["id_right"]) for pair in pairs] == [("c1", "c2"), ("c4", "c5")]
    assert float(pairs[0]["probability"]) > 0.999
    assert "phone same +14.9" in pairs[0]["why"]
    assert "surname near" in pairs[0]["why"]
    assert answer == "2 pairs among 5 records.\n"
    assert "ignored, because not known: shoe" in said
    assert "Scored by the shipped model: 5 records; an own estimate needs 1,000." in said
    clusters = (tmp_path / "clusters.csv").read_text().splitlines()
    assert clusters == ["id,cluster", "c1,c1", "c2,c1", "c3,c3", "c4,c4", "c5,c4"]


def test_two_tables_are_linked_across_and_not_within(records: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "other.csv", OTHER)
    pairs, _, _ = told(records, other, "--out", tmp_path / "pairs.csv")
    assert {(pair["id_left"], pair["id_right"]) for pair in pairs} == {("c4", "x1"), ("c5", "x1")}


def test_the_faults_of_both_tables_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    one = written(tmp_path / "one.csv", "given_name\nAna\n")
    other = written(tmp_path / "other.csv", "id,date_of_birth\n1,soon\n")
    with pytest.raises(CommandError) as refused:
        told(one, other, "--out", tmp_path / "pairs.csv")
    assert refused.value.returncode == 2
    assert len(str(refused.value).splitlines()) == 2
    assert not (tmp_path / "pairs.csv").exists()


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        told(tmp_path / "none.csv", "--out", tmp_path / "pairs.csv")


def test_a_table_that_cannot_be_written_leaves_nothing_half(records: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        told(records, "--out", tmp_path / "no folder" / "pairs.csv")


def test_a_table_without_records_has_no_pairs(tmp_path: Path) -> None:
    pairs, answer, _ = told(written(tmp_path / "none.csv", "id,given_name\n"), "--out", tmp_path / "pairs.csv")
    assert pairs == []
    assert answer == "0 pairs among 0 records.\n"


def test_splink_on_duckdb_finds_the_same_pairs(records: Path, tmp_path: Path) -> None:
    by_columns, *_ = told(records, "--out", tmp_path / "pairs.csv")
    by_splink, *_ = told(records, "--out", tmp_path / "splink.csv", "--engine", "duckdb")
    assert by_columns == by_splink != []


def test_without_pyspark_spark_is_refused_in_a_sentence(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="pyspark is not installed") as refused:
        told(records, "--out", tmp_path / "pairs.csv", "--engine", "spark")
    assert refused.value.returncode == 2


def test_without_java_spark_is_refused_in_a_sentence(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: object())
    monkeypatch.setattr(engines.shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(CommandError, match="no Java was found"):
        told(records, "--out", tmp_path / "pairs.csv", "--engine", "spark")


def test_who_only_reads_the_help_does_not_wait_for_splink() -> None:
    asked = (
        "import sys, handrail.casework.dots.management.commands.dots; print({'splink', 'duckdb'} & set(sys.modules))"
    )
    answered = run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answered.stdout.strip() == "set()"
