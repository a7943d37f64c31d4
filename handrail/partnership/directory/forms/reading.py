"""How what is typed is read."""

from django.core.exceptions import ValidationError

from handrail.rules.localities.telephone import NotATelephoneNumber, Telephone, read_telephone

NOT_A_NUMBER = "Enter a telephone number, like 01632 960 001."


def read_number(text: str) -> Telephone:
    """A number, also one kept for drama, as in what is made up. Raises ValidationError."""
    for made_up in (False, True):
        try:
            return read_telephone(text, made_up=made_up)
        except NotATelephoneNumber:
            continue
    raise ValidationError(NOT_A_NUMBER)
