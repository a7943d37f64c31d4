"""What may be typed in about a partner's list; no saving."""

from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.casework.exchange.models import FileKind
from handrail.casework.exchange.queries import fields_of, needed_of
from handrail.foundation.spreadsheets import MOST_MB, MOST_ROWS
from handrail.foundation.ui import columns
from handrail.foundation.ui.fields import radios, words

SAME_NAME = "Write it the same way each month: it is part of how a row is known again."


class ListForm(forms.Form):
    """A partner's list."""

    sender = words("Whose list is it?", SAME_NAME, needed="Enter the organisation whose list it is.")
    kind = radios("What stands in it?", FileKind.choices, needed="Choose what stands in it.")
    file = forms.FileField(
        label="Choose the file",
        help_text=f"CSV, Excel (.xlsx) or LibreOffice (.ods), at most {MOST_MB} MB and {MOST_ROWS:,} rows, with "
        "headings in the first row. Macros and formulas are never run.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )

    def __init__(self, *args: Any, senders: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        if senders:
            self.fields["sender"].help_text = f"{SAME_NAME} Up to now: {', '.join(senders)}."

    def parts(self) -> dict[str, Any]:
        """What the action is given, without the file."""
        return {"sender": self.cleaned_data["sender"], "kind": FileKind(self.cleaned_data["kind"])}


class ColumnsForm(columns.ColumnsForm):
    """Which column of a list is which."""

    def __init__(self, data: Any = None, *, kind: str, **known: Any) -> None:
        self.FIELDS, self.NEEDED = fields_of(kind), needed_of(kind)
        super().__init__(data, **known)


class LookForm(forms.Form):
    """Which rows to look at. It is sent by GET: a number and a tick."""

    wrong = forms.BooleanField(required=False)
    page = forms.IntegerField(min_value=1, required=False)

    def chosen(self) -> tuple[bool, int]:
        """Only wrong rows or all, and which page."""
        self.is_valid()
        return bool(self.cleaned_data.get("wrong")), self.cleaned_data.get("page") or 1
