"""What may be typed in about a pack: words on a theme, and why it is issued again."""

from datetime import date
from typing import Any

from django import forms

from handrail.foundation.ui.fields import words
from handrail.insight.board.models import LONGEST_WORDS
from handrail.insight.board.queries.besides import names_in

NAMES = "These may name somebody: {pieces}. Take them out, or say below that they name nobody."


class WordsForm(forms.Form):
    """Words on one theme; none takes them away."""

    words = words(
        "What should the board know?",
        "Say what the figures mean. Never name anybody, nor tell so much of one person that they could be found.",
        longest=LONGEST_WORDS,
        rows=8,
    )
    names_nobody = forms.BooleanField(
        label="I have looked: nothing in this names a person or leads to one", required=False
    )

    def __init__(self, data: Any, *, on: date, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Show what may name somebody until its writer has looked."""
        given = super().clean() or self.cleaned_data
        pieces = names_in(given.get("words", ""), on=self.on)
        if pieces and not given.get("names_nobody"):
            self.add_error("words", NAMES.format(pieces=", ".join(f"“{piece}”" for piece in pieces)))
        return given


class IssueForm(forms.Form):
    """Why it is issued again; nothing the first time."""

    why = words("Why is it issued again?", "Everybody who reads the pack sees this.", longest=300)
