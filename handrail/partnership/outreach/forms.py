"""What may be typed in about leaflets. `parts` is what the action is given besides who and when."""

from typing import Any

from django import forms

from handrail.foundation.people.models import Organisation
from handrail.partnership.outreach.models import ON_PAPER, Format, MoveKind
from handrail.rules.localities.locality import Locality

MOST_COPIES = 1_000_000
NOT_A_NUMBER = "Say how many, in figures."


def number_of_copies() -> forms.IntegerField:
    """How many copies."""
    return forms.IntegerField(
        label="How many copies?",
        min_value=1,
        max_value=MOST_COPIES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-5"}),
        error_messages={
            "required": NOT_A_NUMBER,
            "invalid": NOT_A_NUMBER,
            "min_value": "There must be at least one.",
            "max_value": f"That is more than {MOST_COPIES:,}. Check the number.",
        },
    )


class OrderForm(forms.Form):
    """A print run."""

    design = forms.ChoiceField(
        label="Which leaflet?", widget=forms.RadioSelect, error_messages={"required": "Choose a leaflet."}
    )
    set_as = forms.ChoiceField(
        label="Printed as",
        choices=[(one.value, one.label) for one in ON_PAPER],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is printed as."},
    )
    copies = number_of_copies()

    def __init__(self, data: Any = None, *, locality: Locality) -> None:
        super().__init__(data)
        designs = self.fields["design"]
        if isinstance(designs, forms.ChoiceField):
            designs.choices = [(design.code, design.name) for design in locality.leaflets]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"design": given["design"], "set_as": Format(given["set_as"]), "copies": given["copies"]}


class GiveOutForm(forms.Form):
    """Copies that leave the shelf."""

    kind = forms.ChoiceField(
        label="Where did they go?",
        choices=MoveKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where they went."},
    )
    to = forms.ModelChoiceField(
        label="To which organisation?",
        help_text="Only if they went to another organisation.",
        queryset=Organisation.objects.filter(active=True),
        required=False,
        empty_label="Choose an organisation",
        widget=forms.Select,
    )
    copies = number_of_copies()

    def clean(self) -> dict[str, Any]:
        """An organisation is named exactly when copies go to one."""
        given = self.cleaned_data
        if given.get("kind") == MoveKind.TO_ORGANISATION and not given.get("to") and "to" not in self.errors:
            self.add_error("to", "Choose the organisation they went to.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        kind = MoveKind(given["kind"])
        to = given["to"] if kind == MoveKind.TO_ORGANISATION else None
        return {"kind": kind, "copies": given["copies"], "to": to}
