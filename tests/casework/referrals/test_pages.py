"""The pages: what the desk and the organisation see and press, and that a page asks few questions of the database."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.casework.referrals import actions, queries
from handrail.casework.referrals.models import Referral
from handrail.foundation.people.models import Person
from tests.build import EVERYTHING, Office
from tests.casework.referrals.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CANARY = "canary-Zqx-4711"


def page(referral: Referral, name: str = "referral") -> str:
    return reverse(f"referrals:{name}", args=[referral.pk])


def test_the_desk_sends_from_the_concerns_tab(office: Office, sign_in: SignIn) -> None:
    concern, browser = office.assessed(), sign_in(office.officer)
    tab = reverse("referrals:concern_referrals", args=[concern.pk])
    shown = browser.get(tab).content.decode()
    assert "has not been sent to anybody" in shown
    told = {"to": office.theirs.code, "sections": ["account", "where"], "message": "Please look."}
    answer = browser.post(tab, told, follow=True)
    assert f"has been sent to {office.theirs.name}" in answer.content.decode()
    referral = Referral.objects.get()
    assert referral.sections == ["account", "where"]


def test_a_refusal_stands_on_the_form_and_what_was_typed_stays(office: Office, sign_in: SignIn) -> None:
    concern = office.assessed(sharing="confidence")
    tab = reverse("referrals:concern_referrals", args=[concern.pk])
    told = {"to": office.theirs.code, "sections": ["reporter"], "message": "Please look."}
    shown = sign_in(office.officer).post(tab, told).content.decode()
    assert "did not agree to be named" in shown
    assert "Please look." in shown
    assert not Referral.objects.exists()


def test_an_empty_form_is_answered_beside_each_field(office: Office, sign_in: SignIn) -> None:
    tab = reverse("referrals:concern_referrals", args=[office.assessed().pk])
    shown = sign_in(office.officer).post(tab, {"message": "x"}).content.decode()
    assert "Choose an organisation." in shown
    assert "Choose at least one part" in shown


def test_a_concern_that_cannot_be_passed_on_says_why_instead_of_a_form(office: Office, sign_in: SignIn) -> None:
    tab = reverse("referrals:concern_referrals", args=[office.opened().pk])
    shown = sign_in(office.officer).get(tab).content.decode()
    assert "Assess this concern before passing it on" in shown
    assert 'name="sections"' not in shown


def test_organisations_of_the_district_are_offered_first(office: Office) -> None:
    concern = office.assessed()
    office.others.district, concern.district = "nearby", "nearby"
    office.others.save()
    assert queries.organisations_to_offer(concern)[0] == office.others
    office.others.district = "elsewhere"
    office.others.save()
    offered = queries.organisations_to_offer(concern)
    nearer = [each for each in offered if not each.district]
    assert nearer
    assert all(offered.index(each) < offered.index(office.others) for each in nearer)


def test_the_tab_is_on_the_concerns_page(office: Office, sign_in: SignIn) -> None:
    referral = office.sent()
    shown = sign_in(office.officer).get(reverse("desk:concern", args=[referral.concern_id])).content.decode()
    assert reverse("referrals:concern_referrals", args=[referral.concern_id]) in shown


def test_an_organisation_reads_accepts_and_finishes(office: Office, sign_in: SignIn) -> None:
    referral, browser = office.sent(account="They sleep in the shed."), sign_in(office.worker)
    shown = browser.get(page(referral)).content.decode()
    assert "They sleep in the shed." in shown
    assert "Please look at this." in shown
    assert "This referral has to be accepted first." in shown
    browser.post(page(referral, "accept"))
    browser.post(page(referral, "mark_done"), {"words": "We went there."})
    shown = browser.get(page(referral)).content.decode()
    assert "can no longer be read" in shown
    assert "They sleep in the shed." not in shown
    assert "We went there." not in shown
    assert "We went there." in sign_in(office.officer).get(page(referral)).content.decode()


@pytest.mark.parametrize(("name", "reason"), [("decline", "not_our_role"), ("return_", "need_more")])
def test_a_reason_is_asked_for_and_the_desk_reads_it(name: str, reason: str, office: Office, sign_in: SignIn) -> None:
    referral, browser = office.sent_and_opened(), sign_in(office.worker)
    assert "Choose a reason." in browser.post(page(referral, name), {"words": "Ask the council."}).content.decode()
    browser.post(page(referral, name), {"reason": reason, "words": "Ask the council."})
    desk = sign_in(office.officer)
    assert "Ask the council." in desk.get(page(referral)).content.decode()
    came_back = f"{reverse('referrals:watch')}?show=refused"
    assert referral.concern.reference in desk.get(came_back).content.decode()
    desk.post(page(referral, "review"))
    assert "Nothing has come back." in desk.get(came_back).content.decode()


def test_a_withdrawn_referral_cannot_be_read_any_more(office: Office, sign_in: SignIn) -> None:
    referral = office.sent_and_opened(account="They sleep in the shed.")
    sign_in(office.officer).post(page(referral, "withdraw"))
    shown = sign_in(office.worker).get(page(referral)).content.decode()
    assert "They sleep in the shed." not in shown
    assert "Withdrawn" in shown


def test_both_sides_see_that_it_is_overdue(office: Office, sign_in: SignIn) -> None:
    referral = office.sent()
    Referral.objects.filter(pk=referral.pk).update(due_at="2020-01-01T12:00Z")
    assert "Overdue by" in sign_in(office.worker).get(reverse("referrals:inbox")).content.decode()
    assert "Overdue by" in sign_in(office.worker).get(page(referral)).content.decode()
    assert "Overdue by" in sign_in(office.officer).get(reverse("referrals:watch")).content.decode()


def test_an_action_refused_is_a_sentence(office: Office, sign_in: SignIn) -> None:
    referral, browser = office.accepted(), sign_in(office.worker)
    answer = browser.get(page(referral, "decline"))
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "This referral has been accepted." in answer.content.decode()


def test_an_erased_concern_shows_only_its_codes(office: Office, sign_in: SignIn) -> None:
    referral = office.sent_and_opened(account="They sleep in the shed.")
    erase(referral, office)
    shown = sign_in(office.worker).get(page(referral)).content.decode()
    assert "has been erased" in shown
    assert "They sleep in the shed." not in shown
    actions.decline(referral.pk, reason="other", words="Too late.", by=office.worker, at=office.later())


def erase(referral: Referral, office: Office) -> None:
    from handrail.casework.desk.actions import erase_subject
    from handrail.foundation.vault import subjects

    subjects.forget(referral.concern.subject, at=office.later())
    erase_subject(referral.concern.subject, by="handrail", at=office.later())


def test_a_page_number_that_is_none_gives_the_first_page(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.worker)
    for number in ("0", "-1", "x", "٣", "9" * 30, "7"):
        assert browser.get(reverse("referrals:inbox"), {"page": number}).status_code == HTTPStatus.OK


@pytest.mark.parametrize("name", ["inbox", "watch"])
def test_a_list_asks_no_more_questions_when_it_is_longer(name: str, office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.worker if name == "inbox" else office.officer)
    counts = []
    for _ in range(3):
        Referral.objects.filter(pk=office.sent().pk).update(due_at="2020-01-01T12:00Z")
        browser.get(reverse(f"referrals:{name}"))
        with CaptureQueriesContext(connections["default"]) as asked:
            browser.get(reverse(f"referrals:{name}"))
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 9


def test_what_was_told_stands_nowhere_in_the_clear(office: Office) -> None:
    told = dict.fromkeys(("account", "address", "names", "people_text", "how_known_text"), CANARY)
    concern = office.assessed(**told)
    referral = actions.send(
        concern, to=office.theirs, sections=EVERYTHING, message=CANARY, by=office.officer, at=office.later()
    )
    actions.open_referral(referral.pk, by=office.worker, at=office.later())
    actions.decline(referral.pk, reason="other", words=CANARY, by=office.worker, at=office.later())
    assert CANARY.encode() not in everything_stored()


def everything_stored() -> bytes:
    """Every value of every table, as the database gives it back."""
    stored = []
    for alias in ("default", "keyring"):
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                stored += [
                    bytes(cell) if isinstance(cell, memoryview) else str(cell).encode()
                    for row in cursor
                    for cell in row
                ]
    return b"\n".join(stored)


def test_no_template_holds_a_style_or_a_script() -> None:
    for app in ("casework/referrals", "insight/board"):
        for file in Path(settings.PROJECT, "handrail", app).rglob("*.html"):
            assert " style=" not in file.read_text()
            assert "<script" not in file.read_text()


def test_a_stranger_finds_no_form_to_answer_with(office: Office, stranger: Person, sign_in: SignIn) -> None:
    referral = office.sent_and_opened()
    assert sign_in(stranger).get(page(referral, "decline")).status_code == HTTPStatus.NOT_FOUND
