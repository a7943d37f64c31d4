"""What may be typed about what was read, what is shared, and what was seen before."""

from typing import Any

from django import forms

from handrail.casework.dots.models import Standing
from handrail.casework.dots.policies.correcting import corrections_typed
from handrail.methods.reading.asking import LONGEST
from handrail.methods.reading.corrections import Correction, Did
from handrail.methods.reading.finds import Kind

LONGEST_REASON = 2_000
KINDS = [
    (Kind.NAME, "A name"),
    (Kind.ALIAS, "A name somebody goes by"),
    (Kind.TELEPHONE, "A telephone number"),
    (Kind.PLATE, "A number plate"),
    (Kind.ADDRESS, "An address"),
    (Kind.POSTCODE, "A postcode"),
    (Kind.BUSINESS, "A business"),
    (Kind.EMAIL, "An e-mail address"),
    (Kind.HANDLE, "A name online"),
]
DID = [(Did.REMOVED, "They are not what was read"), (Did.ADDED, "They are something that was missed or read wrongly")]
VERBS = {
    Standing.SUGGESTED: [("confirm", "They are the same"), ("deny", "They are not the same")],
    Standing.JOINED: [
        ("confirm", "They are the same: keep them together"),
        ("deny", "They are not the same: take them apart, and remember it"),
        ("undo", "Undo that they were put together, and decide later"),
        ("split", "Take this one out of all it was put with"),
    ],
    Standing.CONFIRMED: [
        ("undo", "Undo that they are the same"),
        ("split", "Take this one out of all it was put with"),
    ],
    Standing.DENIED: [("undo", "Undo that they are not the same")],
}
BACK = ("undo_split", "Put back what was taken out, with all that it was together with")


class AskForm(forms.Form):
    """What to look for. It is sent by POST and kept nowhere."""

    text = forms.CharField(
        label="Have we seen this before?",
        help_text="A name as it sounds, a telephone number or part of one, a postcode, an address, a business, or a "
        "number plate. Write ? for one letter of a plate that you do not know, and * for any number of them.",
        max_length=LONGEST,
        error_messages={"required": "Type what to look for."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )


class DecideForm(forms.Form):
    """Whether two are the same, and why."""

    verb = forms.ChoiceField(
        label="What do you find?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you find.", "invalid_choice": "Choose from the list."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="Colleagues can read this. It is kept with the decision.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why. The reason is kept with the decision."},
    )

    def __init__(self, data: Any = None, *, standing: Standing, taken_out: bool = False) -> None:
        super().__init__(data)
        self.fields["verb"].choices = [*([BACK] if taken_out else []), *VERBS[standing]]  # type: ignore[attr-defined]


class CorrectForm(forms.Form):
    """Words of the text that were read wrongly or missed."""

    words = forms.CharField(
        label="Which words?",
        help_text="Copy them as they are written in the text.",
        max_length=200,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Copy the words from the text."},
    )
    did = forms.ChoiceField(
        label="What about them?",
        choices=DID,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what about them."},
    )
    kind = forms.ChoiceField(label="What are they, or what were they read as?", choices=KINDS)
    which = forms.IntegerField(
        label="Which time?",
        help_text="If the words stand in the text more than once, and only one time is meant: 1 for the first. "
        "Leave it empty for every time.",
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(("invalid", "min_value"), "Enter a whole number from 1, or nothing."),
    )

    def __init__(self, data: Any = None, *, text: str) -> None:
        super().__init__(data)
        self.text = text
        self.corrections: list[Correction] = []

    def clean(self) -> dict[str, Any]:
        """Find the words in the text, and fold them."""
        typed = super().clean() or {}
        if {"words", "did", "kind", "which"} <= typed.keys():
            said = {"did": Did(typed["did"]), "kind": Kind(typed["kind"]), "words": typed["words"]}
            found = corrections_typed(self.text, **said, which=typed["which"])
            if isinstance(found, str):
                self.add_error("words", found)
            else:
                self.corrections = found
        return typed
