"""Reads British telephone numbers, so that one number written in two ways is one number."""

from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat

REGION = "GB"
# Numbers without an international form are kept as they are dialled.
SHORT_NUMBERS = frozenset({"101", "105", "111", "119", "999", "18000", "116123"})
# Ofcom, "Telephone numbers for use in TV and radio drama programmes": they ring nowhere.
DRAMA = ("1632960", "7700900", "8081570", "3069990", "2079460")


class NotATelephoneNumber(Exception):
    """The text is not a telephone number that can be dialled in the United Kingdom."""


@dataclass(frozen=True)
class Telephone:
    """A number to compare and dial (E.164, or a short number as it is), and as people know it."""

    number: str
    display: str


def read_telephone(text: str, *, made_up: bool = False) -> Telephone:
    """The number that the text writes. Raises NotATelephoneNumber.

    It is shown as its owner prints it ("08000 121 700") when that is the national way of writing, otherwise
    as the numbering plan groups it. A made-up county has numbers from the drama ranges and nobody else has.
    """
    digits = text.replace(" ", "")
    if digits in SHORT_NUMBERS:
        return Telephone(digits, text)
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException as unreadable:
        raise NotATelephoneNumber(f'"{text}" is not a telephone number.') from unreadable
    if is_for_drama(number) != made_up:
        raise NotATelephoneNumber(f'"{text}" is {"not " if made_up else ""}a number kept for drama.')
    if not (made_up or phonenumbers.is_valid_number(number)):
        raise NotATelephoneNumber(f'"{text}" is not a telephone number that anybody can have.')
    return Telephone(
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        text if is_national(text) else phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL),
    )


def is_for_drama(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it lies in a range that Ofcom keeps for drama."""
    return str(number.national_number).startswith(DRAMA)


def is_national(text: str) -> bool:
    """Whether it is written as it is dialled at home, in groups: digits and single spaces, from 0 on."""
    return text.startswith("0") and " " in text and all(group.isdigit() for group in text.split(" "))
