"""What may be typed in about registers and leaflets; no saving."""

from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.foundation.spreadsheets import MOST_MB, MOST_ROWS
from handrail.foundation.ui import columns
from handrail.foundation.ui.fields import day, offer, radios, select, words
from handrail.partnership.licensing.models import RegisterKind
from handrail.partnership.licensing.policies import FIELDS, REQUIRED
from handrail.partnership.licensing.queries import languages
from handrail.partnership.outreach.queries import Held

FROM_THE_BOX = ("", "From a box that is not counted here")


class FileForm(forms.Form):
    """A register's file."""

    kind = radios("Which register is it?", RegisterKind.choices, needed="Choose which register it is.")
    file = forms.FileField(
        label="Choose the file",
        help_text=f"CSV or Excel (.xlsx), at most {MOST_MB} MB and {MOST_ROWS:,} rows, with headings in the first row. "
        "Take out what is not needed here, such as dates of birth.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )


class ColumnsForm(columns.ColumnsForm):
    """Which column of a register is which."""

    FIELDS, NEEDED = FIELDS, REQUIRED

    def clean(self) -> dict[str, Any]:
        """A name is there, in one column or in two."""
        given = super().clean()
        if not any(given.get(code) for code in ("name", "surname")):
            self.add_error("name", "Choose the column of the name, or of the surname.")
        return given


class FindForm(forms.Form):
    """Whom to find."""

    said = words("Licence number, surname or number plate", needed="Enter a number, a surname or a plate.", longest=80)


class GiveForm(forms.Form):
    """From where the leaflet is, and in which language."""

    run = select("Which leaflet?", needed="Choose which leaflet it is.")
    language = select("In which language?", needed="Choose the language of the leaflet.")

    def __init__(self, data: Any = None, *, runs: Sequence[Held], language: str) -> None:
        shelf = [(str(one.run.pk), f"{one.name}, {one.run.get_set_as_display()}: {one.left} left") for one in runs]
        first = shelf[0][0] if shelf else ""
        super().__init__(data, initial={"run": first, "language": language or "en"})
        self.runs = {str(one.run.pk): one.run for one in runs}
        self.fields["run"].required = False
        offer(self, "run", [*shelf, FROM_THE_BOX])
        offer(self, "language", languages())

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"run": self.runs.get(self.cleaned_data["run"]), "language": self.cleaned_data["language"]}


class LanguageForm(forms.Form):
    """The language that somebody reads."""

    language = select("Language", needed="Choose a language.")

    def __init__(self, data: Any = None, *, language: str = "") -> None:
        super().__init__(data, initial={"language": language})
        self.fields["language"].required = False
        offer(self, "language", [("", "Not known"), *languages()])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"language": self.cleaned_data["language"]}


class TrainingForm(forms.Form):
    """The day of a training."""

    trained_on = day("On which day was the training?", "Leave it empty if it is not known.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"trained_on": self.cleaned_data["trained_on"]}
