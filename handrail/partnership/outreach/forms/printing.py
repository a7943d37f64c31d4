"""What may be typed in about print runs, and about copies that leave the shelf."""

from typing import Any

from django import forms

from handrail.foundation.people.models import Organisation
from handrail.foundation.ui.fields import offer, words
from handrail.partnership.outreach.actions import At
from handrail.partnership.outreach.models import HANDED_OUT, ON_PAPER, Campaign, Format, MoveKind
from handrail.partnership.published.models import ShortCode
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
    code = forms.ChoiceField(
        label="With which code?",
        help_text="Only a code that was made for this leaflet and format.",
        required=False,
        error_messages={"invalid_choice": "Choose one of these codes."},
    )
    copies = number_of_copies()

    def __init__(self, data: Any = None, *, locality: Locality, codes: list[ShortCode]) -> None:
        super().__init__(data)
        self.codes = {code.pk: code for code in codes}
        offer(self, "design", [(design.code, design.name) for design in locality.leaflets])
        offer(self, "code", [("", "Without a code"), *((code.pk, code_in_words(code)) for code in codes)])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "design": given["design"],
            "set_as": Format(given["set_as"]),
            "copies": given["copies"],
            "code": self.codes.get(given["code"]),
        }


def code_in_words(code: ShortCode) -> str:
    """A code, its campaign and its batch."""
    return ", ".join(part for part in (code.pk, code.campaign_id, code.batch) if part)


class GiveOutForm(forms.Form):
    """Copies that leave the shelf."""

    kind = forms.ChoiceField(
        label="Where did they go?",
        choices=[(one.value, one.label) for one in MoveKind if one != MoveKind.OUTSIDE],
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
    campaign = forms.ChoiceField(label="For which campaign?", required=False)
    where = words(
        "At which event or visit?",
        "A town, a fair, a rank. Never an address where somebody lives or works.",
        longest=120,
    )
    district = forms.ChoiceField(label="In which district?", required=False)
    copies = number_of_copies()

    def __init__(self, data: Any = None, *, locality: Locality, campaigns: list[Campaign]) -> None:
        super().__init__(data)
        self.campaigns = {each.slug: each for each in campaigns}
        offer(self, "campaign", [("", "None"), *((each.slug, each.plan.name) for each in campaigns)])
        districts = ((district.code, district.name) for district in locality.districts)
        offer(self, "district", [("", "None, or more than one"), *districts])

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
        return {"kind": kind, "copies": given["copies"], "to": to, "during": self.during(kind)}

    def during(self, kind: MoveKind) -> At:
        """At what they were handed out; nothing where they were not."""
        if kind not in HANDED_OUT:
            return At()
        given = self.cleaned_data
        return At(self.campaigns.get(given["campaign"]), given["where"], given["district"])
