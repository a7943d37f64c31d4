"""The fields that forms here share: a day, a day with a time, a list of the pack, minutes, a level."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from handrail.casework.persons.forms import LONGEST_NOTE, one_of
from handrail.casework.persons.forms import words as line
from handrail.casework.referrals.forms.answering import CLOCK
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.forms import DatePartsField, Option

__all__ = ["LONGEST_NOTE", "Choices", "MomentForm", "clock", "coded", "day", "languages", "level", "line", "minutes"]
__all__ += ["offer", "one_of", "select", "text", "whole"]

Choices = list[tuple[str, str]]


def text(label: str, hint: str = "", *, needed: str = "", rows: int = 4) -> forms.CharField:
    """A field for many words."""
    return line(label, hint, needed=needed, longest=LONGEST_NOTE, rows=rows)


def day(label: str, hint: str = "", *, needed: str = "") -> DatePartsField:
    """A field for a day."""
    field = DatePartsField(label=label, help_text=hint, required=bool(needed))
    if needed:
        field.error_messages["required"] = needed
    return field


def clock(label: str = "At what time?", *, needed: str = "Enter a time, like 14:35.") -> forms.TimeField:
    """A field for a time of day."""
    return forms.TimeField(
        label=label,
        help_text="Like 14:35.",
        input_formats=CLOCK,
        required=bool(needed),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"invalid": "Enter a time, like 14:35.", "required": needed},
    )


def whole(label: str, hint: str = "", *, most: int, needed: bool = False) -> forms.IntegerField:
    """A field for a whole number."""
    wrong = f"Enter a whole number, {most} at most."
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=most,
        required=needed,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def minutes(label: str = "How many minutes did it take?") -> forms.IntegerField:
    """A field for how long something took."""
    return whole(label, most=24 * 60)


def select(label: str, choices: Iterable[tuple[str, str]] = (), hint: str = "", *, needed: str) -> forms.ChoiceField:
    """A field with many answers to choose from."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=list(choices),
        required=bool(needed),
        error_messages={"required": needed, "invalid_choice": needed or "Choose one of the answers."},
    )


def level(label: str, choices: Choices, hint: str = "") -> forms.TypedChoiceField:
    """A field for a level from 1 to 5. Not asked is the first answer, and is no level."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=[("", "Not asked"), *choices],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Choose one of the levels, or that it was not asked."},
    )


def coded(name: str) -> Choices:
    """The entries of a list of support in the pack, each with its hint."""
    listed = current_locality().support.lists[name]
    return [(one.code, Option(one.label, hint=one.hint)) for one in listed]


def languages() -> Choices:
    """The languages of the pack, with an empty answer before them."""
    return [("", "Choose a language"), *((one.code, one.label) for one in current_locality().languages)]


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a choice field of a form its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; each form's class says so
    field.choices = list(choices)


class MomentForm(forms.Form):
    """A form with a day and a time; without a day it is today."""

    def __init__(self, data: Any = None, *, at: datetime, **options: Any) -> None:
        super().__init__(data, **options)
        self.at = at

    @property
    def today(self) -> date:
        """The day it is in the county."""
        return timezone.localdate(self.at)

    @property
    def starts_at(self) -> datetime:
        """The moment that was typed."""
        on = self.cleaned_data.get("on") or self.today
        return datetime.combine(on, self.cleaned_data["clock"], tzinfo=timezone.get_current_timezone())


class Confirm(forms.Form):
    """A page that only asks whether to go on."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {}
