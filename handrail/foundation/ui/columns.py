"""The form on which a person says which column of a file is which."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.foundation.spreadsheets import Field, Table

NOT_THERE = ("", "Not in this file")
LONGEST_HEADING = 60


class ColumnsForm(forms.Form):
    """One field for each thing that we keep; `NEEDED` names by code and label what no file may lack."""

    FIELDS: Sequence[Field] = ()
    NEEDED: Mapping[str, str] = {}

    def __init__(self, data: Any = None, *, table: Table, proposed: Mapping[str, int]) -> None:
        super().__init__(data)
        self.other_sheets = table.others
        columns = [(str(at), self.called(table.headings, at)) for at in range(len(table.headings))]
        self.not_guessed = [
            name for at, name in columns if table.headings[int(at)] and int(at) not in proposed.values()
        ]
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
    def called(headings: Sequence[str], at: int) -> str:
        """A column as it is shown, with its number where another is called alike."""
        heading = headings[at]
        if not heading:
            return f"Column {at + 1}, without a heading"
        beside = f" (column {at + 1})" if headings.count(heading) > 1 else ""
        return f"{heading[:LONGEST_HEADING]}{beside}"

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
