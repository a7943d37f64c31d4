"""What may be typed by somebody who books a place or has one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_noop as _

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import offer, select, words
from handrail.foundation.vault.receipts import NotAReceipt, read_receipt
from handrail.partnership.published.forms import made_with_page, typed_receipt
from handrail.partnership.published.models import OpenEvent

NOT_AN_ADDRESS = "Enter an e-mail address, like name@example.org."


class BookForm(forms.Form):
    """A place for somebody."""

    name = words("Your name", needed="Enter your name.", longest=120)
    email = forms.EmailField(
        label="Your work e-mail address",
        help_text="Only to know you again: we send nothing to it.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": "Enter your work e-mail address.", "invalid": NOT_AN_ADDRESS},
    )
    organisation = select("Your organisation", needed="Choose your organisation, or that it is another.")
    elsewhere = words("If it is another, which?", longest=40)
    profession = select("What do you work as?", needed="Choose what you work as.")
    licence = words("If you drive a taxi: the number of your licence", longest=40)
    receipt = made_with_page()

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        locality = current_locality()
        members = sorted((one.name, one.code) for one in locality.organisations)
        organisations = [("", _("Choose one")), ("another", _("Another")), *((code, name) for name, code in members)]
        offer(self, "organisation", organisations)
        professions = [(word.code, word.label) for word in locality.lists["professions"]]
        offer(self, "profession", [("", _("Choose one")), *professions])

    def asked(self, event: OpenEvent) -> dict[str, Any]:
        """What is asked, without the receipt."""
        given = self.cleaned_data
        organisation = "" if given["organisation"] == "another" else given["organisation"]
        said = {name: given[name] for name in ("name", "email", "elsewhere", "profession", "licence")}
        return {**said, "organisation": organisation, "event": str(event.pk)}


class FollowForm(forms.Form):
    """A receipt, and whether the place is given back."""

    receipt = typed_receipt("25 letters and numbers. Spaces, hyphens and capitals do not matter.")
    gives_back = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)


class RoomForm(forms.Form):
    """The code that is shown in the room, and the receipt of whoever is there."""

    room = words("The code that is shown in the room", needed="Enter the code.", longest=20)
    receipt = typed_receipt("25 letters and numbers. Spaces, hyphens and capitals do not matter.")


class KeyForm(forms.Form):
    """What shows that somebody may be asked: their receipt, or the code of the room that they are in."""

    key = words(
        "Your receipt, or the code that is shown in the room",
        "With your receipt, what you know counts for you. With the code of the room nobody passes by it.",
        needed="Enter your receipt or the code.",
        longest=200,
    )


class CertificateForm(forms.Form):
    """The code of a certificate."""

    code = words(
        "The code on the certificate",
        "25 letters and numbers. Spaces, hyphens and capitals do not matter.",
        needed="Enter the code.",
        longest=200,
    )

    def clean_code(self) -> str:
        """The code as we write it."""
        try:
            return read_receipt(self.cleaned_data["code"])
        except NotAReceipt:
            raise forms.ValidationError("This is not a code of ours. Check it against the certificate.") from None
