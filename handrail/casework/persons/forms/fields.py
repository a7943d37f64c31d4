"""The fields that forms about a person are made of, in the words that they all use."""

from typing import Any

from django import forms

LONGEST, LONGEST_NOTE = 200, 5_000
YES_NO = [("yes", "Yes"), ("no", "No")]
ALIAS_HINT = "What colleagues call them. Not their name, and nothing by which others could know them."


def words(label: str, hint: str = "", *, needed: str = "", longest: int = LONGEST, rows: int = 0) -> forms.CharField:
    """A field for words; `needed` is what is said when there are none."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": needed} if needed else {},
    )


def one_of(label: str, choices: Any, hint: str = "", *, needed: str) -> forms.ChoiceField:
    """A field with a few answers to choose from."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=bool(needed),
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": needed or "Choose one of the answers."},
    )
