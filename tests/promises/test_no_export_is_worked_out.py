"""Whatever leaves as a table is words and numbers: no spreadsheet finds a formula in it, wherever it was typed."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import NotATable, as_it_was, faults_file, no_formula, read_table
from tests.partnership.licensing.registers import as_excel

SOURCE = Path(__file__).parents[2] / "handrail"
WRITES = re.compile(r"csv\.writer\(|Document\(\"spreadsheet\"\)|Workbook\(")
# These write what a program reads back as it was, or nothing but made-up words.
FOR_PROGRAMS = {
    "casework/dots/management/commands/dots.py",
    "config/demonstration/drivers.py",
    "methods/disclosure/files.py",
    "methods/prevalence/accrual.py",
}
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def test_everything_that_writes_a_table_neutralises_formulas() -> None:
    writing = {str(file.relative_to(SOURCE)): file.read_text() for file in SOURCE.rglob("*.py")}
    writing = {name: text for name, text in writing.items() if WRITES.search(text)}

    assert len(writing) > len(FOR_PROGRAMS)
    careless = {name for name, text in writing.items() if not re.search(r"no_formula\(|no_formula,|safe\(", text)}
    assert careless == FOR_PROGRAMS


@given(st.sampled_from(BEGINNINGS), st.text(max_size=20))
def test_a_cell_that_begins_a_formula_is_shown_and_comes_back_as_it_was(begins: str, rest: str) -> None:
    shown = no_formula(begins + rest)
    assert not shown.startswith(BEGINNINGS)
    assert as_it_was(shown) == begins + rest


def test_rows_that_come_back_are_words() -> None:
    returned = faults_file(["=A1"], [(2, ["=cmd|' /C calc'!A0"], "It is no day.")]).decode("utf-8-sig")
    assert "'=cmd" in returned
    assert "'=A1" in returned


def test_a_workbook_with_macros_is_read_and_its_macros_are_not() -> None:
    with_macros = BytesIO(as_excel([("What happened",), ("Men sleep there",)]))
    with ZipFile(with_macros, "a") as opened:
        opened.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")

    assert read_table(with_macros.getvalue()).rows == (("Men sleep there",),)


def test_a_zip_bomb_is_refused_before_it_has_unfolded() -> None:
    bomb = BytesIO(as_excel([("What happened",), ("Men sleep there",)]))
    with ZipFile(bomb, "a", compression=8) as opened, opened.open("xl/more.xml", "w") as member:
        for _ in range(300):
            member.write(bytes(1024 * 1024))

    assert len(bomb.getvalue()) < 1024 * 1024
    with pytest.raises(NotATable, match="too large"):
        read_table(bomb.getvalue())
