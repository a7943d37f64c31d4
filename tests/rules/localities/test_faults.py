"""A pack with a fault is refused, with the file, the line and the reason, and with every fault at once."""

from pathlib import Path

import pytest

from handrail.rules.localities.pack import PackFault, read
from tests.rules.localities.packs import copy_into, line_of, replace_in

MADE_UP = "made-up,2026-11-22,yes"
PLANTED_ROWS = [
    (
        "channels.csv",
        f"x,X,,Why.,public,020 7243 2942,,,,always,no,,1,{MADE_UP},",
        '"020 7243 2942" is not a number kept',
    ),
    ("channels.csv", f"x,X,,Why.,public,ask,,,,always,no,,1,{MADE_UP},", '"ask" is not a telephone number'),
    (
        "channels.csv",
        f"x,X,,Why.,public,,,,,always,no,,1,{MADE_UP},",
        "There is no telephone, text number, email or web",
    ),
    ("channels.csv", f"x,X,,Why.,public,,,nobody,,always,no,,1,{MADE_UP},", '"nobody" is not an email address'),
    ("channels.csv", f"x,X,,Why.,public,,,,http://a.example,always,no,,1,{MADE_UP},", "must start with https://"),
    ("channels.csv", f"x,X,,Why.,public,999,,,,mon 22:00-02:00,no,,1,{MADE_UP},", "passes midnight"),
    ("channels.csv", f"x,X,,Why.,public,999,,,,,no,,1,{MADE_UP},", '"hours" is empty'),
    (
        "channels.csv",
        f"x,X,,Why.,martians,999,,,,always,no,,1,{MADE_UP},",
        '"martians" in "audience" must be one of: public',
    ),
    ("channels.csv", f"x,X,,Why.,,999,,,,always,no,,1,{MADE_UP},", '"audience" is empty'),
    ("channels.csv", f"x,X,,,public,999,,,,always,no,,1,{MADE_UP},", '"purpose" is empty'),
    (
        "channels.csv",
        f"x,X,,Why.,public,999,,,,always,perhaps,,1,{MADE_UP},",
        '"perhaps" in "confidential" must be yes or no',
    ),
    (
        "channels.csv",
        f"x,X,,Why.,public,999,,,,always,no,,first,{MADE_UP},",
        '"first" in "order" is not a whole number',
    ),
    (
        "channels.csv",
        f"x,X,nobody,Why.,public,999,,,,always,no,,1,{MADE_UP},",
        '"nobody" in "organisation" is not a code',
    ),
    ("channels.csv", "x,X,,Why.,public,999,,,,always,no,,1,,2026-11-22,yes,", '"source" is empty'),
    ("channels.csv", "x,X,,Why.,public,999,,,,always,no,,1,hearsay,2026-11-22,yes,", '"hearsay" is not in sources.csv'),
    (
        "channels.csv",
        "x,X,,Why.,public,999,,,,always,no,,1,made-up,yesterday,yes,",
        '"yesterday" in "checked_on" is not a date',
    ),
    ("channels.csv", "x,X,,Why.,public,999,,,,always,no,,1,made-up,,yes,", '"checked_on" is empty'),
    ("channels.csv", "x,X,,Why.,public,999,,,,always,no,,1,made-up,2026-11-22,,", '"verified" is empty'),
    ("channels.csv", "x,X", "The row has 2 cells; 17 are needed"),
    ("channels.csv", 'x,"X"y', "The row cannot be read"),
    ("organisations.csv", f"x,X,circus,no,no,,no,{MADE_UP},", '"circus" in "kind" must be one of: police'),
    (
        "organisations.csv",
        f"x,X,police,maybe,no,,no,{MADE_UP},",
        '"maybe" in "first_responder" must be one of: yes, no, unverified',
    ),
    ("organisations.csv", f"x,X,police,no,no,atlantis,no,{MADE_UP},", '"atlantis" in "district" is not a code'),
    ("organisations.csv", f"lantern,X,police,no,no,,no,{MADE_UP},", '"lantern" is in this file twice'),
    ("organisations.csv", f"Big X,X,police,no,no,,no,{MADE_UP},", '"Big X" in "code" is no code'),
    ("districts.csv", f"eastham,Eastham,,,{MADE_UP}", '"eastham" has no postcode area'),
    ("postcodes.csv", f"Z,westford,yes,{MADE_UP}", '"Z" is not the first half of a postcode'),
    ("postcodes.csv", f"ZZ4,westford,no,{MADE_UP}", "ZZ4 is named for that district twice"),
    ("postcodes.csv", f"ZZ9,atlantis,no,{MADE_UP}", '"atlantis" in "district" is not a code'),
    ("limits.csv", f"small_number,2024-01-01,7,people,{MADE_UP},", '"small_number" is set twice from 2024-01-01'),
    ("limits.csv", f"small_number,,7,people,{MADE_UP},", '"from" is empty'),
    ("limits.csv", f"small_number,2027-01-01,-7,people,{MADE_UP},", '"-7" in "value" is not a whole number'),
    ("limits.csv", f"small_number,2027-01-01,7,,{MADE_UP},", '"unit" is empty'),
    ("steering/groups.csv", f"x,X,later,,{MADE_UP}", '"later" in "parent" is no group that stands before this one'),
    ("steering/groups.csv", f"x,X,x,,{MADE_UP}", '"x" in "parent" is no group that stands before this one'),
    ("steering/groups.csv", f"support,X,,,{MADE_UP}", '"support" is in this file twice'),
    ("steering/members.csv", f"x,lantern,no,{MADE_UP}", '"x" in "group" is not a code'),
    ("steering/members.csv", f"support,nobody,no,{MADE_UP}", '"nobody" in "organisation" is not a code'),
    ("steering/members.csv", f"support,lantern,no,{MADE_UP}", '"lantern" sits on "support" twice'),
    ("sources.csv", "made-up,Again,,,", '"made-up" is in this file twice'),
    ("sources.csv", "more,,,,", '"title" is empty'),
]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return copy_into(tmp_path)


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PackFault) as refused:
        read(folder)
    assert str(refused.value).splitlines() == [str(fault) for fault in refused.value.faults]
    return str(refused.value).splitlines()


