"""The fields that forms of several rooms are made of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.forms import DatePartsField

YES_NO = [("yes", "Yes"), ("no", "No")]
CLOCK = ["%H:%M", "%H.%M", "%H%M"]
Choices = Iterable[tuple[str, str]]


def words(label: str, hint: str = "", *, needed: str = "", longest: int = 120, rows: int = 0) -> forms.CharField:
    """A field for words; `needed` is what is said when there are none."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": needed} if needed else {},
    )


def number(label: str, hint: str = "", *, least: int, most: int) -> forms.IntegerField:
    """A field for a whole number."""
    said = f"Enter a whole number from {least} to {most}."
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
    )


def yes_no(label: str, hint: str = "") -> forms.ChoiceField:
    """A question with a yes or a no."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )


def radios(label: str, choices: Choices = (), hint: str = "", *, needed: str) -> forms.ChoiceField:
    """A question with a few answers."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=list(choices),
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": needed},
    )


def select(label: str, *, needed: str) -> forms.ChoiceField:
    """A question with many answers; `offer` gives them."""
    return forms.ChoiceField(label=label, error_messages={"required": needed, "invalid_choice": needed})


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def day(label: str, hint: str = "", *, needed: str = "") -> DatePartsField:
    """A field for a day; `needed` is what is said when there is none."""
    field = DatePartsField(label=label, help_text=hint, required=bool(needed))
    if needed:
        field.error_messages["required"] = needed
    return field


def clock(label: str) -> forms.TimeField:
    """A field for a time of day."""
    return forms.TimeField(
        label=label,
        help_text="Like 14:35.",
        input_formats=CLOCK,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-5"}),
        error_messages=dict.fromkeys(("required", "invalid"), "Enter a time, like 14:35."),
    )


def moment(on: Any, at: Any) -> datetime:
    """A day and a time of day in the county."""
    return datetime.combine(on, at, tzinfo=current_locality().timezone)
