"""POST /api/v1/pathway/decide, as another program uses it."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from handrail.rules.pathway.facts import VALUES

ADDRESS = "/api/v1/pathway/decide"
POLICE = {"danger_now": "no", "asker": "professional", "organisation": "police", "age": "adult"}


def ask(browser: Client, told: object, **query: str) -> tuple[int, Any]:
    """Send it; gives the status and the answer."""
    sent = browser.post(
        f"{ADDRESS}?{'&'.join(f'{key}={said}' for key, said in query.items())}", told, "application/json"
    )
    return sent.status_code, json.loads(sent.content)


def test_facts_are_answered_with_steps_in_order(public_door: Client) -> None:
    status, given = ask(public_door, json.dumps({**POLICE, "consents": {"nrm": "no"}}))
    assert (status, given["route"]) == (200, "adult_dtn")
    assert "must_notify" in [step["id"] for step in given["steps"]]
    assert set(given) >= {"on", "route", "steps", "ask_next"}
    promised = {"id", "layer", "do", "who", "channel", "due", "because", "source"}
    assert all(promised <= set(step) for step in given["steps"])
    assert all(
        {"name", "open_now", "opens_at", "checked_on", "verified"} <= set(s["channel"])
        for s in given["steps"]
        if s["channel"]
    )


def test_nothing_known_takes_the_safer_branch(public_door: Client) -> None:
    status, given = ask(public_door, "{}")
    assert (status, given["steps"][0]["id"]) == (200, "call_999")


def test_a_day_asks_for_the_rules_of_that_day(public_door: Client) -> None:
    told = json.dumps({**POLICE, "consents": {"nrm": "no"}})
    assert "must_notify" not in [step["id"] for step in ask(public_door, told, on="2014-06-01")[1]["steps"]]
    assert ask(public_door, told, on="1066-10-14")[0] == 422


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ({"colour": "red"}, "colour"),
        ({"age": "old"}, "age"),
        ({"consents": {"nrm": "perhaps"}}, "consents.nrm"),
        ({"consents": {"everything": "yes"}}, "consents.everything"),
        ({"consents": "yes"}, "consents"),
        ({"victims": -1}, "victims"),
        ({"victims": 1.5}, "victims"),
        ({"victims": True}, "victims"),
        ({"postcode": 7}, "postcode"),
        ({"age": ["adult"]}, "age"),
        ([], ""),
        ("text", ""),
    ],
)
def test_what_is_not_known_is_refused_by_its_path(public_door: Client, told: object, path: str) -> None:
    status, given = ask(public_door, json.dumps(told))
    assert status == 422
    assert [fault["path"] for fault in given["faults"]] == [path]


def test_every_fault_is_named_at_once(public_door: Client) -> None:
    status, given = ask(public_door, json.dumps({"age": "old", "asker": "me", "consents": {"nrm": 1}}))
    assert status == 422
    assert [fault["path"] for fault in given["faults"]] == ["age", "asker", "consents.nrm"]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{",
        "nonsense",
        '{"age": "adult", "age": "under_18"}',
        '{"victims": NaN}',
        "[" * 3000,
        "\x00",
        '{"age": "\\ud800"}',
    ],
)
def test_what_is_no_json_is_refused_with_a_sentence(public_door: Client, sent: str) -> None:
    status, given = ask(public_door, sent)
    assert status == 422
    assert given["faults"][0]["sentence"]


def test_a_refusal_never_repeats_what_was_given(public_door: Client) -> None:
    _, given = ask(public_door, json.dumps({"age": "Zofia Ptaszek"}))
    assert "Zofia" not in json.dumps(given)


def test_what_is_far_too_long_is_refused(public_door: Client) -> None:
    assert ask(public_door, json.dumps({"postcode": "x" * 20_000}))[0] == 413


def test_it_keeps_nothing_and_needs_nothing(public_door: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    sent = strict.post(ADDRESS, "{}", "application/json")
    assert sent.status_code == 200
    assert not sent.cookies
    assert sent["Cache-Control"] == "no-store"


def test_its_document_says_what_it_takes_and_answers(public_door: Client) -> None:
    document = json.loads(public_door.get("/api/v1/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    asked = document["paths"]["/api/v1/pathway/decide"]["post"]
    taken = asked["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert set(taken) == {key for key in VALUES if "." not in key} | {"consents", "victims", "postcode", "place_kind"}
    assert set(asked["responses"]) == {"200", "413", "422"}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={key: st.sampled_from((*values, "unknown", 7, None)) for key, values in VALUES.items() if "." not in key},
)


@trying(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ANSWERS)
def test_whatever_is_sent_is_answered_or_refused_as_the_document_says(
    public_door: Client, told: dict[str, Any]
) -> None:
    status, given = ask(public_door, json.dumps(told))
    fits = all(said in (*VALUES[key], "unknown") for key, said in told.items())
    assert status == (200 if fits else 422)
    assert "steps" in given if fits else "faults" in given
