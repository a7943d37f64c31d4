"""What may be typed to find an organisation or a service."""

from datetime import datetime
from typing import Any

from django import forms

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import offer
from handrail.partnership.services.queries import Asked, NoSuchPlace, terms_of_list
from handrail.partnership.services.queries.finding import districts_at


class SearchForm(forms.Form):
    """A part of a name."""

    name = forms.CharField(label="Find by name", max_length=200, required=False, empty_value="")


class FindForm(forms.Form):
    """Words, need, place, language, cost and time. All of it is optional."""

    words = forms.CharField(label="Words", max_length=100, required=False)
    need = forms.ChoiceField(label="What is needed?", required=False)
    district = forms.ChoiceField(label="In which district?", required=False)
    postcode = forms.CharField(label="Or for which postcode?", max_length=10, required=False)
    language = forms.ChoiceField(label="In which language?", required=False)
    free = forms.BooleanField(label="Only what is free", required=False)
    open_now = forms.BooleanField(label="Only what is open", required=False)
    open_at = forms.DateTimeField(
        label="Open when?",
        help_text="Leave it empty for now, or write a day and a time, like 28/11/2026 14:30.",
        required=False,
        input_formats=["%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"],
        error_messages={"invalid": "Write a day and a time, like 28/11/2026 14:30."},
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, use_required_attribute=False)
        locality = current_locality()
        needs = [(term.code, term.name) for term in terms_of_list("service_needs")]
        offer(self, "need", [("", "Anything"), *needs])
        offer(self, "district", [("", "Any district"), *((one.code, one.name) for one in locality.districts)])
        offer(self, "language", [("", "Any language"), *((word.code, word.label) for word in locality.languages)])

    def clean_postcode(self) -> str:
        """A postcode, in any spelling."""
        typed: str = self.cleaned_data["postcode"].strip()
        try:
            if typed:
                districts_at(typed, locality=current_locality())
        except NoSuchPlace as fault:
            raise forms.ValidationError(str(fault)) from None
        return typed

    def asked(self, at: datetime) -> Asked:
        """What is looked for; what could not be read does not matter, and the form says so."""
        given = dict(self.cleaned_data)
        wanted, then = given.pop("open_now", False), given.pop("open_at", None)
        return Asked(**given, open_at=(then or at) if wanted or then else None)
