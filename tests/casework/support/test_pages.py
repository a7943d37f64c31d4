"""The pages of a file: each opens, and each act leads back to the part of the file it belongs to."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from handrail.casework.support import actions
from handrail.casework.support.models import ContactKind
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.casework.support import filled
from tests.casework.support.conftest import SignIn
from tests.casework.support.filled import Filled

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

OF_FILES = ("needs", "plan", "contacts", "interpreters", "risks", "summary", "letters", "outcomes")
FORMS = (
    *("assess_needs", "set_goal", "agree_plan", "plan_contact", "record_contact", "book_interpreter", "note_risk"),
    *("note_child", "warn", "share_summary"),
)


@pytest.fixture
def file(worker: Person) -> Filled:
    """A file with one of everything, as of now."""
    at = timezone.now() - timedelta(days=1)
    return filled.fill(filled.opened(by=worker, at=at - timedelta(days=200)), by=worker, at=at)


def entries(file: Filled) -> dict[str, Any]:
    """Each address of an entry, and the entry."""
    return {
        **dict.fromkeys(("reword_goal", "end_goal", "plan_action"), file.goal),
        **dict.fromkeys(("change_action", "settle_action"), file.action),
        **dict.fromkeys(("settle_contact", "book_for_contact"), file.contact),
        **dict.fromkeys(("review_risk", "close_risk"), file.risk),
        **dict.fromkeys(("letter", "give_letter", "put_aside_letter", "letter_document"), file.letter),
        "earlier_plan": file.version,
        "settle_booking": file.booking,
        "take_off_child": file.child,
        "end_warning": file.warning,
        "withdraw_part": file.part,
        "shared_document": file.share,
    }


def addresses(file: Filled) -> list[str]:
    """Every address of that file."""
    key = file.case.pk
    return [
        *(reverse(f"support:{name}", args=[key]) for name in (*OF_FILES, *FORMS)),
        *(reverse(f"support:{name}", args=[entry.pk]) for name, entry in entries(file).items()),
        reverse("support:write_part", args=[key, "health"]),
        reverse("support:write_letter", args=[key, "support"]),
        reverse("support:record_outcome", args=[key, 6]),
    ]


def test_every_page_of_a_file_opens_and_its_empty_form_says_what_is_missing(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    browser = sign_in(worker)
    for address in addresses(file):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if b"csrfmiddlewaretoken" in answer.content.split(b"</header>")[-1] and b"novalidate" in answer.content:
            sent = browser.post(address)
            assert sent.status_code in {200, 302}, address
            if sent.status_code == 200:
                assert b"There is a problem" in sent.content, address


def test_a_support_worker_of_another_organisation_finds_none_of_them(
    file: Filled, stranger: Person, sign_in: SignIn
) -> None:
    browser = sign_in(stranger)
    for address in addresses(file):
        assert browser.get(address).status_code in {403, 404}, address
        assert browser.post(address).status_code in {403, 404, 405}, address


def test_what_is_typed_about_needs_is_kept_and_shown_beside_the_wheel(worker: Person, sign_in: SignIn) -> None:
    case = filled.opened(by=worker, at=timezone.now())
    browser = sign_in(worker)
    typed = {"housing_level": "2", "housing_own": "3", "housing_said": "The door does not lock.", "health_level": "5"}
    answer = browser.post(f"/support/{case.pk}/needs/assess/", typed)
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "The door does not lock." in page
    assert "2. A place for some nights only" in page
    assert '<svg class="handrail-wheel"' in page
    assert page.count("<circle") == 2, "a need that nobody asked about has no dot"


def test_a_note_that_is_read_first_stands_above_every_part_of_the_file(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    browser = sign_in(worker)
    for name in OF_FILES:
        assert b"Do not visit alone." in browser.get(reverse(f"support:{name}", args=[file.case.pk])).content, name


def test_somebody_who_chooses_a_companion_as_interpreter_is_told_why_not(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    typed = {"kind": "companion", "independent": "yes", "language": "pl", "gender": "any", "clock": "10:00"}
    page = sign_in(worker).post(f"/support/{file.case.pk}/interpreters/book/", {**typed, "minutes": "60"})
    assert page.status_code == 200
    assert b"they cannot speak freely" in page.content


def test_a_child_with_a_record_of_their_own_is_linked_to_it(file: Filled, worker: Person, sign_in: SignIn) -> None:
    own = build.person_record(by=worker, at=timezone.now(), alias="Green Scarf", age="under_18")
    browser = sign_in(worker)
    typed = {"age_band": "12_to_17", "where": "with_them", "social_care": "yes", "own_record": str(own.pk)}
    assert browser.post(f"/support/{file.case.pk}/children/note/", typed).status_code == 302
    assert own.reference in browser.get(f"/support/{file.case.pk}/risks/").content.decode()


def test_a_letter_and_what_was_shared_print_as_documents(file: Filled, worker: Person, sign_in: SignIn) -> None:
    browser = sign_in(worker)
    for name in ("letter_document", "shared_document"):
        made = browser.get(reverse(f"support:{name}", args=[entries(file)[name].pk]))
        assert made["Content-Type"] == "application/pdf"
        assert made.content.startswith(b"%PDF")


def test_the_page_of_contacts_is_cut_into_pages_and_takes_any_number(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    for number in range(30):
        moment = timezone.now() - timedelta(hours=number + 2)
        meeting = filled.meeting(ContactKind.VISIT, at=moment)
        actions.record_contact(file.case, meeting=meeting, notes=f"Visit {number}", by=worker, at=timezone.now())
    browser = sign_in(worker)
    address = f"/support/{file.case.pk}/contacts/"
    assert "Page 1 of 2" in browser.get(address).content.decode()
    for page in ("2", "99", "0", "x", "9" * 20):
        assert browser.get(address, {"page": page}).status_code == 200


def test_feedback_is_taken_and_heard_only_by_those_who_answer_for_it(
    office: build.Office, worker: Person, sign_in: SignIn
) -> None:
    browser = sign_in(worker)
    assert browser.post("/support/feedback/", {"helped": "5", "words": "Thank you."}).status_code == 302
    assert browser.get("/support/feedback/heard/").status_code == 403
    analyst = build.person(Role.ANALYST, at_work=office.home)
    browser.logout()
    heard = sign_in(analyst).get("/support/feedback/heard/")
    assert heard.status_code == 200
    assert b"Thank you." not in heard.content, "one voice in a month that still runs is not heard"


def test_a_call_that_is_not_known_to_be_safe_is_refused_beside_its_field_and_nothing_typed_is_lost(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    soon = timezone.localdate() + timedelta(days=2)
    typed = {"kind": "call", "with_whom": "person", "place_kind": "distance", "clock": "10:00", "about": "The bus pass"}
    typed |= {f"on_{part}": str(getattr(soon, part)) for part in ("day", "month", "year")}
    address = f"/support/{file.case.pk}/contacts/plan/"
    browser = sign_in(worker)
    page = browser.post(address, typed).content.decode()
    assert "There is a problem" in page
    assert "We do not know how it is safe to contact them, so we do not." in page
    assert "The bus pass" in page
    assert browser.post(address, {**typed, "with_whom": "professional"}).status_code == 302


def test_a_call_that_was_made_all_the_same_asks_for_its_why_beside_the_field(
    file: Filled, worker: Person, sign_in: SignIn
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    typed = {"kind": "call", "begun_by": "us", "with_whom": "person", "state": "took_place", "place_kind": "distance"}
    typed |= {"clock": "10:00", **{f"on_{part}": str(getattr(yesterday, part)) for part in ("day", "month", "year")}}
    address = f"/support/{file.case.pk}/contacts/record/"
    browser = sign_in(worker)
    page = browser.post(address, typed).content.decode()
    assert "Say why it was done all the same" in page
    assert browser.post(address, {**typed, "in_spite": "There was a fire."}).status_code == 302
