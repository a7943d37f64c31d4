"""What may be typed in by somebody outside who orders leaflets, or looks for the answer."""

from typing import Any

from django import forms

from handrail.foundation.ui.fields import number, offer, radios, words
from handrail.partnership.published.forms import made_with_page, typed_receipt
from handrail.rules.localities.locality import Locality

MOST_COPIES = 10_000
# What can be sent by post; the staff door knows the same formats by the same names.
FORMATS = (
    ("folded", "A5 leaflet, folded"),
    ("poster", "A4 poster"),
    ("card", "Wallet card"),
    ("sticker", "Dashboard sticker"),
)


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
    receipt = made_with_page()

    def __init__(self, data: Any = None, *, locality: Locality, receipt: str) -> None:
        super().__init__(data, initial={"receipt": receipt})
        offer(self, "design", [(design.code, design.name) for design in locality.leaflets])

    def asked(self) -> dict[str, Any]:
        """What is asked, without the receipt."""
        return {name: value for name, value in self.cleaned_data.items() if name != "receipt"}


class AnswerForm(forms.Form):
    """The receipt of an order."""

    receipt = typed_receipt("From when you ordered: 25 letters and numbers.")
