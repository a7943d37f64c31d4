"""`handrail pathway decide` and `handrail pathway form`, as somebody types them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SCHOOL = {"danger_now": "no", "asker": "professional", "organisation": "school", "age": "under_18"}
REFUSED = {
    "danger_now": "no",
    "asker": "professional",
    "organisation": "district_council",
    "age": "adult",
    "consents": {"nrm": "no", "identity_in_dtn": "no"},
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return tmp_path / "FACTS.json"


def say(*words: str) -> str:
    """Run the command; gives what it prints."""
    out = io.StringIO()
    call_command("pathway", *words, stdout=out)
    return out.getvalue()


def form_of(facts: Path, told: dict[str, Any]) -> dict[str, Any]:
    facts.write_text(json.dumps(told))
    return json.loads(say("form", str(facts)))  # type: ignore[no-any-return]


def test_the_steps_are_printed_in_order_with_who_and_why(facts: Path) -> None:
    facts.write_text(json.dumps(SCHOOL))
    printed = say("decide", str(facts))
    assert printed.index("children’s services") < printed.index("Give children’s services the facts")
    assert "   Who: You" in printed
    assert "National Referral Mechanism on the Home Office form" not in printed


def test_json_is_what_the_interface_promises(facts: Path) -> None:
    facts.write_text(json.dumps(SCHOOL))
    given = json.loads(say("decide", str(facts), "--json", "--on", "2024-02-01"))
    assert (given["on"], given["route"]) == ("2024-02-01", "child")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert json.loads(say("decide", "-", "--json"))["route"] == "emergency"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"age": "old"}', "age: This must be one of: under_18, may_be_under_18, adult, unknown."),
        ('{"colour": 1}', "colour: There is no question of this name."),
        ("nonsense", ": This is not JSON in UTF-8."),
    ],
)
def test_a_fault_is_named_with_its_file_and_path(facts: Path, text: str, sentence: str) -> None:
    facts.write_text(text)
    with pytest.raises(CommandError) as refused:
        say("decide", str(facts))
    assert str(refused.value) == f"{facts}: {sentence}"


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.json: It cannot be read"):
        say("decide", "nowhere.json")


def test_a_day_that_is_none_is_refused(facts: Path) -> None:
    facts.write_text("{}")
    with pytest.raises(CommandError, match="on: This must be a day"):
        say("decide", str(facts), "--on", "yesterday")


def test_the_form_asks_for_an_adults_consent_and_for_a_child_of_no_one(facts: Path) -> None:
    adult, child = form_of(facts, REFUSED), form_of(facts, SCHOOL)
    assert "pv-want-to-submit-nrm" in [page["page"] for page in adult["pages"]]
    assert "local-authority-contacted-about-child" in [page["page"] for page in child["pages"]]
    assert all(field["field"] != "pv_consents_to_nrm" for page in child["pages"] for field in page["fields"])
    assert (adult["route"], child["route"]) == ("dtn", "nrm")


def test_a_notification_hands_over_no_name_and_no_words_that_nobody_has_read(facts: Path) -> None:
    typed = {"pv_first_name": "Zofia", "professional_insight": "Zofia told me.", "still_exploited": "yes"}
    given = form_of(facts, {**REFUSED, "form": typed})
    assert "Zofia" not in json.dumps(given["payload"])
    assert {"pv_first_name", "professional_insight"} <= {one["field"] for one in given["left_out"]}


def test_the_next_page_is_the_first_that_is_unfinished(facts: Path) -> None:
    assert form_of(facts, SCHOOL)["next_page"] == "who-do-you-work-for"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ({"nickname": "x"}, "form.nickname"),
        ({"type_other": "yes"}, "form.type_other"),
        ([], "form"),
        ({"how_left": 3}, "form.how_left"),
    ],
)
def test_an_answer_that_the_form_cannot_take_is_refused_by_its_path(facts: Path, typed: object, path: str) -> None:
    with pytest.raises(CommandError, match=f": {path}: "):
        form_of(facts, {**SCHOOL, "form": typed})
