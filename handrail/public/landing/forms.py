"""What may be typed in by somebody outside who orders leaflets, or looks for the answer."""

from typing import Any

from django import forms

from handrail.foundation.ui.fields import number, offer, radios, words
from handrail.foundation.vault.receipts import NotAReceipt, read_receipt
from handrail.rules.localities.locality import Locality

MOST_COPIES = 10_000
# What can be sent by post; the staff door knows the same formats by the same names.
FORMATS = (
    ("folded", "A5 leaflet, folded"),
    ("poster", "A4 poster"),
    ("card", "Wallet card"),
    ("sticker", "Dashboard sticker"),
)


def receipt_typed(typed: str) -> str:
    """The receipt as we write it. Raises ValidationError with what is wrong."""
    try:
        return read_receipt(typed)
    except NotAReceipt as fault:
        raise forms.ValidationError(fault.sentence) from None


class OrderForm(forms.Form):
    """Leaflets for an organisation outside the partnership."""

    design = radios("Which leaflet?", needed="Choose a leaflet.")
    set_as = radios("Printed as", FORMATS, needed="Choose what it is printed as.")
    copies = number("How many copies?", least=1, most=MOST_COPIES)
    name = words("Your name", needed="Enter your name.", longest=120)
    email = forms.EmailField(
        label="Your work e-mail address",
        help_text="Only for this order.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your work e-mail address.",
            "invalid": "Enter an e-mail address, like name@example.org.",
        },
    )
    organisation = words("Your organisation", needed="Enter your organisation.", longest=120)
    address = words(
        "The address that they are to be sent to", "Of your organisation, not your home.",
        needed="Enter the address.", longest=400, rows=4,
    )  # fmt: skip
    receipt = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Any = None, *, locality: Locality, receipt: str) -> None:
        super().__init__(data, initial={"receipt": receipt})
        offer(self, "design", [(design.code, design.name) for design in locality.leaflets])

    def clean_receipt(self) -> str:
        """The receipt that this page was made with: sent twice, it is one order."""
        return receipt_typed(self.cleaned_data["receipt"])

    def asked(self) -> dict[str, Any]:
        """What is asked, without the receipt."""
        return {name: value for name, value in self.cleaned_data.items() if name != "receipt"}


class AnswerForm(forms.Form):
    """The receipt of an order."""

    receipt = words(
        "Your receipt", "From when you ordered: 25 letters and numbers.", needed="Enter your receipt.", longest=200
    )

    def clean_receipt(self) -> str:
        """The receipt as we write it."""
        return receipt_typed(self.cleaned_data["receipt"])
