"""The last step: sent once however often it is sent, and honest when it cannot be kept."""

from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from handrail.foundation.vault.receipts import read_receipt, receipt_digest
from handrail.public.concerns.actions import NotKept, receiving, submit
from handrail.public.concerns.models import SealedReport
from tests.public.concerns.conftest import Send, Walk, opened
from tests.public.concerns.test_journey import ACCOUNT, MEMBER_OF_THE_PUBLIC, NOBODY_IN_DANGER

pytestmark = pytest.mark.django_db
CHECK, SENT = "/tell-us/check-your-answers/", "/tell-us/sent/"
LITTLE = {**NOBODY_IN_DANGER, "what-happened": ACCOUNT}


def test_the_receipt_on_the_page_is_the_one_the_concern_is_found_by(send: Send) -> None:
    receipt = send(LITTLE)
    assert read_receipt(receipt) == receipt
    assert SealedReport.objects.get().receipt_digest == receipt_digest(receipt)


def test_the_receipt_page_says_what_happens_next_and_how_to_keep_it(send: Send, public_door: Client) -> None:
    receipt = send(LITTLE)
    page = public_door.get(SENT).content.decode()
    assert receipt in page
    assert "do not keep it if somebody checks your phone" in page
    assert "A trained person reads it: by" in page
    assert "/follow-up/" in page


def test_an_answer_that_was_lost_on_the_way_is_given_again(walk: Walk, public_door: Client) -> None:
    walk(LITTLE)
    before = {name: cookie.value for name, cookie in public_door.cookies.items()}
    public_door.post(CHECK)
    first = public_door.get(SENT).context["receipt"]
    public_door.cookies = SimpleCookie(before)
    assert public_door.post(CHECK)["Location"] == SENT
    assert public_door.get(SENT).context["receipt"] == first
    assert SealedReport.objects.count() == 1


def test_a_second_press_after_acceptance_leads_to_the_same_receipt(send: Send, public_door: Client) -> None:
    send(LITTLE)
    assert public_door.post(CHECK)["Location"] == SENT
    assert public_door.get(CHECK)["Location"] == SENT
    assert SealedReport.objects.count() == 1


def test_after_acceptance_the_answers_are_gone_from_the_browser(send: Send, public_door: Client) -> None:
    send(MEMBER_OF_THE_PUBLIC)
    kept = {name for name, cookie in public_door.cookies.items() if cookie.value and "csrf" not in name}
    assert kept == {"handrail_receipt_0"}


def test_clearing_leaves_nothing_in_the_browser(send: Send, public_door: Client) -> None:
    send(LITTLE)
    public_door.post("/tell-us/forget/")
    assert not any(cookie.value for name, cookie in public_door.cookies.items() if "csrf" not in name)
    gone = public_door.get(SENT)
    assert (gone.status_code, "no longer shown" in gone.content.decode()) == (404, True)


def test_a_receipt_is_shown_for_half_an_hour(send: Send, public_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send(LITTLE)
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert public_door.get(SENT).status_code == 404


def not_kept(*_: Any, **__: Any) -> None:
    """A database that keeps nothing."""
    raise NotKept


def test_what_was_not_kept_is_not_acknowledged_and_can_be_sent_again(
    walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(LITTLE)
    monkeypatch.setattr(receiving, "submit", not_kept)
    answer = public_door.post(CHECK)
    words = answer.content.decode()
    assert answer.status_code == 503
    assert "We could not keep what you wrote" in words
    assert "It is still in your browser" in words
    assert 'href="tel:999"' in words
    assert "Four men" in words
    assert public_door.get(SENT).status_code == 404
    assert "receipt" not in " ".join(answer.cookies)


def test_trying_again_after_a_failure_sends_what_was_written(
    walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(LITTLE)
    monkeypatch.setattr(receiving, "submit", not_kept)
    assert public_door.post(CHECK).status_code == 503
    monkeypatch.setattr(receiving, "submit", submit)
    assert public_door.post(CHECK)["Location"] == SENT
    assert opened(SealedReport.objects.get()).account == ACCOUNT["account"]


def test_answers_that_no_longer_hold_are_shown_with_their_sentence(
    walk: Walk, public_door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule may have changed between the page and the sending."""
    walk(MEMBER_OF_THE_PUBLIC)
    monkeypatch.setattr("handrail.public.concerns.forms.circumstances.EARLIEST_YEAR", 2030)
    answer = public_door.post(CHECK)
    assert answer["Location"] == "/tell-us/when/?change"
    assert "The year must be 2030 or later" in public_door.get(answer["Location"]).content.decode()
    assert not SealedReport.objects.exists()
