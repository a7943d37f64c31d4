"""What is planned for a visit is nowhere in the clear, and every locked field of it holds something."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.operations.models import Operation, OperationState
from handrail.casework.operations.queries import risk_of
from handrail.foundation.audit.queries import entries
from handrail.foundation.notices.models import Notice
from tests.build import Office
from tests.casework.operations.ready import Ready
from tests.casework.operations.test_pages import SignIn, a_day, span
from tests.casework.operations.test_pages import sign_in as sign_in
from tests.promises.test_nothing_leaks import rows_in_the_clear, spellings

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PLAN = (
    *("title", "objectives", "places", "meeting_point", "expected_because", "vehicles", "first_words", "apart"),
    *("belongings", "medical", "food", "where_to"),
)
OTHERS = (
    *("who", "said", "hazards", "precautions", "reason", "agency", "reference", "task_for_them", "words", "promised"),
    *("went_well", "went_badly", "references", "what", "why"),
)
PLANTED = {name: f"canary-visit-{name.replace('_', '-')}-dunlin" for name in (*PLAN, *OTHERS)}


def told(*names: str) -> dict[str, str]:
    return {name: PLANTED[name] for name in names}


def type_in(browser: Client, addresses: list[str], name: str, *args: Any, **typed: Any) -> None:
    """Send a form, and see it taken."""
    addresses.append(reverse(f"operations:{name}", args=args))
    answer = browser.post(addresses[-1], typed)
    assert answer.status_code == 302, (name, answer.context["form"].errors)
    addresses.append(answer["Location"])
    assert browser.get(answer["Location"]).status_code == 200


def a_whole_visit(ready: Ready, sign_in: SignIn) -> list[str]:
    """A canary typed wherever words can be typed about an operation; every address it led to."""
    visited: list[str] = []
    start, other = timezone.now() + timedelta(days=1), ready.office.others.code
    times = span(start, start + timedelta(hours=5))
    numbers = {"kind": "welfare", "powers": ["asked_in"], "expected": "7", "expected_children": "1"}
    by = sign_in(ready.commander)
    type_in(by, visited, "plan_operation", **told(*PLAN), **numbers, **times, languages=["vi"])
    key = Operation.objects.latest("created_at").pk
    type_in(by, visited, "change_plan", key, **told(*PLAN), **numbers, **times, languages=["vi"])
    for about in ("housing", "safeguarding", "social_care", "third_sector"):
        type_in(by, visited, "consult", key, about=about, organisation=other, clock="00:00", **told("who", "said"))
    type_in(sign_in(ready.colleague), visited, "assess_risk", key, level="low", **told("hazards", "precautions"))
    risk = risk_of(Operation.objects.get(pk=key))
    assert risk is not None
    type_in(by, visited, "approve_risk", risk.row.pk)
    type_in(by, visited, "decide_centre", key, kind="no_centre", **told("reason"))
    booked = {"language": "vi", "gender": "any", "independent": "yes", "state": "booked"}
    type_in(by, visited, "book_interpreter", key, **booked, **told("agency", "reference"))
    type_in(by, visited, "invite_agency", key, organisation=other, **told("task_for_them"))
    lead = sign_in(ready.invited)
    asked = lead.get(reverse("operations:invitations")).context["invitations"]
    type_in(lead, visited, "invitation", asked[0].id, answer="coming", role="health", people="1", **told("words"))
    promise = {"organisation": other, "role": "door", "people": "1", "said": PLANTED["promised"]}
    type_in(by, visited, "promise_people", key, **promise, **times)
    for to in (each for each in OperationState if each not in {OperationState.DRAFT, OperationState.CANCELLED}):
        if to == OperationState.CLOSED:
            counts = dict.fromkeys(("found", "offered", "accepted", "moved_on", "arrests", "charges", "orders"), "1")
            type_in(by, visited, "write_debrief", key, **counts, **told("went_well", "went_badly", "references"))
            lesson = {"owner": ready.colleague.code, **a_day("due_on", start)}
            type_in(by, visited, "add_lesson", key, **lesson, **told("what"))
        type_in(by, visited, "bring_to", key, to.value, **told("why"))
    return visited


def test_what_is_typed_about_a_visit_is_in_no_log_no_row_no_address_no_mail_and_not_in_the_trail(
    sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    ready = Ready(office=Office(at=timezone.now() - timedelta(days=1)))
    with caplog.at_level(logging.DEBUG):
        visited = a_whole_visit(ready, sign_in)
    trail = [f"{entry.about} {entry.by} {entry.act} {entry.detail}" for entry in entries()]
    notices = [str(vars(notice)) for notice in Notice.objects.all()]
    rows = [row for alias in ("default", "keyring") for row in rows_in_the_clear(alias)]
    for word in PLANTED.values():
        assert word not in caplog.text, word
        assert not any(word in text for text in (*trail, *visited, *notices)), word
        for spelling in spellings(word):
            assert not [table for table, row in rows if spelling in row], word
    for model in apps.get_app_config("operations").get_models():
        for name in model.Privacy.personal:  # type: ignore[attr-defined]
            assert any(map(bytes, model._default_manager.values_list(name, flat=True))), f"{model.__name__}.{name}"