@pytest.mark.parametrize(("file", "row", "reason"), PLANTED_ROWS)
def test_a_row_with_a_fault_is_named_by_file_line_and_reason(county: Path, file: str, row: str, reason: str) -> None:
    (county / "map.csv").unlink()  # a district more would be missing there too
    with (county / file).open("a", encoding="utf-8") as lines:
        lines.write(row + "\n")
    line = len((county / file).read_text("utf-8").splitlines())
    found = faults_of(county)
    assert len(found) == 1
    assert found[0].startswith(f"exampleshire/{file}, line {line}: ")
    assert reason in found[0]


@pytest.mark.parametrize(
    ("old", "new", "start", "reason"),
    [
        ('code = "exampleshire"', 'code = "elsewhere"', "code", 'must be the name of the folder, "exampleshire"'),
        ('name = "Exampleshire"', "name = 7", "name", '"name" must be a name'),
        ("partnership =", "partner =", "#", '"partnership" must be the partnership\'s full name'),
        ("Europe/London", "Europe/Atlantis", "timezone", '"Europe/Atlantis" is not a time zone'),
        ('"england-and-wales"', '"atlantis"', "parent", 'There is no parent folder "atlantis"'),
        ("mon-fri 08:30-17:30", "mon-fri 8-5", "hours", '"8-5" is no span of time'),
        ("cut_off = 16:00:00", 'cut_off = "four"', "cut_off", '"cut_off" must be a time like 16:00:00'),
        ("cut_off = 16:00:00", "", "[desk]", '"cut_off" must be a time like 16:00:00'),
        ('"exampleshire-partnership"', '"nobody"', "organisation", '"nobody" is not an organisation'),
        ("cover = true", 'cover = "yes"', "cover", '"cover" must be true or false'),
        ('source = "made-up"', 'source = "hearsay"', "source", '"hearsay" is not in sources.csv'),
        (
            "checked_on = 2026-11-22",
            'checked_on = "today"',
            "checked_on",
            '"checked_on" must be a date like 2026-11-22',
        ),
        ("verified = true", "verified = 1", "verified", '"verified" must be true or false'),
        ("[desk]", "[desk", "[desk", "The file is not TOML"),
    ],
)
def test_a_setting_with_a_fault_is_named_by_its_line(county: Path, old: str, new: str, start: str, reason: str) -> None:
    replace_in(county / "locality.toml", old, new)
    line = line_of(county / "locality.toml", start)
    first = [fault for fault in faults_of(county) if fault.startswith(f"exampleshire/locality.toml, line {line}: ")]
    assert reason in first[0]


def test_a_fault_in_the_second_table_is_not_put_down_to_the_first(county: Path) -> None:
    file = county / "locality.toml"
    before, table = file.read_text("utf-8").split("[child_guardians]")
    file.write_text(f"{before}[child_guardians]{table.replace('made-up', 'hearsay')}", "utf-8")
    line = line_of(file, "[child_guardians]") + 2
    assert faults_of(county) == [
        f'exampleshire/locality.toml, line {line}: "hearsay" is not in sources.csv of this pack or its parent.'
    ]


def test_all_faults_are_told_at_once_in_order_of_file_and_line(county: Path) -> None:
    replace_in(county / "channels.csv", "01632 960111", "no number")
    replace_in(county / "limits.csv", "240", "many")
    replace_in(county / "locality.toml", "16:00:00", '"four"')
    replace_in(county / "organisations.csv", "Exampleshire Police,police,yes", ",circus,perhaps")
    assert [fault.split(":")[0] for fault in faults_of(county)] == [
        "exampleshire/channels.csv, line 2",
        "exampleshire/limits.csv, line 2",
        "exampleshire/locality.toml, line 16",
        *["exampleshire/organisations.csv, line 3"] * 3,
    ]


