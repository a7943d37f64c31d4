"""What can be called, and what a message must not hold."""

import re

import phonenumbers
from django.utils.translation import gettext

COUNTRY = "GB"
NOT_IN_A_RECEIPT = re.compile(r"[^0-9A-Z]")


def is_a_telephone(text: str) -> bool:
    """Whether a telephone could be reached under this, from here."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, COUNTRY))
    except phonenumbers.NumberParseException:
        return False


def why_not_write(text: str, *, receipt: str) -> str | None:
    """Say why this message should not go as it is, if so."""
    if not text.strip():
        return gettext("Write your message first.")
    if NOT_IN_A_RECEIPT.sub("", receipt.upper()) in NOT_IN_A_RECEIPT.sub("", text.upper()):
        return gettext(
            "Your message has your receipt in it. Whoever holds the receipt can read your answers, "
            "so please take it out. We know which concern this is about."
        )
    return None
