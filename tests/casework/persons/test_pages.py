"""The pages of a person's record, as somebody who keeps it uses them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.casework.persons.actions import answer, set_identity
from handrail.casework.persons.models import Consent, ConsentPurpose, PotentialVictim
from handrail.casework.persons.policies import Identity, facts_known, standings_of
from handrail.casework.persons.views.consents import QUESTIONS
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.queries import entries
from tests import build
from tests.casework.persons.conftest import SignIn, fresh, said

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ANSWERED = {"answer": "yes", "explained": "me", "language": "Polish", "interpreter": "HM-4411"}


@pytest.fixture
def browser(office: build.Office, sign_in: SignIn) -> Client:
    """A worker of the organisation that keeps the record."""
    return sign_in(office.worker)


def shown(browser: Client, path: str) -> str:
    given = browser.get(path)
    assert given.status_code == 200, (path, given.status_code)
    return given.content.decode()


def of(person: PotentialVictim, rest: str = "") -> str:
    return f"/persons/{person.pk}/{rest}"


def asked(browser: Client, path: str) -> int:
    """How many statements a page takes."""
    with CaptureQueriesContext(connection) as counted:
        shown(browser, path)
    return len(counted)


def test_a_record_is_begun_under_a_working_name(browser: Client) -> None:
    sent = browser.post("/persons/new/", {"alias": "Green Coat"}, follow=True)
    assert "Green Coat" in sent.content.decode()
    assert "Green Coat" in shown(browser, "/persons/")


def test_a_record_without_a_working_name_is_refused_beside_the_field(browser: Client) -> None:
    sent = browser.post("/persons/new/", {"alias": " "})
    assert sent.content.decode().count("Give a working name.") == 2


def test_what_a_concern_told_is_carried_over_and_not_asked_again(office: build.Office, sign_in: SignIn) -> None:
    concern = office.opened(danger="yes", postcode="ZZ1 1AA")
    desk = sign_in(office.officer)
    assert "carried over" in shown(desk, f"/persons/of/{concern.pk}/")
    desk.post(f"/persons/of/{concern.pk}/", {"alias": "Red Cap"})
    kept = PotentialVictim.objects.get(concern=concern)
    assert facts_known(kept).get("danger_now") == "yes"
    assert "danger_now" not in desk.get(of(kept, "next/"))["Location"]
    assert "Persons" in shown(desk, f"/concerns/{concern.pk}/")


def test_the_page_of_a_person_says_what_is_next_and_no_name(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    set_identity(adult, identity=Identity(given_names="Zofia"), by=office.worker, at=office.later())
    page = shown(browser, of(adult))
    assert "Call 999" in page
    assert "Blue Jacket" in page
    assert "Zofia" not in page


def test_who_they_are_is_read_on_a_page_of_its_own_and_that_is_in_the_trail(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    set_identity(adult, identity=Identity(given_names="Zofia"), by=office.worker, at=office.later())
    assert "Zofia" not in shown(browser, of(adult, "identity/"))
    unsaid = browser.post(of(adult, "identity/"), {})
    assert "Say why you need to know." in unsaid.content.decode()
    assert not TrailEntry.objects.filter(act="persons.identity_read").exists()
    told = browser.post(of(adult, "identity/"), {"why": "to_reach"})
    assert "Zofia" in told.content.decode()
    assert TrailEntry.objects.get(act="persons.identity_read").detail["why"] == "to_reach"
    acts = {entry.act for entry in entries(about=adult.about)}
    assert {"persons.identity_read", "persons.safe_contact_read"} <= acts


def test_answers_are_kept_one_by_one_and_lead_to_the_next_question(adult: PotentialVictim, browser: Client) -> None:
    first = browser.get(of(adult, "next/"))["Location"]
    following = browser.post(first, {"answer": "no"})["Location"]
    assert following != first
    assert facts_known(fresh(adult)).get("danger_now") == "no"


def test_not_sure_is_kept_and_not_asked_again(adult: PotentialVictim, browser: Client) -> None:
    browser.post(of(adult, "next/question/in_uk/"), {"answer": "unknown"})
    met, address = set(), browser.get(of(adult, "next/"))["Location"]
    while "question" in address and address not in met:
        met.add(address)
        address = browser.post(address, {"answer": "unknown", "not_sure": "yes"})["Location"]
    assert not [one for one in met if "in_uk" in one]


def test_a_consent_is_asked_on_a_page_of_its_own_and_then_the_questions_go_on(
    adult: PotentialVictim, browser: Client
) -> None:
    led = browser.get(of(adult, "next/question/consents.nrm/"))["Location"]
    assert led == of(adult, "consents/nrm/?steps")
    assert browser.post(led, ANSWERED)["Location"] == of(adult, "next/")


def put(adult: PotentialVictim, browser: Client) -> list[str]:
    """Everything that is put, one after the other, until only pages of their own are left; "not sure" each time."""
    met: list[str] = []
    address = browser.get(of(adult, "next/"))["Location"]
    while "/question/" in address:
        assert address not in met
        met.append(address)
        address = browser.post(address, {"answer": "unknown", "not_sure": "yes"})["Location"]
    return [*met, address]


def test_consents_are_asked_last_so_that_whoever_cannot_ask_them_yet_can_go_on(
    adult: PotentialVictim, browser: Client
) -> None:
    *met, last = put(adult, browser)
    assert of(adult, "next/question/destitute_tonight/") in met
    assert last == of(adult, "consents/nrm/?steps")
    assert not [address for address in met if "withdrawn" in address]


def test_while_it_is_in_doubt_that_they_can_decide_they_are_not_asked_to(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    answer(adult, key="capacity", value="doubted", by=office.worker, at=office.later())
    assert put(adult, browser)[-1] == of(adult, "next/steps/")
    assert "capacity_assessment" in shown(browser, of(adult, "next/steps/"))


def test_what_whoever_keeps_the_record_answers_is_not_changed_here(adult: PotentialVictim, browser: Client) -> None:
    changed = browser.post(of(adult, "next/question/asker/"), {"answer": "public"})
    assert changed["Location"] == of(adult, "next/steps/")
    assert facts_known(fresh(adult)).get("asker") == "professional"
    assert "question/asker/" not in shown(browser, of(adult, "next/steps/"))


def test_an_answer_is_kept_with_who_explained_it_language_and_interpreter(
    adult: PotentialVictim, browser: Client
) -> None:
    browser.post(of(adult, "consents/housing/"), {**ANSWERED, "scope": "Northam council"})
    page = shown(browser, of(adult, "consents/"))
    for words in ("in Polish", "HM-4411", "Northam council", "Yes"):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"answer": ""}, "Choose what they said."),
        ({"explained": ""}, "Choose who explained it."),
        ({"language": ""}, "Say in which language it was explained."),
        ({"interpreter": ""}, "say that none was needed"),
        ({"explained": "other"}, "Say who explained it."),
        ({"given_on_day": "1", "given_on_month": "1", "given_on_year": "2999"}, "still to come"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_beside_the_field_and_nothing_is_lost(
    adult: PotentialVictim, browser: Client, typed: dict[str, str], sentence: str
) -> None:
    page = browser.post(of(adult, "consents/nrm/"), {**ANSWERED, "scope": "Only by text.", **typed}).content.decode()
    assert sentence in page
    assert "Only by text." in page
    assert not Consent.objects.filter(person=adult).exists()


@pytest.mark.parametrize("purpose", ConsentPurpose.values)
def test_a_child_is_never_shown_a_question_of_consent(office: build.Office, browser: Client, purpose: str) -> None:
    child = build.person_record(by=office.worker, at=office.later(), age="may_be_under_18")
    refused = browser.get(of(child, f"consents/{purpose}/"))
    assert refused.status_code == 403
    assert "never asked for this consent" in refused.content.decode()
    assert f"/consents/{purpose}/" not in shown(browser, of(child, "consents/"))


@pytest.mark.parametrize("page", ["", "consents/"])
@pytest.mark.parametrize("age", ["under_18", "may_be_under_18", "unknown"])
def test_no_page_names_what_only_an_adult_is_asked(office: build.Office, browser: Client, age: str, page: str) -> None:
    child = build.person_record(by=office.worker, at=office.later(), age=age)
    words = shown(browser, of(child, page))
    assert not [purpose for purpose in ConsentPurpose if purpose.label in words or QUESTIONS[purpose] in words]
    assert "18" in words


def test_a_yes_given_before_somebody_was_thought_a_child_can_still_be_taken_back(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    said(adult, "yes", by=office.worker, at=office.later())
    answer(adult, key="age", value="may_be_under_18", by=office.worker, at=office.later())
    assert of(adult, "consents/nrm/withdraw/") in shown(browser, of(adult, "consents/"))
    browser.post(of(adult, "consents/nrm/withdraw/"), {"how": "in_person"})
    assert standings_of(adult)[ConsentPurpose.NRM].answer == "no"


def test_a_yes_can_be_taken_back_and_the_page_says_so(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    said(adult, "yes", by=office.worker, at=office.later())
    assert "Record that they withdrew" in shown(browser, of(adult, "consents/"))
    browser.post(of(adult, "consents/nrm/withdraw/"), {"how": "telephone"})
    assert standings_of(adult)[ConsentPurpose.NRM].withdrawn_at is not None
    assert "Withdrawn" in shown(browser, of(adult, "consents/"))


def test_contact_is_kept_only_after_a_yes(adult: PotentialVictim, browser: Client) -> None:
    told = {"safe": "no", "channel": "text", "address": "07700 900123"}
    browser.post(of(adult, "contact/"), told)
    assert "07700" not in shown(browser, of(adult, "identity/"))
    browser.post(of(adult, "contact/"), {**told, "safe": "yes"})
    assert "07700 900123" in shown(browser, of(adult, "identity/"))


def test_what_is_known_of_how_to_reach_them_is_not_typed_again(adult: PotentialVictim, browser: Client) -> None:
    told = {"safe": "yes", "channel": "text", "address": "07700 900123", "say": "The library", "whose": "Her aunt’s"}
    browser.post(of(adult, "contact/"), told)
    form = shown(browser, of(adult, "contact/"))
    assert all(words in form for words in ("07700 900123", "The library", "Her aunt’s"))


@pytest.mark.parametrize(("channel", "address"), [("text", "12"), ("email", "nobody"), ("phone", "")])
def test_a_number_that_cannot_be_dialled_is_refused(
    adult: PotentialVictim, browser: Client, channel: str, address: str
) -> None:
    page = browser.post(of(adult, "contact/"), {"safe": "yes", "channel": channel, "address": address})
    assert "govuk-error-message" in page.content.decode()


def test_an_assessment_without_capacity_needs_a_best_interests_decision(
    adult: PotentialVictim, browser: Client
) -> None:
    told = {"purpose": "nrm", "has_capacity": "no", "best_interests": "", "reasons": "Dr Ash, with her sister."}
    assert "Say whether it is in their best interests." in browser.post(of(adult, "capacity/"), told).content.decode()
    browser.post(of(adult, "capacity/"), {**told, "best_interests": "refer"})
    assert facts_known(fresh(adult)).get("capacity") == "lacking"


def test_nobody_is_led_to_ask_somebody_who_could_not_decide(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    answer(adult, key="capacity", value="doubted", by=office.worker, at=office.later())
    page = shown(browser, of(adult, "consents/"))
    assert "Record an assessment of their capacity first" in page
    assert of(adult, "consents/nrm/") not in page
    told = {"purpose": "nrm", "has_capacity": "yes", "best_interests": "", "reasons": "Dr Ash, with her sister."}
    browser.post(of(adult, "capacity/"), told)
    assert of(adult, "consents/nrm/") in shown(browser, of(adult, "consents/"))


def test_an_assessment_is_shown_with_its_reasons_and_that_they_were_read_is_in_the_trail(
    adult: PotentialVictim, browser: Client
) -> None:
    told = {"purpose": "nrm", "has_capacity": "no", "best_interests": "not", "reasons": "Dr Ash, with her sister."}
    browser.post(of(adult, "capacity/"), told)
    page = shown(browser, of(adult, "consents/"))
    assert "not in their best interests" in page
    assert "Dr Ash, with her sister." in page
    assert "persons.assessments_read" in {entry.act for entry in entries(about=adult.about)}


def test_a_second_record_of_the_same_person_is_pointed_out(
    adult: PotentialVictim, browser: Client, office: build.Office
) -> None:
    other = build.person_record(by=office.worker, at=office.later(), alias="Grey Hat", age="adult")
    who = Identity(given_names="Zofia", family_name="Ptaszek", date_of_birth="1991-03-27")
    for kept in (adult, other):
        set_identity(kept, identity=who, by=office.worker, at=office.later())
    assert other.reference in shown(browser, of(adult))


def test_the_steps_can_be_kept_as_a_document(adult: PotentialVictim, browser: Client) -> None:
    given = browser.get(of(adult, "next/steps/what-to-do-next.pdf"))
    assert given["Content-Type"] == "application/pdf"


def test_nothing_is_begun_anew_here(adult: PotentialVictim, browser: Client) -> None:
    assert browser.post(of(adult, "next/")).status_code == 405


@pytest.mark.parametrize("page", ["", "consents/", "identity/", "next/steps/"])
def test_a_page_asks_the_database_as_often_whatever_is_known(
    office: build.Office, browser: Client, adult: PotentialVictim, page: str
) -> None:
    asked(browser, of(adult, page))
    before = asked(browser, of(adult, page))
    for purpose in ConsentPurpose.values:
        said(adult, "yes", purpose=purpose, by=office.worker, at=office.later())
        said(adult, "no", purpose=purpose, by=office.worker, at=office.later())
    assert asked(browser, of(adult, page)) == before


def test_the_list_asks_as_often_for_many_as_for_one(
    office: build.Office, browser: Client, adult: PotentialVictim
) -> None:
    asked(browser, "/persons/")
    before = asked(browser, "/persons/")
    for number in range(5):
        build.person_record(by=office.worker, at=office.later(), alias=f"Coat {number}")
    assert asked(browser, "/persons/") == before
