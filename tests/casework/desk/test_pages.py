"""The page of a concern and its acts, as somebody at the desk meets them."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.casework.desk import actions
from handrail.casework.desk.models import Concern
from handrail.foundation.audit.queries import entries
from tests import build
from tests.casework.desk.conftest import fresh

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def page_of(browser: Client, concern: Concern) -> str:
    answer = browser.get(reverse("desk:concern", args=[concern.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_unopened_concern_shows_its_codes_and_a_button(desk_page: Client) -> None:
    concern = build.concern(account="Six men in one room", danger="yes")
    page = page_of(desk_page, concern)
    assert "Open this concern" in page
    assert "Six men" not in page
    assert not entries(act="desk.concern_read").exists()


def test_opening_by_the_button_shows_what_was_told(desk_page: Client) -> None:
    concern = build.concern(account="Six men in one room", signs=["general-scared"])
    answer = desk_page.post(reverse("desk:open_concern", args=[concern.pk]), follow=True)
    page = answer.content.decode()
    assert "Six men in one room" in page
    assert "They seem scared or very worried" in page
    assert entries(act="desk.concern_read").count() == 1


def test_danger_comes_before_everything(desk_page: Client, office: build.Office) -> None:
    page = page_of(desk_page, office.opened(danger="yes", child="yes"))
    assert page.index("Call 999") < page.index("children’s services today") < page.index("Do not approach")
    assert page.index("Danger now") < page.index("What was told")


@pytest.mark.parametrize("danger", ["yes", "no", "unsure"])
def test_nobody_is_ever_to_be_approached(desk_page: Client, office: build.Office, danger: str) -> None:
    assert "Do not approach, follow or warn anyone" in page_of(desk_page, office.opened(danger=danger))


@pytest.mark.parametrize(
    ("sharing", "words"),
    [
        ("share", "may be shared with an organisation that can help"),
        ("confidence", "Their name stays at the desk"),
        ("anonymous", "Do not try to find out who they are"),
    ],
)
def test_what_the_reporter_allows_is_said(desk_page: Client, office: build.Office, sharing: str, words: str) -> None:
    assert words in page_of(desk_page, office.opened(sharing=sharing))


def test_a_reporter_who_said_nothing_is_never_to_be_contacted(desk_page: Client, office: build.Office) -> None:
    assert "We do not know how it is safe to contact them" in page_of(desk_page, office.opened())


def test_the_safe_contact_card_says_how_and_with_which_words(desk_page: Client, office: build.Office) -> None:
    contact = {"channel": "phone", "address": "07700 900123", "voicemail_ok": "no", "say": "Say you are the library"}
    page = page_of(desk_page, office.opened(safe_contact=contact))
    assert "07700 900123" in page
    assert "Say you are the library" in page
    assert "Never leave a message" in page


def test_what_somebody_typed_is_shown_as_text(desk_page: Client, office: build.Office) -> None:
    page = page_of(desk_page, office.opened(account="<script>alert(1)</script>\nSecond line", names="<b>Bo</b>"))
    assert "<script>alert(1)" not in page
    assert "<b>Bo</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Second line" in page


def test_what_was_not_said_is_named_in_one_line(desk_page: Client, office: build.Office) -> None:
    page = page_of(desk_page, office.opened(vehicles="A white van"))
    assert "Not said" in page
    assert page.count("Telephones") == 1


def test_a_button_that_cannot_be_used_says_why(desk_page: Client, office: build.Office) -> None:
    page = page_of(desk_page, office.closed())
    assert "This concern is closed. Reopen it first." in page
    assert "Open again" in page


def test_a_concern_that_is_not_there_is_not_found(desk_page: Client) -> None:
    address = reverse("desk:concern", args=["00000000-0000-0000-0000-000000000000"])
    assert desk_page.get(address).status_code == 404


FORMS = {
    "assess": {
        "danger": "no",
        "child": "no",
        "priority": "normal",
        "reason": "One sign only.",
        "exploitation": ["labour"],
    },
    "assign": {"to": ""},
    "add_note": {"text": "She sounded afraid."},
    "message_back": {"text": "Which car wash?"},
    "close_concern": {"outcome": "too_little", "reason": "Nothing to go on."},
}


@pytest.mark.parametrize("name", FORMS)
def test_each_act_has_a_page_that_does_it(desk_page: Client, office: build.Office, name: str) -> None:
    concern = office.opened()
    address = reverse(f"desk:{name}", args=[concern.pk])
    assert desk_page.get(address).status_code == 200
    answer = desk_page.post(address, FORMS[name])
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == reverse("desk:concern", args=[concern.pk])
    assert page_of(desk_page, concern)


def test_an_empty_form_says_what_is_missing_and_keeps_the_rest(desk_page: Client, office: build.Office) -> None:
    concern = office.opened()
    answer = desk_page.post(reverse("desk:assess", args=[concern.pk]), {"danger": "yes", "reason": "Kept words"})
    page = answer.content.decode()
    assert "Choose a priority." in page
    assert "Kept words" in page
    assert fresh(concern).assessed_at is None


def test_a_priority_that_is_too_low_is_said_beside_it(desk_page: Client, office: build.Office) -> None:
    concern = office.opened()
    told = {**FORMS["assess"], "danger": "yes"}
    page = desk_page.post(reverse("desk:assess", args=[concern.pk]), told).content.decode()
    assert "When somebody may be in danger now, the priority is immediate." in page


def test_joining_and_separating_on_the_page(desk_page: Client, office: build.Office) -> None:
    duplicate, main = office.opened(), office.opened()
    address = reverse("desk:join", args=[duplicate.pk])
    assert "There is no concern" in desk_page.post(address, {"reference": "HM-99-999999"}).content.decode()
    desk_page.post(address, {"reference": main.reference.lower(), "reason": "The same van."})
    assert fresh(duplicate).joined_to == main
    assert duplicate.reference in page_of(desk_page, main)
    assert "Work goes on there" in page_of(desk_page, duplicate)
    desk_page.post(reverse("desk:separate", args=[duplicate.pk]), {"not_the_same": "no"})
    assert fresh(duplicate).joined_to is None


def test_reopening_on_the_page(desk_page: Client, office: build.Office) -> None:
    closed = office.closed()
    desk_page.post(reverse("desk:reopen", args=[closed.pk]), {"reason": "It went on."})
    assert fresh(closed).status == "assessed"


def test_an_act_that_is_not_allowed_now_says_why(desk_page: Client, office: build.Office) -> None:
    answer = desk_page.get(reverse("desk:close_concern", args=[office.closed().pk]))
    assert answer.status_code == 403
    assert "This concern is closed" in answer.content.decode()


def test_a_full_file_takes_as_many_questions_as_a_thin_one(desk_page: Client, office: build.Office) -> None:
    concern = office.opened()
    actions.add_note(concern, text="One.", by=office.officer, at=office.later())
    actions.message_back(concern, text="One?", by=office.officer, at=office.later())
    page_of(desk_page, concern)
    counts = []
    for _ in range(2):
        asked = [CaptureQueriesContext(connections[name]) for name in ("default", "keyring")]
        with asked[0], asked[1]:
            page_of(desk_page, concern)
        counts.append([len(each) for each in asked])
        for number in range(20):
            actions.add_note(concern, text=f"Note {number}.", by=office.officer, at=office.later())
            actions.message_back(concern, text=f"Message {number}?", by=office.officer, at=office.later())
    assert counts[0] == counts[1]
    assert sum(counts[0]) < 35


def test_searching_is_by_post_and_shows_what_it_found(desk_page: Client, office: build.Office) -> None:
    concern = office.opened(telephones="07700 900123")
    page = desk_page.post(reverse("desk:search"), {"text": "+44 7700 900 123"}).content.decode()
    assert concern.reference in page
    assert "Type what to search for" in desk_page.post(reverse("desk:search"), {"text": ""}).content.decode()
    assert concern.reference not in desk_page.get(reverse("desk:search"), {"text": "07700 900123"}).content.decode()
