"""What somebody may look for. Nothing of it is stored."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_noop as _

from handrail.foundation.locality import current_locality
from handrail.partnership.services.queries import Asked, NoSuchPlace, terms_of_list
from handrail.partnership.services.queries.finding import districts_at
from handrail.rules.localities.postcodes import read_postcode


class FindForm(forms.Form):
    """Need, place, language and time. All of it is optional."""

    need = forms.ChoiceField(label="What is needed?", required=False)
    postcode = forms.CharField(
        label="Where?",
        help_text="The first half of a postcode, like SG1. We keep none of it.",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    # Not "language": that is the name by which a link chooses what the site itself is read in.
    spoken = forms.ChoiceField(label="In which language?", required=False)
    open_now = forms.BooleanField(label="Only what is open now", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, use_required_attribute=False)
        self.choose(
            "need", _("Anything"), [(term.code, term.name) for term in terms_of_list("service_needs", used=True)]
        )
        self.choose("spoken", _("Any language"), [(word.code, word.label) for word in current_locality().languages])

    def choose(self, name: str, nothing: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices, and the choice of none."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", nothing), *choices]

    def clean_postcode(self) -> str:
        """A postcode, in any spelling."""
        typed: str = self.cleaned_data["postcode"].strip()
        if typed:
            try:
                districts_at(typed, locality=current_locality())
            except NoSuchPlace as fault:
                raise forms.ValidationError(str(fault)) from None
        return typed

    def with_less_of_the_postcode(self) -> str:
        """The same question with the first half only, when more was typed; a browser's history keeps no more of it."""
        read = read_postcode(self.cleaned_data["postcode"])
        if read is None or not read.inward:
            return ""
        return urlencode({**dict(self.data.items()), "postcode": read.outward})

    def asked(self, at: Any) -> Asked:
        """What is looked for; what could not be read does not matter, and the form says so."""
        given = self.cleaned_data if self.is_bound else {}
        return Asked(
            need=given.get("need", ""),
            postcode=given.get("postcode", ""),
            language=given.get("spoken", ""),
            open_at=at if given.get("open_now") else None,
        )
