"""What may be asked of a study; no saving."""

from typing import Any

from django import forms

from handrail.foundation.ui.fields import day, words
from handrail.insight.prevalence.policies import MOST_YEARS, said

LONGEST_WINDOW = 366
LARGEST = 1_000_000
ONE_EACH = "One in each line. Leave it empty if there is none."


class WindowForm(forms.Form):
    """From which day to which."""

    first = day("First day of the window", needed="Enter the first day.")
    last = day(
        "Last day of the window",
        "A year at most: people come and go, and those who could not have been on all lists make the number wrong.",
        needed="Enter the last day.",
    )

    def clean(self) -> dict[str, Any]:
        """The window has an order and is no longer than a year."""
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day must not be before the first.")
        elif first and last and (last - first).days >= LONGEST_WINDOW:
            self.add_error("last", "The window must be a year at most.")
        return given

    def window(self) -> dict[str, Any]:
        """What the action is given."""
        return {"first": self.cleaned_data["first"], "last": self.cleaned_data["last"]}


class OwnForm(WindowForm):
    """A window of our own records, and how many years before it."""

    years = forms.ChoiceField(
        label="How many years before are put beside it?",
        help_text="The same days of each year before, by the same rules. It says whether there are more people, or "
        "only more of them seen, or that nobody can tell.",
        choices=[(str(years), str(years) if years else "None") for years in range(MOST_YEARS + 1)],
        required=False,
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.window(), "years": int(self.cleaned_data["years"] or 0)}


class FileForm(WindowForm):
    """Lists from a file, and what is to be done with them first."""

    file = forms.FileField(
        label="Choose the file",
        help_text="CSV: a column of 0 and 1 for each list, and a column count. Counts only: no names.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )
    definition = words(
        "Who is counted on these lists?",
        "One definition for all lists, such as: adults with a positive reasonable grounds decision. No names.",
        needed="Say who is counted.",
        longest=300,
    )
    merge = words("Lists to make one", f"Like police + immigration. {ONE_EACH}", longest=500, rows=2)
    fed = words("Lists that others on this file send people to", f"They are left out. {ONE_EACH}", longest=500, rows=2)
    unsure = forms.FileField(
        label="Pairs that may be one person, if you are not sure of some",
        help_text="CSV with the columns one, other, probability, count. For example: police+NRM,charity,0.8,3.",
        required=False,
    )

    earlier = forms.FileField(
        label="The same lists in the same window a year before, if you have them",
        help_text="A file like the first. It says whether there are more people, or only more of them seen.",
        required=False,
    )

    grown = forms.FileField(
        label="How the lists stood on days within the window, if you know",
        help_text="A file like the first with one more column, to, for the day: 2025-03-31. Each day holds all that "
        "came before it. It says whether the number settles as lists grow.",
        required=False,
    )

    def clean_file(self) -> str:
        """The words of the file."""
        return self.words_of("file")

    def clean_earlier(self) -> str:
        """The words of the file of the year before, if there is one."""
        return self.words_of("earlier") if self.cleaned_data["earlier"] else ""

    def clean_unsure(self) -> str:
        """The words of the pairs, if there are any."""
        return self.words_of("unsure") if self.cleaned_data["unsure"] else ""

    def clean_grown(self) -> str:
        """The words of how lists grew, if there are any."""
        return self.words_of("grown") if self.cleaned_data["grown"] else ""

    def words_of(self, name: str) -> str:
        """What is written in a file. Raises ValidationError."""
        file = self.cleaned_data[name]
        if file.size > LARGEST:
            raise forms.ValidationError("This file is larger than one megabyte. A table of lists is much smaller.")
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("This file is not written in UTF-8. Save it as CSV (UTF-8).") from None

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            **self.window(),
            "text": given["file"],
            "definition": given["definition"],
            "merge": said(given["merge"]),
            "fed": said(given["fed"]),
            "unsure": given["unsure"],
            "earlier": given["earlier"],
            "grown": given["grown"],
        }


class SigningForm(forms.Form):
    """The assumptions, each of which is ticked."""

    sentences = forms.MultipleChoiceField(
        label="I have checked that each of these holds, as far as anybody can",
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice", "invalid_list"), "Tick every assumption, or do not sign."
        ),
    )

    def __init__(self, data: Any = None, *, assumptions: tuple[str, ...]) -> None:
        super().__init__(data)
        self.fields["sentences"].choices = [  # type: ignore[attr-defined]
            (str(number), sentence) for number, sentence in enumerate(assumptions, start=1)
        ]
        self.needed = len(assumptions)

    def clean_sentences(self) -> list[str]:
        """All of them."""
        ticked: list[str] = self.cleaned_data["sentences"]
        if len(set(ticked)) < self.needed:
            raise forms.ValidationError("Tick every assumption, or do not sign.")
        return ticked