def test_a_fault_in_the_parent_refuses_the_county_too(county: Path) -> None:
    replace_in(county.parent / "england-and-wales" / "signs.csv", "danger,danger-weapons", "nothing,danger-weapons")
    assert '"nothing" in "group" is not a code' in faults_of(county)[0]
    assert faults_of(county)[0].startswith("england-and-wales/signs.csv, line ")


def test_a_setting_that_nothing_reads_is_refused(county: Path) -> None:
    replace_in(county / "locality.toml", "cover = true", "cover = true\ncolour = 'blue'")
    line = line_of(county / "locality.toml", "colour")
    assert faults_of(county) == [f'exampleshire/locality.toml, line {line}: Nothing reads "colour" here.']


def test_a_missing_file_of_sources_is_named(county: Path) -> None:
    (county / "sources.csv").unlink()
    assert "exampleshire/sources.csv, line 1: The file is missing." in faults_of(county)


def test_a_missing_locality_file_is_the_one_thing_said_about_it(county: Path) -> None:
    (county / "locality.toml").unlink()
    assert [fault for fault in faults_of(county) if "locality.toml" in fault] == [
        "exampleshire/locality.toml, line 1: The file is missing."
    ]


def test_a_county_without_districts_is_refused(county: Path) -> None:
    (county / "districts.csv").unlink()
    assert "exampleshire/districts.csv, line 1: A county needs at least one district." in faults_of(county)


def test_a_file_whose_name_nothing_reads_is_refused(county: Path) -> None:
    (county / "chanels.csv").write_text("code\n", "utf-8")
    assert faults_of(county) == ["exampleshire/chanels.csv, line 1: A pack has no file of this name."]


def test_columns_by_other_names_are_refused_once(county: Path) -> None:
    replace_in(county / "limits.csv", "code,from,value", "code,since,value")
    found = faults_of(county)
    assert len(found) == 1
    assert found[0].startswith("exampleshire/limits.csv, line 1: The first line must be: code,from,value,unit")


def test_a_file_in_another_encoding_is_refused_at_its_line(county: Path) -> None:
    with (county / "sources.csv").open("ab") as lines:
        lines.write("café,Café,,,\n".encode("latin-1"))
    assert "exampleshire/sources.csv, line 3: The file is not written in UTF-8." in faults_of(county)


def test_a_settings_file_in_another_encoding_is_refused(county: Path) -> None:
    (county / "locality.toml").write_bytes('name = "Éxampleshire"'.encode("latin-1"))
    assert "exampleshire/locality.toml, line 1: The file is not written in UTF-8." in faults_of(county)


def test_a_row_after_a_cell_of_two_lines_is_still_counted_right(county: Path) -> None:
    with (county / "sources.csv").open("a", encoding="utf-8") as lines:
        lines.write('long,Long,,,"a note\nof two lines"\nshort,,,,\n')
    assert faults_of(county) == ['exampleshire/sources.csv, line 5: "title" is empty.']


def test_an_area_of_two_districts_must_be_marked_in_both(county: Path) -> None:
    replace_in(county / "postcodes.csv", "ZZ2,northam,yes", "ZZ2,northam,no")
    assert faults_of(county) == [
        "exampleshire/postcodes.csv, line 3: ZZ2 is named for more than one district: it must be marked as shared."
    ]


def test_a_bank_holiday_given_twice_is_refused(county: Path) -> None:
    file = county / "bank_holidays.csv"
    file.write_text(
        "date,name,source,checked_on,verified\n" + "2026-07-01,Founders' Day,made-up,2026-11-22,yes\n" * 2, "utf-8"
    )
    assert faults_of(county) == ["exampleshire/bank_holidays.csv, line 3: 2026-07-01 is in this file twice."]


def test_a_word_and_a_sign_given_twice_are_refused(county: Path) -> None:
    (county / "codes").mkdir(exist_ok=True)
    (county / "codes" / "outcomes.csv").write_text(
        "code,label,hint,group,source,checked_on,verified\n" + f"done,Done,,,{MADE_UP}\n" * 2, "utf-8"
    )
    (county / "signs.csv").write_text(
        "group,code,words,source,checked_on,verified\n" + f"house,house-odd,Odd,{MADE_UP}\n" * 2, "utf-8"
    )
    assert faults_of(county) == [
        'exampleshire/codes/outcomes.csv, line 3: "done" is in this file twice.',
        'exampleshire/signs.csv, line 3: "house-odd" is in this file twice.',
    ]


def test_a_county_may_add_to_a_list_and_change_an_entry_of_its_parent(county: Path) -> None:
    (county / "codes").mkdir(exist_ok=True)
    (county / "codes" / "place_kinds.csv").write_text(
        "code,label,hint,group,source,checked_on,verified\n"
        f"car_wash,A car wash,,work,{MADE_UP}\nlighthouse,A lighthouse,,work,{MADE_UP}\n",
        "utf-8",
    )
    locality = read(county)
    assert locality.word("place_kinds", "car_wash").label == "A car wash"
    assert locality.place_kinds[-1].label == "A lighthouse"
    assert locality.word("place_kinds", "farm").label.startswith("A farm")
