"""Following up: what the receipt opens, what it does not say, and writing back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import new_receipt, receipt_digest, reply_key
from handrail.public.concerns.actions import NotKept, post_reply, publish_standing, receiving
from handrail.public.concerns.models import SealedReport
from handrail.public.concerns.policies.lanes import threshold
from tests.public.concerns.conftest import Send, opened
from tests.public.concerns.test_journey import ACCOUNT, NOBODY_IN_DANGER

pytestmark = pytest.mark.django_db
ASK, SHOWN = "/follow-up/", "/follow-up/your-concern/"


@pytest.fixture
def receipt() -> str:
    """The receipt of a concern that the desk has passed on."""
    receipt = new_receipt()
    publish_standing(receipt_digest(receipt), "passed_on", at=timezone.now())
    return receipt


def test_a_receipt_shows_how_far_it_has_come_and_what_was_written_back(public_door: Client, receipt: str) -> None:
    post_reply(receipt_digest(receipt), reply_key(receipt), "Which day was it? <b>", at=timezone.now())
    assert public_door.post(ASK, {"receipt": receipt.lower().replace("-", " ")})["Location"] == SHOWN
    page = public_door.get(SHOWN).content.decode()
    assert "We have asked an organisation to act" in page
    assert "Which day was it? &lt;b&gt;" in page


def test_a_message_that_cannot_be_opened_is_owned_up_to(public_door: Client, receipt: str) -> None:
    post_reply(receipt_digest(receipt), reply_key(new_receipt()), "For another", at=timezone.now())
    public_door.post(ASK, {"receipt": receipt})
    assert "This message cannot be opened" in public_door.get(SHOWN).content.decode()


@pytest.mark.parametrize("code", ["received", "read", "passed_on", "acknowledged", "closed"])
def test_every_standing_has_words(public_door: Client, code: str) -> None:
    receipt = new_receipt()
    publish_standing(receipt_digest(receipt), code, at=timezone.now())
    public_door.post(ASK, {"receipt": receipt})
    shown = public_door.get(SHOWN)
    assert shown.context["standing"].label in shown.content.decode()


def test_a_slip_in_a_receipt_is_said_to_be_in_its_group(public_door: Client, receipt: str) -> None:
    third = receipt.split("-")[2]
    slipped = receipt.replace(third, ("A" if third[0] != "A" else "B") + third[1:])
    page = public_door.post(ASK, {"receipt": slipped}).content.decode()
    assert "Group 3 of your receipt is not right" in page
    assert slipped in page


@pytest.mark.parametrize("typed", ["", "   ", "x", "\x00", "é" * 300, "ABCDE-" * 50, "<script>"])
def test_what_is_no_receipt_is_answered_with_a_sentence(public_door: Client, typed: str) -> None:
    answer = public_door.post(ASK, {"receipt": typed})
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)


def test_an_unknown_receipt_is_answered_like_one_that_was_just_sent(public_door: Client, send: Send) -> None:
    def page_for(receipt: str) -> str:
        door = Client()
        assert door.post(ASK, {"receipt": receipt})["Location"] == SHOWN
        words = door.get(SHOWN).content.decode()
        return words.split("<main")[1].split('name="csrfmiddlewaretoken"')[0]

    just_sent = send({**NOBODY_IN_DANGER, "what-happened": ACCOUNT})
    assert page_for(just_sent) == page_for(new_receipt())
    assert "nothing to show for this receipt yet" in page_for(just_sent)


def test_a_flood_of_unknown_receipts_waits_and_a_known_one_does_not(public_door: Client, receipt: str) -> None:
    locality, today = current_locality(), timezone.localdate()
    for _ in range(threshold("unknown_receipts_from_one_address_before_wait", locality=locality, on=today)):
        assert public_door.post(ASK, {"receipt": new_receipt()})["Location"] == SHOWN
    refused = public_door.post(ASK, {"receipt": new_receipt()})
    assert "Try again in an hour" in refused.content.decode()
    assert Client().post(ASK, {"receipt": receipt})["Location"] == SHOWN
    assert Client().post(ASK, {"receipt": new_receipt()}, REMOTE_ADDR="192.0.2.8")["Location"] == SHOWN


def test_a_message_is_sealed_for_the_desk_and_said_to_be_kept(public_door: Client, receipt: str) -> None:
    public_door.post(ASK, {"receipt": receipt})
    once = public_door.get(SHOWN).context["form"]["once"].value()
    for _ in range(2):
        kept = public_door.post(SHOWN, {"message": "It was a Tuesday.", "once": once})
        assert "We have your message" in public_door.get(kept["Location"]).content.decode()
    row = SealedReport.objects.get()
    assert (row.receipt_digest, row.entry, row.lane) == (receipt_digest(receipt), "follow_up", "normal")
    assert opened(row).account == "It was a Tuesday."


def test_the_same_words_from_another_form_are_another_message(public_door: Client, receipt: str) -> None:
    public_door.post(ASK, {"receipt": receipt})
    for _ in range(2):
        once = public_door.get(SHOWN).context["form"]["once"].value()
        public_door.post(SHOWN, {"message": "Please answer.", "once": once})
    assert SealedReport.objects.count() == 2


def test_a_message_with_the_receipt_in_it_is_handed_back_gently(public_door: Client, receipt: str) -> None:
    public_door.post(ASK, {"receipt": receipt})
    typed = f"My code is {receipt.lower().replace('-', ' ')} ok"
    answer = public_door.post(SHOWN, {"message": typed})
    assert "Your message has your receipt in it" in answer.content.decode()
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize("message", ["", "  \n", "x" * 5_001, "\x00"])
def test_a_message_that_cannot_be_sent_is_answered_with_a_sentence(
    public_door: Client, receipt: str, message: str
) -> None:
    public_door.post(ASK, {"receipt": receipt})
    answer = public_door.post(SHOWN, {"message": message})
    assert answer.context["form"].errors["message"]
    assert not SealedReport.objects.exists()


def test_many_messages_with_one_receipt_are_kept_and_set_aside(public_door: Client, receipt: str) -> None:
    public_door.post(ASK, {"receipt": receipt})
    for number in range(22):
        assert public_door.post(SHOWN, {"message": f"Message {number}"}).status_code == 302
    assert SealedReport.objects.filter(lane="normal").count() == 20
    assert SealedReport.objects.filter(lane="quarantine").count() == 2


def test_a_message_that_could_not_be_kept_is_not_acknowledged(
    public_door: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_kept(*_: Any, **__: Any) -> None:
        raise NotKept

    public_door.post(ASK, {"receipt": receipt})
    monkeypatch.setattr(receiving, "add_to", not_kept)
    answer = public_door.post(SHOWN, {"message": "It was a Tuesday."})
    words = answer.content.decode()
    assert answer.status_code == 503
    assert "We could not keep your message" in words
    assert "It was a Tuesday." in words


def test_a_message_written_for_longer_than_the_receipt_holds_is_handed_back(
    public_door: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_door.post(ASK, {"receipt": receipt})
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    answer = public_door.post(SHOWN, {"message": "A long message"})
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "Your message has not been sent" in words
    assert "A long message" in words


def test_signing_off_leaves_nothing_in_the_browser(public_door: Client, receipt: str) -> None:
    public_door.post(ASK, {"receipt": receipt})
    assert public_door.get(ASK)["Location"] == SHOWN
    assert public_door.post("/follow-up/sign-off/")["Location"] == ASK
    assert not public_door.cookies["handrail_follow_up_0"].value
    assert public_door.get(SHOWN)["Location"] == ASK


def test_the_receipt_stands_in_no_address_and_on_no_later_page(public_door: Client, receipt: str) -> None:
    answer = public_door.post(ASK, {"receipt": receipt})
    assert receipt not in answer["Location"]
    assert receipt not in public_door.get(SHOWN).content.decode()
    assert public_door.cookies["handrail_follow_up_0"]["path"] == "/follow-up/"


def test_wrong_verbs_are_405(public_door: Client) -> None:
    assert public_door.put(SHOWN).status_code == 405
    assert public_door.get("/follow-up/sign-off/").status_code == 405


def test_adding_something_straight_after_sending_needs_no_typing(send: Send, public_door: Client) -> None:
    receipt = send({**NOBODY_IN_DANGER, "what-happened": ACCOUNT})
    assert f'name="receipt" value="{receipt}"' in public_door.get("/tell-us/sent/").content.decode()
    assert public_door.post(ASK, {"receipt": receipt})["Location"] == SHOWN
    public_door.post(SHOWN, {"message": "They are leaving now"})
    assert len(set(SealedReport.objects.values_list("receipt_digest", flat=True))) == 1
