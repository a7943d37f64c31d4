"""A pathway with a fault is refused, with the file, the line and the reason, before anybody reads a step of it."""

import re
from pathlib import Path

import pytest

from handrail.rules.localities.pack import PackFault, read
from tests.rules.localities.packs import NAMES, PACKS, copy_into, replace_in

NATION = "england-and-wales/pathway"
DERIVED, ROUTES, SAFER, TIMERS = (f"{NATION}/{name}.toml" for name in ("derived", "routes", "safer", "timers"))
DANGER_RULES, DANGER_STEPS = f"{NATION}/rules/danger.toml", f"{NATION}/steps/danger.toml"
AFTER_STEPS, QUESTIONS = f"{NATION}/steps/after.toml", f"{NATION}/questions.toml"
DEADLINES, ROLES = f"{NATION}/deadlines.csv", f"{NATION}/roles.csv"

PLANTED = [
    # Conditions
    (DANGER_RULES, 'when = { danger = "yes" }', 'when = { dangr = "yes" }', '"dangr" in "when" is no fact'),
    (
        DANGER_RULES,
        'when = { injury = "urgent" }',
        'when = { injury = "grave" }',
        '"grave" is no answer to "injury": none, not_urgent, unknown, urgent.',
    ),
    (
        DANGER_RULES,
        'when = { injury = "urgent" }',
        'when = { injury = ["urgent", "not_urgent", "none", "unknown"] }',
        '"injury" in "when" must name some of its answers, and not all.',
    ),
    (DANGER_RULES, 'when = { injury = "urgent" }', "when = { injury = [] }", "must name some of its answers"),
    (DANGER_RULES, 'when = { injury = "urgent" }', 'when = "urgent"', '"when" must be a table of facts and answers'),
    (DANGER_RULES, 'when = { injury = "urgent" }', "when = []", '"when" must be a table of facts and answers'),
    (DERIVED, 'when = { age = "adult" }', 'when = { refuses = "yes" }', '"refuses" in "when" is no fact'),
    (DERIVED, 'name = "adult"', 'name = "danger"', '"danger" is a fact already.'),
    # Rules
    (DANGER_RULES, 'steps = ["urgent_care"]', 'steps = ["care"]', '"care" in "steps" is not known.'),
    (DANGER_RULES, 'steps = ["urgent_care"]', "steps = []", "A rule needs at least one step."),
    (DANGER_RULES, 'id = "R02"', 'id = "R01"', '"R01" is in the pathway twice.'),
    (
        DANGER_RULES,
        'name = "An urgent injury',
        'name = "Within {number} hours, an urgent injury',
        '"{number}" in "name"',
    ),
    (DANGER_RULES, 'steps = ["urgent_care"]', 'steps = ["urgent_care"]\nstops = true', 'Nothing reads "stops" here.'),
    (
        DANGER_RULES,
        'steps = ["urgent_care"]',
        'steps = ["urgent_care"]\nfrom = 2024-01-01\nuntil = 2023-12-31',
        "It would end on 2023-12-31, before it starts on 2024-01-01.",
    ),
    (
        DANGER_RULES,
        'steps = ["urgent_care"]',
        'steps = ["urgent_care"]\nfrom = "2024-01-01"',
        '"from" must be a date like 2026-11-22.',
    ),
    # Steps
    (DANGER_STEPS, 'channel = "crimestoppers"', 'channel = "stoppers"', '"stoppers" is not a channel of this pack'),
    (DANGER_STEPS, 'by = "at_once"', 'by = "sometime"', '"sometime" in "by" must be one of: at_once'),
    (
        DANGER_STEPS,
        'set_by = "guidance"',
        'set_by = "habit"',
        '"habit" in "set_by" must be one of: law, guidance, local.',
    ),
    (DANGER_STEPS, 'set_by = "guidance"', "", '"set_by" must be a text.'),
    (DANGER_STEPS, 'referral = "health"', 'referral = "medicine"', '"medicine" in "referral" must be one of: nrm'),
    (DANGER_STEPS, 'who = "You"', 'who = "Whoever is {age}"', '"{age}" in "who" is no number of limits.csv.'),
    (DANGER_STEPS, 'do = "Get emergency care now."', 'do = ""', '"do" must be a text.'),
    (DANGER_STEPS, 'say = ["I think', 'say = [7, "I think', '"say" must be a list of texts.'),
    (DANGER_STEPS, "verified = true", 'verified = "yes"', '"verified" must be true or false.'),
    (
        DANGER_STEPS,
        'source = "guidance-2020 5.4 and 12.17"',
        'source = "hearsay 5.4"',
        '"hearsay" is not in sources.csv',
    ),
    (DANGER_STEPS, "checked_on = 2026-11-22", "checked_on = 2026", '"checked_on" must be a date like 2026-11-22.'),
    (DANGER_STEPS, "[[step.also]]", "[[step.besides]]", 'Nothing reads "besides" here.'),
    # Numbers of the day in the words of a step
    (AFTER_STEPS, "{recovery_days}", "{recovery_weeks}", '"{recovery_weeks}" in "do" is no number of limits.csv.'),
    (AFTER_STEPS, "{recovery_days}", "{recovery days}", '"{recovery days}" in "do" is no number of limits.csv.'),
    (AFTER_STEPS, "{recovery_days}", "{}", '"{}" in "do" is no number of limits.csv.'),
    (AFTER_STEPS, "{recovery_days} days", "{recovery_days days", '"{" in "do" is no number of limits.csv.'),
    (AFTER_STEPS, 'do = "The test of that time: suspect', 'do = "{then}: suspect', '"{then}" in "do" is no number'),
    # What is said besides
    (DANGER_STEPS, "when = { danger_now", "if = { danger_now", 'Nothing reads "if" here.'),
    (AFTER_STEPS, "from = 2023-07-10", 'from = "July"', '"from" must be a date like 2026-11-22.'),
    (AFTER_STEPS, "until = 2023-07-09", "until = 2022-07-09", "It would end on 2022-07-09, before it starts on 2023"),
    (
        DANGER_STEPS,
        'do_not = ["Do not have the crew',
        'do_not = [1, "Do not have the crew',
        '"do_not" must be a list of texts.',
    ),
    (
        DANGER_STEPS,
        'when = { danger_now = "unknown" }\ndo = ',
        'when = { danger_now = "unknown" }\nsays = ',
        "Nothing is said besides",
    ),
    (DANGER_STEPS, 'when = { danger_now = "unknown" }', "", '"when" must be a table of facts and answers'),
    # The other tables
    (ROUTES, 'code = "emergency"', 'code = "panic"', '"panic" in "code" must be one of: emergency'),
    (ROUTES, 'words = "The person is outside the UK"', "", '"words" must be a text.'),
    (SAFER, "[[safer]]", "[[safest]]", 'Nothing reads "safest" here.'),
    (TIMERS, 'event = "referred"', 'event = "sent"', '"sent" in "event" must be one of: referred'),
    (TIMERS, 'reckoned = "working_days"', 'reckoned = "hours"', '"hours" in "reckoned" must be one of: not_reckoned'),
    (TIMERS, 'limit = "reasonable_grounds_working_days"', "", '"limit" must be a text.'),
    (TIMERS, 'limit = "recovery_days"', 'limit = "rest_days"', '"rest_days" in "limit" must be one of:'),
    (QUESTIONS, 'key = "exploiter_present"', 'key = "danger_now"', '"danger_now" is in the pathway twice.'),
    (QUESTIONS, 'kind = "number"', 'kind = "numeral"', '"numeral" in "kind" must be one of: choice, number, text.'),
    (QUESTIONS, 'kind = "number"', 'kind = "choice"', "A question with a choice needs options, and no other has any."),
    (QUESTIONS, 'options = { yes = "Yes", no', "options = { yes = 1, no", '"options" must be a table of answers'),
    (DEADLINES, "at_once,10,now,,now,", "at_once,10,now,,soon,", '"soon" in "reckoned" must be one of: not_reckoned'),
    (DEADLINES, "missing_child_hours", "", '"hours" needs a "limit".'),
    (DEADLINES, "missing_child_hours", "lost_child_hours", '"lost_child_hours" in "limit" is not in limits.csv.'),
    (DEADLINES, "within {number} days", "within {days} days", '"{days}" in "words" is not {number}'),
    (DEADLINES, "before you speak", "{number} hours before", '"{number}" in "words" is not {number}'),
    (DEADLINES, "before_speaking,15", "at_once,15", '"at_once" is in this file twice.'),
    (ROLES, "nca,National", "police,National", '"police" is in this file twice.'),
    (ROLES, "nca,National", "spies,National", '"spies" in "organisation" is not a code'),
    (ROLES, "Agency,yes,yes", "Agency,yes,perhaps", '"perhaps" in "section_52" must be one of: yes, no, unverified.'),
    ("exampleshire/pathway/channels.csv", "adult_safeguarding,", "call_999,", '"call_999" in "step" is not a code'),
    ("exampleshire/pathway/channels.csv", ",adult-care", ",old-care", '"old-care" in "channel" is not a code'),
    (
        "exampleshire/pathway/channels.csv",
        "adult_safeguarding,",
        "childrens_services,",
        '"childrens_services" is in this file twice.',
    ),
]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return copy_into(tmp_path)


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PackFault) as refused:
        read(folder)
    return str(refused.value).splitlines()


