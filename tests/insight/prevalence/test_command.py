"""`handrail prevalence`, as somebody types it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.insight.prevalence.studied import GROWN
from tests.methods.prevalence.published import compiled_once

pytestmark = compiled_once

THREE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,16\n1,0,1,9\n0,1,1,8\n1,1,1,2\n"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    file = tmp_path / "LISTS.csv"
    file.write_text(THREE)
    return file


def say(*words: object) -> str:
    """Run the command; gives what it prints."""
    out = io.StringIO()
    call_command("prevalence", *map(str, words), stdout=out)
    return out.getvalue()


def answer(*words: object) -> dict[str, Any]:
    return json.loads(say(*words, "--json"))  # type: ignore[no-any-return]


def test_people_read_the_gate_the_floor_and_every_method(lists: Path) -> None:
    told = say(lists, "--replicates", 100)
    assert "125 people are on these 3 lists: A, B, C." in told
    assert "There are at least about" in told
    assert "people differ more (Darroch); lists differ" in told
    for line in ("best of all models", "pairs one by one", "no list depends", "as the Home Office did", "lower bound"):
        assert line in told


def test_programs_get_one_object(lists: Path) -> None:
    given = answer(lists, "--method", "main", "--alone")
    assert (given["method"], given["lists"], given["observed"], given["identifiable"]) == (
        "main",
        ["A", "B", "C"],
        125,
        True,
    )
    assert given["interval"]["low"] < given["estimate"] < given["interval"]["high"]
    assert given["seconds"] >= 0


def test_one_seed_has_one_answer(lists: Path) -> None:
    first, again, other = (
        answer(lists, "--method", "stepwise", "--alone", "--replicates", 100, "--seed", seed)["interval"]
        for seed in (3, 3, 4)
    )
    assert first == again != other


def test_work_that_was_cut_short_goes_on_with_what_is_kept_and_ends_with_the_same_answer(
    lists: Path, tmp_path: Path
) -> None:
    kept, asked = tmp_path / "kept", (lists, "--method", "stepwise", "--alone", "--replicates", 300)
    without, first = answer(*asked), answer(*asked, "--resume", kept)
    written = kept.read_text()
    cut_short = "".join(written.splitlines(keepends=True)[:2]) + '["half a li'
    kept.write_text(cut_short)
    again = answer(*asked, "--resume", kept)
    assert {**without, "seconds": 0} == {**first, "seconds": 0} == {**again, "seconds": 0}
    assert kept.read_text() == written


def test_a_file_that_was_never_kept_is_refused_and_left_as_it_is(lists: Path) -> None:
    before = lists.read_text()
    with pytest.raises(CommandError, match="not a file that --resume has written"):
        say(lists, "--method", "main", "--alone", "--resume", lists)
    assert lists.read_text() == before


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(THREE))
    assert answer("-", "--method", "main", "--alone")["observed"] == 125


def test_what_cannot_be_estimated_is_answered_and_not_failed(tmp_path: Path) -> None:
    file = tmp_path / "apart.csv"
    file.write_text("A,B,C,count\n1,0,0,20\n0,1,0,15\n0,0,1,10\n")
    given = answer(file)
    assert (given["estimate"], given["interval"], given["identifiable"], given["gate"]) == (
        None,
        None,
        False,
        "refused",
    )
    assert any(warning.startswith("Not estimable") for warning in given["warnings"])
    assert answer(file, "--method", "main", "--anyway", "--alone")["estimate"] is None


def test_lists_are_merged_dropped_or_named_as_fed(tmp_path: Path) -> None:
    file = tmp_path / "four.csv"
    file.write_text("A,B,C,D,count\n1,0,0,0,40\n0,1,1,0,30\n0,0,1,1,20\n1,1,0,0,16\n1,0,0,1,9\n0,0,1,0,50\n")
    merged = answer(file, "--merge", "C+D", "--method", "main", "--alone")
    assert merged["lists"] == ["A", "B", "C or D"]
    assert answer(file, "--drop", "D", "--method", "main", "--alone")["lists"] == ["A", "B", "C"]
    assert "D is where other organisations" in answer(file, "--fed", "D")["warnings"][0]


def test_pairs_that_may_be_one_are_drawn(lists: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "PAIRS.csv"
    pairs.write_text("one,other,probability,count\nA,B,0.6,8\n")
    given = answer(lists, "--unsure", pairs, "--method", "main", "--alone", "--replicates", 100)
    (drawn,) = given["beside"]
    assert drawn["method"] == "links"
    assert drawn["estimate"] < given["estimate"], "whoever is one was counted as two"
    pairs.write_text("one,other,probability,count\nA,B,1.6,8\n")
    with pytest.raises(CommandError, match=r"Row 2 of the pairs: column probability: 1\.6 was found"):
        say(lists, "--unsure", pairs)


def test_periods_are_put_beside_each_other(lists: Path, tmp_path: Path) -> None:
    later = tmp_path / "LATER.csv"
    later.write_text("A,B,C,count\n1,0,0,80\n0,1,0,60\n0,0,1,40\n1,1,0,32\n1,0,1,18\n0,1,1,16\n1,1,1,4\n")
    given = answer(lists, "--later", later)
    assert [period["recorded"] for period in given["periods"]] == [125, 250]
    assert given["comparisons"][0]["verdict"] in {
        "consistent with more awareness",
        "consistent with more victims",
        "cannot tell",
    }
    later.write_text("A,B,D,count\n1,0,0,80\n")
    with pytest.raises(CommandError, match="must be the same"):
        say(lists, "--later", later)


def test_the_number_is_told_as_lists_grew(lists: Path, tmp_path: Path) -> None:
    so_far = tmp_path / "GROWTH.csv"
    so_far.write_text(GROWN)
    given = answer(lists, "--method", "main", "--alone", "--replicates", 100, "--so-far", so_far)
    assert [day["observed"] for day in given["grown"]["days"]] == [34, 75, 125]
    assert "As the lists grew" in say(lists, "--method", "main", "--alone", "--replicates", 100, "--so-far", so_far)
    so_far.write_text(GROWN.replace("2025-06-30", "summer", 1))
    with pytest.raises(CommandError, match=r"GROWTH\.csv: Row 7: column to: summer was found; a day like 2025-03-31"):
        say(lists, "--so-far", so_far)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--drop", "X"], "X is none of the lists A, B, C."),
        (["--drop", "A"], "2 lists are left; 3 are needed."),
        (["--merge", "A"], "Nothing is none of the lists"),
        (["--merge", "A+A"], "A is none of the lists"),
        (["--seed", "-1"], "--seed is -1; from 0"),
        (["--replicates", "3"], "--replicates is 3; from 100"),
    ],
)
def test_what_cannot_be_taken_is_told(lists: Path, words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        say(lists, *words)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (None, "it cannot be read"),
        (b"\xff\xfe", "it is not written in UTF-8"),
        (b"A,B,C,count\n1,0,0,-4\n1,0,2,5\n", "Row 2: column count: -4 was found; people cannot be fewer than none."),
        (b"", "The file is empty"),
    ],
)
def test_a_file_with_faults_is_refused_with_each_of_them(tmp_path: Path, written: bytes | None, sentence: str) -> None:
    file = tmp_path / "LISTS.csv"
    if written is not None:
        file.write_bytes(written)
    with pytest.raises(CommandError) as refused:
        say(file)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith(str(file))


def test_help_and_a_page_do_not_pay_for_what_the_command_needs(lists: Path) -> None:
    """The compiled part and SciPy are slow to load: reading lists and asking for a simple method load neither."""
    import subprocess
    import sys

    code = (
        "import sys; import handrail.insight.prevalence.management.commands.prevalence; "
        "print([name for name in ('numba', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
