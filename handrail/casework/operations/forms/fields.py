"""The fields that forms here share: a list of the pack, an organisation, a time from and until."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from handrail.casework.support.forms.fields import clock, day, offer
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation
from handrail.foundation.ui.forms import Option

Choices = list[tuple[str, str]]
ENDS_FIRST = "This is before it starts."


def coded(name: str) -> Choices:
    """The entries of a list of operations in the pack, each with its hint."""
    return [(one.code, Option(one.label, hint=one.hint)) for one in current_locality().operations.lists[name]]


def named(organisations: Iterable[Organisation]) -> Choices:
    """Organisations to choose from, by their codes."""
    return [("", "Choose an organisation"), *((each.code, each.name) for each in organisations)]


class SpanForm(forms.Form):
    """A form with a time from and a time until, each a day and a time of day."""

    starts_on = day("On which day does it start?", needed="Enter the day on which it starts.")
    starts_clock = clock("At what time does it start?")
    ends_on = day("On which day does it end?", needed="Enter the day on which it ends.")
    ends_clock = clock("At what time does it end?")

    def clean(self) -> dict[str, Any]:
        """Say beside the field that it ends too early."""
        given = self.cleaned_data
        if not {"starts_on", "starts_clock", "ends_on", "ends_clock"} - given.keys() and self.ends_at <= self.starts_at:
            self.add_error("ends_on", ENDS_FIRST)
        return given

    @property
    def starts_at(self) -> datetime:
        """The moment from."""
        return moment(self.cleaned_data["starts_on"], self.cleaned_data["starts_clock"])

    @property
    def ends_at(self) -> datetime:
        """The moment until."""
        return moment(self.cleaned_data["ends_on"], self.cleaned_data["ends_clock"])

    def span(self) -> dict[str, datetime]:
        """Both, as an action is given them."""
        return {"starts_at": self.starts_at, "ends_at": self.ends_at}


def moment(on: Any, at: Any) -> datetime:
    """A day and a time of day in the county."""
    return datetime.combine(on, at, tzinfo=timezone.get_current_timezone())


def span_of(starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    """A time as the fields show it."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return {
        "starts_on": start.date(),
        "starts_clock": f"{start:%H:%M}",
        "ends_on": end.date(),
        "ends_clock": f"{end:%H:%M}",
    }


def some_of(label: str, hint: str = "") -> forms.MultipleChoiceField:
    """A field with answers of which several may be ticked."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list."},
    )


def offer_some(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices, whether one may be taken or several."""
    field = form.fields[name]
    if isinstance(field, forms.MultipleChoiceField):
        field.choices = choices
    else:
        offer(form, name, choices)
