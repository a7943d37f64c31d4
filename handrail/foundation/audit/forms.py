"""What may be typed to search the trail."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from handrail.foundation.audit.policies import CODED, LONGEST
from handrail.foundation.audit.queries import Search
from handrail.foundation.ui.forms import DatePartsField

A_CODE = RegexValidator(rf"\A{CODED.pattern}\Z", "Enter a reference or a code, without spaces.", flags=re.ASCII)


class SearchForm(forms.Form):
    """Any of: whose record, who, what they did, from when to when."""

    about = forms.CharField(
        label="About", required=False, max_length=LONGEST, validators=[A_CODE], help_text="Like concern:HM-26-000123"
    )
    by = forms.CharField(
        label="Who", required=False, max_length=LONGEST, validators=[A_CODE], help_text="Like person:1a2b3c4d5e6f"
    )
    act = forms.CharField(
        label="What they did",
        required=False,
        max_length=LONGEST,
        validators=[A_CODE],
        help_text="Like desk.concern_opened, or only its beginning",
    )
    first = DatePartsField(label="From", required=False)
    last = DatePartsField(label="To", required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The days are in order."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = typed.get("first"), typed.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last", "The last day must be the same as or after the first day.")
        return typed

    def search(self) -> Search:
        """What was asked for, once the form is valid."""
        typed = {name: word for name, word in self.cleaned_data.items() if name != "before" and word}
        return Search(**typed)
