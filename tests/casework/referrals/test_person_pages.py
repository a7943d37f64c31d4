"""The pages on which a person is referred: from their record to an acknowledgement, for both sides, in each way."""

import re
from http import HTTPStatus
from io import BytesIO

import pikepdf
import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.casework.referrals import actions
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus
from handrail.foundation.people.models import Person, Role
from tests import build
from tests.build import Office
from tests.casework.referrals.conftest import SignIn
from tests.casework.referrals.test_pages import everything_stored

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def page(name: str, *arguments: object) -> str:
    return reverse(f"referrals:{name}", args=arguments)


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


PREPARED = {
    "to": "exampleshire-hospitals",
    "way": "member",
    "sections": ["health", "needs"],
    "message": "Please see them this week.",
}


def test_the_kinds_that_the_steps_ask_for_come_first_with_why(office: Office, sign_in: SignIn) -> None:
    of = office.kept(destitute_tonight="yes", sexual_assault="within_7_days")
    shown = read(sign_in(office.worker), page("refer", of.pk))
    kinds = re.findall(r'name="kind" value="([a-z_]+)"', shown)
    assert {"housing", "sexual_assault_centre"} <= set(kinds[:6])
    assert kinds.index("housing") < kinds.index("charity")
    assert shown.count("govuk-radios__hint") >= 2
    assert set(kinds) <= {str(kind) for kind in Kind}


def test_from_the_record_to_the_answer_through_handrail(office: Office, sign_in: SignIn) -> None:
    of, reader = office.kept(injury="not_urgent"), office.reader()
    browser = sign_in(office.worker)
    assert "not been referred to anybody" in read(browser, page("person_referrals", of.pk))
    chosen = browser.post(page("refer", of.pk), {"kind": "health"})
    assert chosen.headers["Location"] == page("draft", of.pk, "health")
    form = read(browser, page("draft", of.pk, "health"))
    assert "They have not been asked" in form
    assert "never carries" in form
    browser.post(page("draft", of.pk, "health"), PREPARED)
    one = Referral.objects.get()
    shown = read(browser, page("referral", one.pk))
    assert "Yes, and it can wait" in shown
    assert "They have not been asked" in shown
    assert "Send it" not in shown
    build.consent(of, "health", by=office.worker, at=office.later())
    assert "Send it" in read(browser, page("referral", one.pk))
    browser.post(page("send_draft", one.pk))
    answering = sign_in(reader)
    assert one.reference in read(answering, page("inbox"))
    assert "Yes, and it can wait" in read(answering, page("referral", one.pk))
    for verb in ("accept", "begin"):
        answering.post(page(verb, one.pk))
    answering.post(page("mark_done", one.pk), {"words": "Seen on Tuesday."})
    assert "Yes, and it can wait" not in read(answering, page("referral", one.pk))
    assert "Seen on Tuesday." in read(browser, page("referral", one.pk))
    assert "Completed" in read(browser, page("person_referrals", of.pk))