def line_with(file: Path, words: str) -> int:
    text = file.read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(("file", "old", "new", "reason"), PLANTED)
def test_a_fault_is_named_by_file_line_and_reason(county: Path, file: str, old: str, new: str, reason: str) -> None:
    path = county.parent / file
    line = line_with(path, old)
    replace_in(path, old, new)
    told = [fault for fault in faults_of(county) if reason in fault]
    assert len(told) == 1, faults_of(county)
    assert told[0].startswith(tuple(f"{file}, line {number}: " for number in places(path, line, new, reason)))


def places(path: Path, line: int, new: str, reason: str) -> set[int]:
    """Where the fault may be told: the line that was changed, that of the key it speaks of, or the entry's header."""
    lines = path.read_text("utf-8").splitlines()
    keys = {*re.findall(r'"(\w+)"', reason), *(["until"] if "would end" in reason else [])}
    below = [line + number for number, text in enumerate(new.split("\n")) if text.split(" =")[0] in keys]
    header = max((number for number in range(1, line + 1) if lines[number - 1].startswith("[[")), default=line)
    return {line, header, *below}


def test_a_step_that_no_rule_asks_for_is_refused(county: Path) -> None:
    file = county.parent / f"{DANGER_RULES}"
    replace_in(file, 'steps = ["urgent_care"]', 'steps = ["call_999"]')
    line = line_with(county.parent / DANGER_STEPS, 'id = "urgent_care"')
    assert faults_of(county) == [f'{DANGER_STEPS}, line {line}: No rule asks for "urgent_care".']


