"""A form with a fault is refused, with the file, the line and the reason, and with every fault at once."""

from pathlib import Path

import pytest

from handrail.rules.localities.pack import PackFault, read
from handrail.rules.referral_form.form import read_form
from tests.rules.localities.packs import NAMES, PACKS, copy_into, line_of, replace_in
from tests.rules.referral_form.truths import form

CHECKED = "form-2026,2026-11-22,yes"
FIELD_ROWS = [
    (f"x,nowhere,text,X,,always,no,,,,,nobody,goes,,{CHECKED}", 'There is no page "nowhere"'),
    (f"x,reference,poem,X,,always,no,,,,,nobody,goes,,{CHECKED}", '"poem" in "kind" must be one of'),
    (f"x,reference,choice,X,,always,no,,nothing,,,nobody,goes,,{CHECKED}", 'no options for the list "nothing"'),
    (f"x,reference,listed,X,,always,no,,,,,nobody,goes,,{CHECKED}", "needs a list"),
    (f"x,reference,text,X,,sometimes,no,,,,,nobody,goes,,{CHECKED}", '"sometimes" is no condition'),
    (f"x,reference,text,X,,@someday,no,,,,,nobody,goes,,{CHECKED}", 'No condition named "someday"'),
    (f"x,reference,text,X,,moon is full,no,,,,,nobody,goes,,{CHECKED}", '"moon" is not a field'),
    (
        f"x,reference,text,X,,pv_under_18 is old,no,,,,,nobody,goes,,{CHECKED}",
        '"old" is not an answer to "pv_under_18"',
    ),
    (f"x,reference,text,X,,evidence_files has none,no,,,,,nobody,goes,,{CHECKED}", 'only "has some" is'),
    (f"x,reference,text,X,,always,perhaps,,,,,nobody,goes,,{CHECKED}", '"perhaps" in "demanded" must be yes or no'),
    (f"x,reference,text,X,,always,no,many,,,,nobody,goes,,{CHECKED}", '"many" in "limit" is not a whole number'),
    (f"x,reference,text,X,,always,no,,,magic,,nobody,goes,,{CHECKED}", '"magic" in "checks" must be one of'),
    (f"x,reference,text,X,,always,no,,,,,aliens,goes,,{CHECKED}", '"aliens" in "identifies" must be one of'),
    (f"x,reference,text,X,,always,no,,,,,nobody,flies,,{CHECKED}", '"flies" in "in_notification" must be one of'),
    (f"x,reference,text,X,,always,no,,,,,nobody,goes,soul,{CHECKED}", '"soul" in "holds" must be one of'),
    (
        f"draft_reference,reference,text,X,,always,no,,,,,nobody,goes,,{CHECKED}",
        '"draft_reference" is in this file twice',
    ),
    ("x,reference,text,X,,always,no,,,,,nobody,goes,,hearsay,2026-11-22,yes", '"hearsay" is not in sources.csv'),
    ("x,reference,text,X,,always,no,,,,,nobody,goes,,form-2026,soon,yes", '"soon" in "checked_on" is not a date'),
]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return copy_into(tmp_path)


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PackFault) as refused:
        read_form(folder)
    return str(refused.value).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_every_county_can_read_the_form(name: str) -> None:
    assert len(read_form(PACKS / name).fields) == 139
    assert read(PACKS / name).code == name


@pytest.mark.parametrize(("row", "reason"), FIELD_ROWS)
def test_a_field_with_a_fault_is_named_by_file_line_and_reason(county: Path, row: str, reason: str) -> None:
    file = county.parent / "england-and-wales" / "referral_form" / "fields.csv"
    with file.open("a", encoding="utf-8") as lines:
        lines.write(row + "\n")
    line = len(file.read_text("utf-8").splitlines())
    found = faults_of(county)
    assert len(found) == 1
    assert found[0].startswith(f"england-and-wales/referral_form/fields.csv, line {line}: ")
    assert reason in found[0]


def test_every_fault_is_named_at_once(county: Path) -> None:
    folder = county.parent / "england-and-wales" / "referral_form"
    replace_in(folder / "pages.csv", "The adult’s decision", "")
    replace_in(folder / "conditions.csv", "@child or @adult_nrm", "@child or @grown_up")
    found = faults_of(county)
    page = line_of(folder / "pages.csv", "pv-want-to-submit-nrm")
    condition = line_of(folder / "conditions.csv", "nrm,")
    assert f'england-and-wales/referral_form/pages.csv, line {page}: "heading" is empty.' in found
    assert any(
        fault.startswith(f"england-and-wales/referral_form/conditions.csv, line {condition}: ") for fault in found
    )


def test_a_page_that_no_field_stands_on_is_a_fault(county: Path) -> None:
    file = county.parent / "england-and-wales" / "referral_form" / "pages.csv"
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"empty,Nothing here,,always,{CHECKED}\n")
    assert any('No field stands on the page "empty"' in fault for fault in faults_of(county))


def test_our_county_is_spelt_as_the_form_spells_it() -> None:
    """The twelve bodies of Hertfordshire, and the 27 places, are found in the form's lists under these names."""
    codes = {organisation.code for organisation in read(PACKS / "hertfordshire").organisations}
    ours = {
        entry.words: entry.organisations
        for entry in form().lists["first_responder_organisations"]
        if entry.organisations
    }
    assert ours["Hertfordshire Constabulary"] == ("hertfordshire-constabulary", "operation-tropic")
    assert "county-childrens-services" in ours["Hertfordshire County Council"]
    assert len([name for name in ours if "Council" in name]) == 11
    assert {code for codes_of in ours.values() for code in codes_of} <= codes
    towns = [entry.words for entry in form().lists["uk_towns"]]
    assert len(towns) == 28
    assert {"Unknown", "Letchworth", "Bishop's Stortford"} <= set(towns)


def test_every_first_responder_of_the_county_is_in_the_forms_list() -> None:
    locality = read(PACKS / "hertfordshire")
    in_the_form = {code for entry in form().lists["first_responder_organisations"] for code in entry.organisations}
    kinds = {"police", "county_council", "district_council"}
    ours = {one.code for one in locality.organisations if one.first_responder == "yes" and one.kind in kinds}
    assert ours <= in_the_form
