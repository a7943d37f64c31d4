"""The form on which a person says which column of a file is which."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.foundation.spreadsheets import Field

NOT_THERE = ("", "Not in this file")
LONGEST_HEADING = 60


class ColumnsForm(forms.Form):
    """One field for each thing that we keep; `NEEDED` names by code and label what no file may lack."""

    FIELDS: Sequence[Field] = ()
    NEEDED: Mapping[str, str] = {}

    def __init__(self, data: Any = None, *, headings: Sequence[str], proposed: Mapping[str, int]) -> None:
        super().__init__(data)
        columns = [(str(at), self.called(heading, at)) for at, heading in enumerate(headings)]
        for field in self.FIELDS:
            at = proposed.get(field.code)
            self.fields[field.code] = forms.ChoiceField(
                label=field.label,
                help_text=field.hint,
                required=False,
                choices=[NOT_THERE, *columns],
                initial="" if at is None else str(at),
            )

    @staticmethod
    def called(heading: str, at: int) -> str:
        """A column as it is shown."""
        return heading[:LONGEST_HEADING] or f"Column {at + 1}, without a heading"

    def clean(self) -> dict[str, Any]:
        """What is needed is there, and no column is two things."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for code, label in self.NEEDED.items():
            if not given.get(code):
                self.add_error(code, f"Choose the column of “{label}”.")
        chosen = [value for value in given.values() if value]
        if len(set(chosen)) != len(chosen):
            raise ValidationError("One column is chosen twice.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"columns": {code: int(value) for code, value in self.cleaned_data.items() if value}}
