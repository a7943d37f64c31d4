"""The pages of an operation: each opens, each form says what is missing, and each act leads back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.casework.operations.models import Answer, Operation, OperationState
from handrail.casework.operations.queries import read_plan, risk_of
from handrail.config.demonstration.premises import offer_premises
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.operations.ready import Ready

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

PAGES = ("operation", "expected", "touches", "roster", "debrief", "history")
FORMS = (
    *("change_plan", "add_concern", "name_commander", "consult", "set_aside", "decide_centre", "assess_risk"),
    *("book_interpreter", "invite_agency", "ask_to_come", "promise_people"),
)
AFTERWARDS = ("write_debrief", "add_lesson")


SignIn = Callable[[Person], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """A browser of their own for whoever signs in."""

    def enter(somebody: Person) -> Client:
        browser = Client()
        browser.force_login(somebody, backend=settings.AUTHENTICATION_BACKENDS[0])
        return browser

    return enter


@pytest.fixture
def ready() -> Ready:
    return Ready(office=build.Office(at=timezone.now() - timedelta(days=1)))


def opened(browser: Client, name: str, *args: Any) -> str:
    answer = browser.get(reverse(f"operations:{name}", args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def sent(browser: Client, name: str, *args: Any, **typed: Any) -> str:
    """The page that follows."""
    answer = browser.post(reverse(f"operations:{name}", args=args), typed, follow=True)
    assert answer.status_code == 200, name
    assert answer.redirect_chain, f"{name} was not taken: {answer.context['form'].errors.as_text()}"
    return answer.content.decode()


def a_day(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def span(start: Any, end: Any) -> dict[str, str]:
    start, end = timezone.localtime(start), timezone.localtime(end)
    clocks = {"starts_clock": f"{start:%H:%M}", "ends_clock": f"{end:%H:%M}"}
    return {**a_day("starts_on", start), **a_day("ends_on", end), **clocks}


def test_every_page_opens_and_every_empty_form_says_what_is_missing(ready: Ready, sign_in: SignIn) -> None:
    ready.stand_on()
    browser = sign_in(ready.commander)
    for name in (*PAGES, *FORMS):
        page = opened(browser, name, ready.operation.pk)
        if name in FORMS:
            address = reverse(f"operations:{name}", args=[ready.operation.pk])
            answer = browser.post(address)
            assert "There is a problem" in answer.content.decode(), name
            assert "<form" in page
    ready.over()
    for name in AFTERWARDS:
        opened(browser, name, ready.operation.pk)
        address = reverse(f"operations:{name}", args=[ready.operation.pk])
        assert "There is a problem" in browser.post(address).content.decode(), name


def test_an_operations_lead_of_another_organisation_finds_none_of_them(ready: Ready, sign_in: SignIn) -> None:
    browser = sign_in(build.person(Role.OPERATIONS_LEAD, at_work=ready.office.theirs))
    for name in (*PAGES, *FORMS, *AFTERWARDS):
        address = reverse(f"operations:{name}", args=[ready.operation.pk])
        assert browser.get(address).status_code == 404, name
        assert browser.post(address).status_code in {404, 405}, name


def test_a_visit_is_planned_prepared_approved_and_learnt_from_on_its_pages(ready: Ready, sign_in: SignIn) -> None:
    browser = sign_in(ready.commander)
    start = timezone.now() + timedelta(days=1)
    words = dict.fromkeys(("objectives", "expected_because", "first_words", "apart", "belongings"), "Said")
    words |= dict.fromkeys(("medical", "food", "where_to", "places", "meeting_point"), "Said")
    typed = {"kind": "welfare", "title": "Plover", "powers": ["asked_in"], "expected": "7", "expected_children": "1"}
    page = sent(browser, "plan_operation", **typed, **words, **span(start, start + timedelta(hours=5)))
    assert "Not consulted yet: housing." in page
    key = Operation.objects.latest("created_at").pk
    for about in ("housing", "safeguarding", "social_care", "third_sector"):
        told = {"about": about, "who": "The duty manager", "said": "Four beds", "clock": "00:00"}
        sent(browser, "consult", key, organisation=ready.office.others.code, **told)
    sent(browser, "assess_risk", key, level="low", hazards="A dog", precautions="A handler")
    operation = Operation.objects.get(pk=key)
    other = sign_in(ready.colleague)
    risk = operation_risk(operation)
    sent(other, "approve_risk", risk)
    browser = sign_in(ready.commander)
    assert "Nothing is missing." in opened(browser, "operation", key)
    sent(browser, "decide_centre", key, kind="no_centre", reason="The hotel has rooms")
    for to in ("approved", "standing_by", "under_way", "debriefing"):
        sent(browser, "bring_to", key, to)
    counts = dict.fromkeys(("found", "offered", "accepted", "moved_on", "arrests", "charges", "orders"), "1")
    sent(browser, "write_debrief", key, went_well="Calm", went_badly="Late", references="EX/1/26", **counts)
    due = {**a_day("due_on", start)}
    page = sent(browser, "add_lesson", key, what="Book twice", owner=ready.colleague.code, **due)
    assert "The hotel has rooms" in page
    sent(browser, "bring_to", key, "closed")
    assert Operation.objects.get(pk=key).state == OperationState.CLOSED


def operation_risk(operation: Operation) -> Any:
    found = risk_of(operation)
    assert found is not None
    return found.row.pk


def test_a_plan_that_is_changed_keeps_what_was_not_touched(ready: Ready, sign_in: SignIn) -> None:
    browser = sign_in(ready.commander)
    form = browser.get(reverse("operations:change_plan", args=[ready.operation.pk])).context["form"]
    first = {name: value for name, value in form.initial.items() if not name.endswith("_on")}
    times = span(ready.operation.starts_at, ready.operation.ends_at)
    sent(browser, "change_plan", ready.operation.pk, **{**first, **times, "food": "Sandwiches"})
    before = ready.operation
    after = Operation.objects.get(pk=before.pk)
    plan = read_plan(after, by=ready.commander, at=ready.office.later())
    assert (plan.food, plan.places, plan.languages) == ("Sandwiches", "12 Canary Lane", ("vi",))
    assert (after.powers, after.expected) == (before.powers, before.expected)


def test_a_code_name_with_an_address_in_it_is_refused(ready: Ready, sign_in: SignIn) -> None:
    address = reverse("operations:change_plan", args=[ready.operation.pk])
    page = sign_in(ready.commander).post(address, {"title": "Farm EX1 2AB"}).content.decode()
    assert "A code name says nothing of where or who." in page


def test_the_button_that_cannot_be_pressed_says_why_and_the_address_says_the_same(
    ready: Ready, sign_in: SignIn
) -> None:
    browser = sign_in(ready.commander)
    assert "This cannot be approved yet." in opened(browser, "operation", ready.operation.pk)
    address = reverse("operations:bring_to", args=[ready.operation.pk, "approved"])
    for answer in (browser.get(address), browser.post(address)):
        assert answer.status_code == 403
        assert "This cannot be approved yet." in answer.content.decode()
    assert browser.get(reverse("operations:bring_to", args=[ready.operation.pk, "nowhere"])).status_code == 404


def test_whoever_is_invited_answers_on_their_page_and_reads_no_word_of_the_plan(ready: Ready, sign_in: SignIn) -> None:
    invitation = ready.invite()
    browser = sign_in(ready.invited)
    opened(browser, "invitations")
    page = opened(browser, "invitation", invitation.pk)
    assert "Bring two nurses" in page
    assert "Canary" not in page
    assert "Kingfisher" not in page
    sent(browser, "invitation", invitation.pk, answer="coming", words="Two nurses", role="health", people="2")
    invitation.refresh_from_db()
    assert invitation.answer == Answer.COMING
    assert "Two nurses" in opened(sign_in(ready.commander), "operation", ready.operation.pk)


def test_whoever_is_asked_answers_and_the_roster_shows_it(ready: Ready, sign_in: SignIn) -> None:
    duty = ready.ask()
    browser = sign_in(ready.nurse)
    assert ready.operation.reference in opened(browser, "duties")
    sent(browser, "answer_duty", duty.pk, state="on_the_way")
    page = opened(sign_in(ready.commander), "roster", ready.operation.pk)
    assert "On the way" in page
    assert "<svg" in page


def test_somebody_who_is_not_asked_finds_no_duty(ready: Ready, sign_in: SignIn) -> None:
    address = reverse("operations:answer_duty", args=[ready.ask().pk])
    stranger: Person = build.person(Role.PROFESSIONAL, at_work=ready.office.theirs)
    assert sign_in(stranger).get(address).status_code == 404


def test_the_list_shows_what_one_leads_and_what_is_over_apart(ready: Ready, sign_in: SignIn) -> None:
    browser = sign_in(ready.commander)
    assert ready.operation.reference in opened(browser, "operations")
    ready.move(OperationState.CANCELLED, why="The place is empty")
    assert ready.operation.reference not in opened(browser, "operations")
    over = browser.get(reverse("operations:operations"), {"show": "over", "page": "1"}).content.decode()
    assert ready.operation.reference in over
    assert "Kingfisher" not in over
    for odd in ("0", "-1", "x", "99999999"):
        assert browser.get(reverse("operations:operations"), {"page": odd}).status_code == 200


def test_premises_are_proposed_with_why_once_a_centre_is_needed(ready: Ready, sign_in: SignIn) -> None:
    hall = offer_premises(by=ready.coordinator, at=ready.office.later())[0]
    page = opened(sign_in(ready.commander), "operation", ready.operation.pk)
    assert hall.name in page
    assert "To weigh" in page or "not proposed" in page
    few = Ready(office=ready.office, expected=1)
    assert hall.name not in opened(sign_in(few.commander), "operation", few.operation.pk)
