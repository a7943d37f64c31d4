"""What GOV.UK forms have and Django's do not: a date in three parts, and options that explain themselves."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop as _

INCOMPLETE = {
    ("day",): _("The date must include a day."),
    ("month",): _("The date must include a month."),
    ("year",): _("The date must include a year."),
    ("day", "month"): _("The date must include a day and a month."),
    ("day", "year"): _("The date must include a day and a year."),
    ("month", "year"): _("The date must include a month and a year."),
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Option(str):
    """A choice's label with more to say.

    `hint`: a line beneath it; `divider`: whether "or" stands before it; `alone`: whether, among checkboxes,
    ticking it unticks the others ("None of these").
    Use it where a choice has a plain label: `choices=[("driver", Option("A driver", hint="Taxi or private hire"))]`.
    """

    hint: str
    divider: bool
    alone: bool

    def __new__(cls, label: str, *, hint: str = "", divider: bool = False, alone: bool = False) -> "Option":
        """The label, which remains a string."""
        option = super().__new__(cls, label)
        option.hint, option.divider, option.alone = hint, divider, alone
        return option


class DateParts(forms.MultiWidget):
    """Day, month and year, each typed. Easier than a calendar for a day that one remembers."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput(),
            "month": forms.TextInput(),
            "year": forms.TextInput(),
        }
        super().__init__(widgets=parts, attrs=attrs)

    def decompress(self, value: date | None) -> list[str]:
        """The three parts of a date."""
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 — Django passes it
        """Only when no part came at all."""
        return all(f"{name}_{part}" not in data for part in ("day", "month", "year"))


class DatePartsField(forms.MultiValueField):
    """A date in three parts. Months may be words: "3", "mar" and "March" are one month.

    Errors are sentences that say which part is wrong, with the codes `incomplete`, `invalid` and `year`.
    """

    widget = DateParts
    default_error_messages = {
        "invalid": "Enter a real date, like 27 3 2026.",
        "year": "The year must have 4 numbers, like 2026.",
    }

    def __init__(self, **options: Any) -> None:
        parts = [forms.CharField(max_length=20) for _ in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **options)
        for part in parts:
            part.required = False

    def clean(self, value: Any) -> date | None:
        """The date, None when nothing was typed and the field is optional; ValidationError with a sentence."""
        parts = [str(part or "").strip() for part in (value or ("", "", ""))]
        if not any(parts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        missing = [name for name, part in zip(("day", "month", "year"), parts, strict=True) if not part]
        if missing:
            raise ValidationError(INCOMPLETE[tuple(missing)], code="incomplete")
        found = self.compress(parts)
        self.run_validators(found)
        return found

    def compress(self, data_list: Sequence[str]) -> date:
        """The date that day, month and year say, or ValidationError."""
        day, month, year = data_list
        if not re.fullmatch(r"[12][0-9]{3}", year):
            raise ValidationError(self.error_messages["year"], code="year")
        try:
            return date(int(year), month_number(month), whole_number(day))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether what was typed says another day than before."""
        return [str(part or "") for part in (data or [])] != DateParts().decompress(initial)


def whole_number(text: str) -> int:
    """A number of one or two digits. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,2}", text):
        raise ValueError(text)
    return int(text)


def month_number(text: str) -> int:
    """1 to 12 from digits or from an English name, short or long. Raises ValueError."""
    short = text[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else whole_number(text)
