"""The dictionary of measures: every one is counted by a rule of its own, or says why it cannot be."""

from dataclasses import fields
from pathlib import Path

import pytest

from handrail.foundation.locality import current_locality
from handrail.insight.figures.queries.measures import COUNTED, shape_of
from handrail.insight.figures.views import THEMES
from handrail.rules.localities.faults import Faults
from handrail.rules.localities.measure_files import read_measures
from handrail.rules.localities.measures import OPEN_UNITS, UNITS, NoSuchMeasure, measure_called
from handrail.rules.localities.rows import Pack

MEASURES = current_locality().measures
GOOD = """[[measure]]
code = "told"
name = "Told"
theme = "discovery"
unit = "concern"
definition = "Something."
owner = "The desk"
place = "met"
age = "none"
counted = true
source = "ours"
checked_on = 2026-11-26
verified = false
"""


def faults_of(folder: Path, words: str) -> list[str]:
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures/measures.toml").write_text(words)
    pack = Pack(folder, Faults(), sources={"ours": "Ours"})
    read_measures(pack, ())
    return [str(fault) for fault in pack.faults.found]


def test_every_measure_that_is_counted_has_one_rule_and_every_rule_a_measure() -> None:
    assert {entry.code for entry in MEASURES if entry.counted} == set(COUNTED)


@pytest.mark.parametrize("entry", MEASURES, ids=lambda entry: entry.code)
def test_a_measure_says_what_it_counts_or_why_it_cannot(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.definition.endswith(".")
    assert entry.theme in THEMES
    assert bool(UNITS[entry.unit]) == entry.counted == (not entry.why_not)
    assert all(len(getattr(entry, one.name)) > 0 for one in fields(entry) if one.name in {"name", "owner", "source"})


@pytest.mark.parametrize("code", COUNTED)
def test_every_row_of_a_measure_has_words(code: str) -> None:
    shape = shape_of(measure_called(code, MEASURES))
    assert shape.median or all(shape.labels.values())
    assert not shape.share or shape.share in shape.labels


def test_small_numbers_of_people_are_never_shown() -> None:
    assert not OPEN_UNITS & {"person", "concern", "report", "referral", "file", "follow_up", "visit", "centre"}


def test_no_measure_adds_people_referred_to_people_who_were_notified() -> None:
    assert not shape_of(measure_called("nrm_and_notifications", MEASURES)).total


def test_a_measure_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NoSuchMeasure, match="no measure happiness"):
        measure_called("happiness", MEASURES)


def test_a_good_entry_is_read(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (GOOD.replace("counted = true", "counted = false"), "why_not"),
        (GOOD.replace("counted = true", 'counted = true\nwhy_not = "No."'), "why_not"),
        (GOOD.replace("counted = true", 'counted = "yes"'), "must be true or false"),
        (GOOD.replace('"concern"', '"souls"'), "souls"),
        (GOOD.replace('"told"', '"Told!"'), "is no code"),
        (GOOD + GOOD, "twice"),
        (GOOD.replace("owner =", "owned_by ="), "Nothing reads"),
    ],
)
def test_a_fault_in_the_dictionary_is_told_with_its_reason(tmp_path: Path, changed: str, told: str) -> None:
    assert any(told in fault for fault in faults_of(tmp_path, changed))
