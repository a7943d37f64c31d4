"""Filters of the list, the search, and the choice of concerns in quarantine."""

from typing import Any
from uuid import UUID

from django import forms

from handrail.casework.desk.forms.choices import districts, from_list, with_any
from handrail.casework.desk.models import ConcernStatus, Priority, Tray
from handrail.casework.desk.queries import Filters
from handrail.foundation.locality import current_locality
from handrail.public.concerns.models import Entry

ASSIGNED = [("me", "Me"), ("nobody", "Nobody")]


class FilterForm(forms.Form):
    """What to list. It is sent by GET, so that it takes codes and nothing else."""

    tray = forms.ChoiceField(label="Pile", choices=Tray.choices, required=False, widget=forms.HiddenInput)
    status = forms.ChoiceField(label="Where it stands", required=False)
    priority = forms.ChoiceField(label="Priority", required=False)
    assigned = forms.ChoiceField(label="Given to", required=False)
    district = forms.ChoiceField(label="District", required=False)
    reporter_kind = forms.ChoiceField(label="Told by", required=False)
    entry = forms.ChoiceField(label="How it came in", required=False)
    danger = forms.BooleanField(label="Only where somebody may be in danger now", required=False)
    child = forms.BooleanField(label="Only where a child may be involved", required=False)
    overdue = forms.BooleanField(label="Only what is overdue", required=False)
    page = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = {
            "status": ConcernStatus.choices,
            "priority": Priority.choices,
            "assigned": ASSIGNED,
            "district": districts(),
            "reporter_kind": from_list(current_locality().reporter_kinds),
            "entry": Entry.choices,
        }
        for name, some in choices.items():
            self.fields[name].choices = with_any(some, "Any")  # type: ignore[attr-defined]

    def chosen(self) -> Filters:
        """The filters; a value that is none of the choices filters nothing."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value and name != "page"}
        return Filters(**said)

    @property
    def narrows(self) -> bool:
        """Whether anything but the pile and the page was chosen."""
        return bool({*self.changed_data} - {"tray", "page"})

    def page_number(self) -> int:
        """The page to show."""
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class SearchForm(forms.Form):
    """Something exact to search by. It is sent by POST and kept nowhere."""

    text = forms.CharField(
        label="Find a concern",
        help_text="A reference, a telephone number, a number plate, a postcode, or the words of a name",
        max_length=200,
        error_messages={"required": "Type what to search for."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )


class QuarantineForm(forms.Form):
    """Which concerns in quarantine, and what to do with them."""

    concerns = forms.TypedMultipleChoiceField(
        coerce=UUID,
        error_messages={"required": "Choose at least one concern.", "invalid_choice": "Choose from the list."},
    )
    decision = forms.ChoiceField(choices=[("accept", "Move to the inbox"), ("junk", "Close as not meant seriously")])

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # Whether they are in quarantine is for the action to say, when it holds them.
        posted = data.getlist("concerns") if hasattr(data, "getlist") else []
        self.fields["concerns"].choices = [(each, each) for each in posted if is_uuid(each)]  # type: ignore[attr-defined]


def is_uuid(text: str) -> bool:
    """Whether this is a concern's id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