def test_a_kind_of_organisation_without_a_role_is_refused(county: Path) -> None:
    file = county.parent / ROLES
    rows = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(row for row in rows if not row.startswith("nhs,")), "utf-8")
    assert faults_of(county) == [f'{ROLES}, line 1: "nhs" has no role.']


def test_a_pathway_without_routes_is_refused(county: Path) -> None:
    (county.parent / ROUTES).unlink()
    assert faults_of(county) == [f"{ROUTES}, line 1: A pathway needs routes."]


def test_additions_must_stand_in_tables_of_their_own(county: Path) -> None:
    replace_in(county.parent / DANGER_STEPS, 'referral = "health"', 'referral = "health"\nalso = "More."')
    line = line_with(county.parent / DANGER_STEPS, 'also = "More."')
    assert faults_of(county) == [
        f'{DANGER_STEPS}, line {line}: "also" must be a list of tables, each with a header of its own.'
    ]


def test_a_county_keeps_the_pathway_of_its_nation(county: Path) -> None:
    (county / "pathway" / "rules").mkdir()
    (county / "pathway" / "rules" / "danger.toml").write_text("", "utf-8")
    assert faults_of(county) == [
        "exampleshire/pathway/rules/danger.toml, line 1: A county keeps the pathway of its nation."
    ]


def test_a_county_without_channels_for_the_pathway_is_refused(county: Path) -> None:
    (county / "pathway" / "channels.csv").unlink()
    assert faults_of(county) == ["exampleshire/pathway/channels.csv, line 1: The file is missing."]


def test_a_file_of_the_pathway_by_another_name_is_refused(county: Path) -> None:
    (county.parent / NATION / "rules" / "dangers.toml").write_text("", "utf-8")
    assert faults_of(county) == [f"{NATION}/rules/dangers.toml, line 1: A pack has no file of this name."]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "england-and-wales"])
def test_every_county_serves_every_step_that_is_left_to_it(name: str) -> None:
    pathway = read(PACKS / name).pathway
    assert {step.id for step in pathway.steps if step.channel == "county"} == set(pathway.channels)
