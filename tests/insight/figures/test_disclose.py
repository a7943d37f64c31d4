"""`handrail disclose` writes safe tables and their audit, or every reason why not; then nothing is written."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

TABLES = """table,district,age,count
district by age,Watford,under 18,12
district by age,Watford,18 or over,3
district by age,Dacorum,under 18,31
district by age,Dacorum,18 or over,18
district by age,Stevenage,under 18,9
district by age,Stevenage,18 or over,22
"""
QUARTER, YEAR = "2025-01-01..2025-03-31", "2025-01-01..2025-12-31"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "tables.csv").write_text(TABLES)
    return tmp_path / "tables.csv"


def run(file: Path, *options: str, threshold: int = 5) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("disclose", str(file), "--threshold", str(threshold), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def run_json(file: Path, *options: str) -> dict[str, Any]:
    told = json.loads(run(file, *options, "--json")[0])
    assert isinstance(told, dict)
    return told


def faults_of(file: Path, *options: str, threshold: int = 5) -> list[str]:
    with pytest.raises(CommandError) as refused:
        run(file, *options, threshold=threshold)
    assert refused.value.returncode == 2
    return str(refused.value).split("\n")


def test_a_small_number_is_hidden_with_the_cheapest_three_that_would_give_it_away(file: Path) -> None:
    tables, audit = run(file)
    assert "district by age,,Watford,18 or over,c,,public,milp,5" in tables
    assert tables.count(",c,") == 4
    assert "8 of 12 cells are shown, 4 are hidden." in audit
    assert "age 18 or over, district Watford: It is from 1 to 4." in audit


def test_the_audit_is_told_to_programs(file: Path) -> None:
    told = run_json(file)
    assert (told["safe"], told["rule"], told["threshold"], told["hidden"]) == (True, "milp", 5, 4)
    (found,) = told["audit"]
    assert (found["cell"], found["reason"]) == ({"age": "18 or over", "district": "Watford"}, "It is from 1 to 4.")
    assert found["lowest"] < 3
    assert found["highest"] >= 5


def test_rule_10_5_rounds_what_it_shows_and_totals_on_their_own(file: Path) -> None:
    tables, _ = run(file, "--rule", "10-5", threshold=10)
    assert "district by age,,Watford,under 18,10,,public,10-5,10" in tables
    assert "district by age,,Watford,18 or over,<10," in tables
    assert "district by age,,,,95," in tables


def test_tables_go_to_a_file_and_back_in_as_an_earlier_release(file: Path, tmp_path: Path) -> None:
    out, _ = run(file, "--period", QUARTER, "--out", str(tmp_path / "safe.csv"))
    assert "Keep this audit inside" in out
    told = run_json(file, "--period", QUARTER, "--earlier", str(tmp_path / "safe.csv"))
    assert told["hidden"] == 4


def test_the_difference_to_an_earlier_release_is_not_given_away(file: Path, tmp_path: Path) -> None:
    run(file, "--period", QUARTER, "--out", str(tmp_path / "first.csv"))
    file.write_text(TABLES.replace("Dacorum,under 18,31", "Dacorum,under 18,33"))
    told = run_json(file, "--period", YEAR, "--earlier", str(tmp_path / "first.csv"))
    shown = {tuple(cell["cell"].values()): cell["shown"] for cell in told["tables"][0]["cells"]}
    assert shown["under 18", "Dacorum"] == "c"
    assert shown[()] == "c"  # 97 after 95 would tell that there were two more.


def test_a_running_total_is_refused(file: Path, tmp_path: Path) -> None:
    run(file, "--period", QUARTER, "--out", str(tmp_path / "first.csv"))
    (fault,) = faults_of(file, "--period", "2025-01-01..2025-06-30", "--earlier", str(tmp_path / "first.csv"))
    assert "first.csv: 2025-01-01 to 2025-06-30 is a running total of 2025-01-01 to 2025-03-31" in fault


def test_exact_and_rounded_numbers_never_go_to_the_same_people(file: Path, tmp_path: Path) -> None:
    exact = str(tmp_path / "exact.csv")
    run(file, "--period", YEAR, "--out", exact, "--recipients", "analysts")
    rounded = ("--period", YEAR, "--earlier", exact, "--rule", "10-5", "--recipients")
    (fault,) = faults_of(file, *rounded, "analysts", threshold=10)
    assert "district by age: analysts has it exact in exact.csv" in fault
    assert run(file, *rounded, "board", threshold=10)


def test_what_only_two_versions_together_give_away_is_found(file: Path, tmp_path: Path) -> None:
    """That 9 is below 10 tells, beside exact totals, that what was hidden in its row's stead is 3 or less."""
    exact = str(tmp_path / "exact.csv")
    run(file, "--period", YEAR, "--out", exact)
    options = ("--period", YEAR, "--earlier", exact, "--rule", "10-5", "--recipients", "board")
    (fault,) = faults_of(file, *options, threshold=10)
    assert fault.startswith("age 18 or over, district Watford, 2025-01-01 to 2025-12-31: it can be found to be below 5")


def test_every_fault_is_told_with_its_row_and_nothing_is_written(file: Path, tmp_path: Path) -> None:
    file.write_text(TABLES + "district by age,Watford,18 or over,4\ndistrict by age,Luton,under 18,many\n")
    out = tmp_path / "safe.csv"
    assert faults_of(file, "--out", str(out), "--period", "soon") == [
        "--period soon: two days like 2025-01-01..2025-12-31 were expected.",
        f"{file}: Row 8: district by age, age 18 or over, district Watford is told in row 3 already.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["tables.csv"]


@pytest.mark.parametrize(
    ("options", "threshold", "expected"),
    [
        (("--rule", "10-5"), 5, "Rule 10-5 hides numbers below 10: a threshold of 5 is too low."),
        ((), 2, "The threshold is 2: it must be 3 or more."),
        (("--recipients", "=1+1"), 5, "--recipients: a word for who gets the tables was expected"),
        (("--out", "/nowhere/safe.csv"), 5, "/nowhere/safe.csv: it cannot be written"),
        (("--earlier", "/nowhere/safe.csv"), 5, "/nowhere/safe.csv: it cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(file: Path, options: tuple[str, ...], threshold: int, expected: str) -> None:
    (fault,) = faults_of(file, *options, threshold=threshold)
    assert fault.startswith(expected)
