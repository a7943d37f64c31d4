"""Two ways out: a mail server, and GOV.UK Notify, tried here against one of our own on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar
from unittest import mock

import pytest
from django.core import mail
from pytest_django import Settings

from handrail.foundation.notices.actions.postmen import Letter, MailServer, NotDelivered, Notify, postman

KEY = "a_key-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"
BY_EMAIL = Letter("email", "somebody@example.org", "Something new", "There is something new.", "notice-1")
BY_TEXT = Letter("text", "+447700900123", "Something new", "There is something new.", "notice-2")


class FakeNotify(BaseHTTPRequestHandler):
    """Answers as Notify does, and keeps what it was sent."""

    asked: ClassVar[list[tuple[str, dict[str, Any]]]] = []
    status: ClassVar[int] = 201

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((self.path, json.loads(body)))
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"id": "1", "errors": [{"error": "x", "message": "x"}]}')

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        return


@pytest.fixture
def notify() -> Iterator[Notify]:
    FakeNotify.asked.clear()
    FakeNotify.status = 201
    server = HTTPServer(("127.0.0.1", 0), FakeNotify)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    yield Notify(key=KEY, address=address, email_template="email-template", text_template="text-template")
    server.shutdown()
    thread.join()
    server.server_close()


def test_e_mail_goes_through_notify_with_our_words_in_a_plain_template(notify: Notify) -> None:
    notify.carry(BY_EMAIL)
    path, sent = FakeNotify.asked[0]
    assert path == "/v2/notifications/email"
    assert sent == {
        "email_address": "somebody@example.org",
        "template_id": "email-template",
        "personalisation": {"subject": "Something new", "body": "There is something new."},
        "reference": "notice-1",
    }


def test_text_messages_go_through_notify(notify: Notify) -> None:
    notify.carry(BY_TEXT)
    path, sent = FakeNotify.asked[0]
    assert (path, sent["phone_number"], sent["template_id"]) == (
        "/v2/notifications/sms",
        "+447700900123",
        "text-template",
    )


@pytest.mark.parametrize(("status", "for_good"), [(400, True), (403, True), (429, False), (500, False), (503, False)])
def test_what_notify_answers_decides_whether_to_try_again(notify: Notify, status: int, for_good: bool) -> None:
    FakeNotify.status = status
    with pytest.raises(NotDelivered) as failed:
        notify.carry(BY_EMAIL)
    assert (failed.value.for_good, failed.value.code) == (for_good, f"notify_{status}")


def test_a_notify_that_cannot_be_reached_is_tried_again() -> None:
    nobody_there = Notify(key=KEY, address="http://127.0.0.1:9", email_template="e", text_template="t")
    with pytest.raises(NotDelivered) as failed:
        nobody_there.carry(BY_EMAIL)
    assert not failed.value.for_good


def test_a_failure_names_no_address(notify: Notify) -> None:
    FakeNotify.status = 400
    with pytest.raises(NotDelivered) as failed:
        notify.carry(BY_TEXT)
    assert "7700" not in f"{failed.value!r} {failed.value}"


def test_the_mail_server_gets_plain_text_to_one_address() -> None:
    MailServer().carry(BY_EMAIL)
    assert (mail.outbox[0].to, mail.outbox[0].body) == (["somebody@example.org"], "There is something new.")
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_server_that_is_down_is_tried_again() -> None:
    with (
        mock.patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError),
        pytest.raises(NotDelivered) as failed,
    ):
        MailServer().carry(BY_EMAIL)
    assert not failed.value.for_good


def test_a_text_message_cannot_go_by_mail() -> None:
    with pytest.raises(NotDelivered, match="no_text_service"):
        MailServer().carry(BY_TEXT)


def test_a_key_for_notify_chooses_notify(settings: Settings) -> None:
    settings.NOTIFY_KEY = ""
    assert isinstance(postman(), MailServer)
    settings.NOTIFY_KEY = KEY
    assert isinstance(postman(), Notify)