def test_what_was_left_out_is_said_beside_each_question(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    browser = sign_in(office.worker)
    shown = browser.post(page("draft", of.pk, "health"), {}).content.decode()
    for sentence in ("Choose who receives it.", "Choose which way it goes.", "Choose at least one part."):
        assert sentence in shown
    assert "Choose what this referral is for." in browser.post(page("refer", of.pk), {}).content.decode()


def test_a_way_that_leads_nowhere_is_said_on_the_form_and_what_was_typed_stays(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    office.reader("exampleshire-police")
    typed = {"to": "haven-homes", "way": "telephone", "sections": ["identity"], "message": "Tonight, please."}
    office.reader("northam-district-council")
    shown = sign_in(office.worker).post(page("draft", of.pk, "housing"), {**typed, "way": "member"}).content.decode()
    assert "Nobody at Haven Homes signs in to Handrail yet." in shown
    assert "Tonight, please." in shown
    assert not Referral.objects.exists()


@pytest.mark.parametrize("kind", ["nrm", "duty_to_notify", "concern", "nonsense"])
def test_what_is_prepared_elsewhere_or_nowhere_has_no_form_here(kind: str, office: Office, sign_in: SignIn) -> None:
    address = page("draft", office.kept().pk, kind)
    assert sign_in(office.worker).get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_draft_is_changed_and_let_go(office: Office, sign_in: SignIn) -> None:
    one, browser = office.drafted(), sign_in(office.worker)
    form = read(browser, page("change_draft", one.pk))
    assert "Please see them soon." in form
    assert len(re.findall(r'name="sections" value="[a-z_]+"[^>]*checked', form)) == 2
    browser.post(page("change_draft", one.pk), {**PREPARED, "sections": ["health"]})
    assert Referral.objects.get().sections == ["health"]
    browser.post(page("withdraw", one.pk))
    assert Referral.objects.get().status == ReferralStatus.WITHDRAWN


def test_on_the_telephone_the_script_is_read_and_who_answered_is_written_down(office: Office, sign_in: SignIn) -> None:
    one, browser = office.to_be_told(), sign_in(office.worker)
    script = read(browser, page("call", one.pk))
    first, then, ask = (script.index(words) for words in ("Say first", "Then tell them", "Ask them"))
    assert first < then < ask
    assert f"of {office.theirs.name.replace('’', '’')}" in script
    assert "Say who answered" in browser.post(page("call", one.pk), {"name": ""}).content.decode()
    browser.post(page("call", one.pk), {"name": "Ann Able", "role": "Nurse", "reference": "H-77"})
    shown = read(browser, page("referral", one.pk))
    assert "Ann Able, Nurse" in shown
    assert "H-77" in shown
    browser.post(page("accept", one.pk))
    assert Referral.objects.get().status == ReferralStatus.ACCEPTED


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ({"time": "25:99"}, "Enter a time, like 14:35."),
        ({"on_day": "1", "on_month": "2", "on_year": "2020"}, "Enter the time, like 14:35."),
        ({"on_day": "1", "on_month": "2", "on_year": "2020", "time": "9am"}, "before this referral was prepared"),
        ({"on_day": "1", "on_month": "2", "on_year": "2099", "time": "9:15"}, "not come yet"),
    ],
)
def test_a_time_that_cannot_be_is_refused_beside_it(
    when: dict[str, str], sentence: str, office: Office, sign_in: SignIn
) -> None:
    one = office.to_be_told()
    answer = sign_in(office.worker).post(page("call", one.pk), {"role": "Nurse", **when}).content.decode()
    assert sentence in answer
    assert Referral.objects.get().status == ReferralStatus.DRAFT


