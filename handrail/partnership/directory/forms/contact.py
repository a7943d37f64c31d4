"""What may be typed of a point of contact."""

from typing import Any

from django import forms

from handrail.foundation.ui.fields import words
from handrail.partnership.directory.actions import Contact
from handrail.partnership.directory.forms.reading import read_number
from handrail.partnership.directory.models import PointOfContact


class ContactForm(forms.Form):
    """Whom the partners turn to."""

    role = words("What is their role?", "For example: modern slavery lead.", needed="Enter a role.")
    subject = words("What for?", "For example: referrals of children.", longest=200)
    name = words("Who is it?", "Seen only by those who work here. It may stay empty.")
    telephone = words("Telephone at work", longest=30)
    email = forms.EmailField(label="E-mail at work", required=False, max_length=200)

    def __init__(self, data: Any = None, *, known: PointOfContact | None = None) -> None:
        kept = {} if known is None else {name: getattr(known, name) for name in self.base_fields}
        super().__init__(data, initial=kept)

    def clean_telephone(self) -> str:
        """A number that can be dialled, in one form."""
        typed: str = self.cleaned_data["telephone"].strip()
        return read_number(typed).number if typed else ""

    def clean(self) -> dict[str, Any]:
        """One of the two ways."""
        given = super().clean() or {}
        if not self.errors and not (given["telephone"] or given["email"]):
            self.add_error("telephone", "Enter a telephone number or an e-mail address.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"contact": Contact(**self.cleaned_data)}
