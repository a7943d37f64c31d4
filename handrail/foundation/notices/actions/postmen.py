"""The port through which a message leaves, and its two implementations: a mail server, and GOV.UK Notify."""

import smtplib
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from handrail.foundation.notices.models import Channel

NOTIFY_ADDRESS = "https://api.notifications.service.gov.uk"
# What Notify answers when trying again may help: too many requests, or a fault on its side.
PASSING = frozenset({408, 429})


@dataclass(frozen=True, repr=False)
class Letter:
    """One message, ready to go. Its repr shows nothing."""

    channel: str
    address: str
    subject: str
    body: str
    reference: str


class NotDelivered(Exception):
    """A message did not leave. `code` says why, for the trail; `for_good` whether trying again is useless."""

    def __init__(self, code: str, *, for_good: bool) -> None:
        super().__init__(code)
        self.code = code
        self.for_good = for_good


class Postman(Protocol):
    """Takes a letter away, or raises NotDelivered."""

    def carry(self, letter: Letter) -> None:
        """Hand the letter over. Raises NotDelivered."""


class MailServer:
    """Carries e-mail through the Django backend that settings name."""

    def carry(self, letter: Letter) -> None:
        """Hand the letter to the mail server. Raises NotDelivered."""
        if letter.channel != Channel.EMAIL:
            raise NotDelivered("no_text_service", for_good=True)
        message = EmailMessage(subject=letter.subject, body=letter.body, to=[letter.address])
        message.extra_headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused:
            raise NotDelivered("address_refused", for_good=True) from None
        except (smtplib.SMTPException, OSError):
            raise NotDelivered("mail_server_failed", for_good=False) from None


class Notify:
    """Carries e-mail and text messages through GOV.UK Notify, with one plain template for each.

    The templates hold nothing but ((subject)) and ((body)): the words stay in wording.toml.
    """

    def __init__(self, *, key: str, address: str, email_template: str, text_template: str) -> None:
        self.client = NotificationsAPIClient(key, base_url=address or NOTIFY_ADDRESS)
        self.templates = {Channel.EMAIL.value: email_template, Channel.TEXT.value: text_template}

    def carry(self, letter: Letter) -> None:
        """Hand the letter to Notify. Raises NotDelivered."""
        try:
            self._send(letter)
        except APIError as refused:
            # The client says 503 when Notify could not be reached at all.
            status = refused.status_code
            for_good = 400 <= status < 500 and status not in PASSING
            raise NotDelivered(f"notify_{status}", for_good=for_good) from None

    def _send(self, letter: Letter) -> None:
        words = {"subject": letter.subject, "body": letter.body}
        template = self.templates[letter.channel]
        if letter.channel == Channel.TEXT:
            self.client.send_sms_notification(letter.address, template, words, letter.reference)
        else:
            self.client.send_email_notification(letter.address, template, words, letter.reference)


def postman() -> Postman:
    """The one that settings name: Notify when there is a key for it, otherwise the mail server."""
    if not settings.NOTIFY_KEY:
        return MailServer()
    return Notify(
        key=settings.NOTIFY_KEY,
        address=settings.NOTIFY_ADDRESS,
        email_template=settings.NOTIFY_EMAIL_TEMPLATE,
        text_template=settings.NOTIFY_TEXT_TEMPLATE,
    )