def test_a_document_opens_with_the_password_that_was_shown_once_and_with_no_other(
    office: Office, sign_in: SignIn
) -> None:
    one, browser = office.as_document(), sign_in(office.worker)
    passwords = []
    for _ in range(2):
        shown = browser.post(page("hand_over", one.pk)).content.decode()
        passwords += re.findall(r'name="password" value="([^"]+)"', shown)
    assert len(set(passwords)) == 2
    answer = browser.post(page("document", one.pk), {"password": passwords[0]})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert one.reference in answer.headers["Content-Disposition"]
    for wrong in ("", passwords[1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(answer.content), password=wrong)
    with pikepdf.open(BytesIO(answer.content), password=passwords[0]) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    assert not any(one.encode() in everything_stored() for one in passwords)
    assert not any(one in read(browser, page("hand_over", Referral.objects.get().pk)) for one in passwords)


@pytest.mark.parametrize("password", ["", "secret", "K7M4-Q2RX-9HTD", "K7M4-Q2RX-9HTD-W3C0"])
def test_a_password_that_was_not_made_here_makes_no_document(password: str, office: Office, sign_in: SignIn) -> None:
    one = office.as_document()
    answer = sign_in(office.worker).post(page("document", one.pk), {"password": password})
    assert answer.headers["Location"] == page("hand_over", one.pk)


def test_a_document_is_acknowledged_and_answered_by_whoever_sent_it(office: Office, sign_in: SignIn) -> None:
    one, browser = office.as_document(), sign_in(office.worker)
    assert "Write down who there has it" in read(browser, page("referral", one.pk))
    assert "What they answered" not in read(browser, page("referral", one.pk))
    browser.post(page("acknowledge", one.pk), {"role": "Duty nurse"})
    assert "What they answered" in read(browser, page("referral", one.pk))
    browser.post(page("decline", one.pk), {"reason": "not_our_role", "words": "Ask the surgery."})
    assert "Came back" in read(browser, page("outbox"))
    assert one.reference in read(browser, page("outbox") + "?show=refused")
    shown = read(browser, page("referral", one.pk))
    assert "A coordinator reviews" in shown
    assert "Ask the surgery." in shown


def test_a_coordinator_sends_without_their_yes_and_says_why(office: Office, sign_in: SignIn) -> None:
    coordinator = build.person(Role.COORDINATOR, at_work=office.home)
    office.reader("exampleshire-police")
    one = actions.draft(
        office.kept(),
        kind="police",
        to=build.Organisation.objects.get(code="exampleshire-police"),
        way="member",
        sections=["risk"],
        message="",
        by=office.worker,
        at=office.later(),
    )
    assert "Send without their yes" not in read(sign_in(office.worker), page("referral", one.pk))
    browser = sign_in(coordinator)
    assert "Send without their yes" in read(browser, page("referral", one.pk))
    assert "Choose the authority." in browser.post(page("send_draft", one.pk), {}).content.decode()
    assert Referral.objects.get().status == ReferralStatus.DRAFT
    browser.post(page("send_draft", one.pk), {"lawful_basis": "vital_interests", "reason": "A knife, today."})
    shown = read(browser, page("referral", one.pk))
    assert "It went without the person’s yes" in shown
    assert "A knife, today." in shown
    answered = read(sign_in(office.reader("exampleshire-police")), page("referral", one.pk))
    assert "A knife, today." not in answered


def test_a_refused_sending_is_a_sentence_on_the_page(office: Office, sign_in: SignIn) -> None:
    of = office.kept()
    browser = sign_in(office.worker)
    browser.post(page("draft", of.pk, "health"), {**PREPARED, "way": "pdf"})
    shown = browser.post(page("send_draft", Referral.objects.get().pk), follow=True).content.decode()
    assert "They have not been asked" in shown


def test_the_tab_is_on_the_persons_page_and_the_steps_lead_here(office: Office, sign_in: SignIn) -> None:
    of = office.kept(destitute_tonight="yes")
    browser = sign_in(office.worker)
    assert page("person_referrals", of.pk) in read(browser, reverse("persons:person", args=[of.pk]))
    assert page("draft", of.pk, "housing") in read(browser, reverse("persons:next_steps", args=[of.pk]))


def test_sent_by_us_holds_ours_in_each_state_and_nobody_elses(
    office: Office, stranger: Person, sign_in: SignIn
) -> None:
    sent, draft = office.referred(), office.drafted()
    browser = sign_in(office.worker)
    assert sent.reference in read(browser, page("outbox"))
    assert draft.reference in read(browser, page("outbox") + "?show=drafts")
    assert draft.reference not in read(browser, page("outbox"))
    Referral.objects.filter(pk=sent.pk).update(due_at="2020-01-01T12:00Z")
    assert "Overdue by" in read(browser, page("outbox") + "?show=overdue")
    actions.withdraw(sent.pk, by=office.worker, at=office.later())
    assert sent.reference in read(browser, page("outbox") + "?show=ended")
    others = sign_in(stranger)
    for show in ("live", "drafts", "ended"):
        assert "PV-" not in read(others, page("outbox") + f"?show={show}")


def test_the_list_asks_no_more_questions_when_it_is_longer(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.worker)
    counts = []
    for _ in range(3):
        office.referred()
        read(browser, page("outbox"))
        with CaptureQueriesContext(connections["default"]) as asked:
            read(browser, page("outbox"))
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_no_address_and_no_title_holds_what_is_known(office: Office, sign_in: SignIn) -> None:
    one = office.referred()
    shown = read(sign_in(office.worker), page("referral", one.pk))
    title = re.findall("<title>(.*?)</title>", shown, re.DOTALL)[0]
    assert one.reference in title
    assert "Blue Jacket" not in shown


def test_both_sides_read_until_when_it_can_be_read(office: Office, sign_in: SignIn) -> None:
    one = office.referred()
    for somebody in (office.worker, office.reader()):
        assert "They can read it until" in read(sign_in(somebody), page("referral", one.pk))
    Referral.objects.filter(pk=one.pk).update(access_until="2020-01-01T12:00Z")
    assert "The time for which this could be read is over." in read(sign_in(office.reader()), page("referral", one.pk))
