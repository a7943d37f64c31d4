"""What may be typed in about a place and its rooms. `parts` is what the action is given besides who and when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import day, number, offer, radios, select, words, yes_no
from handrail.partnership.premises.actions import Entry
from handrail.partnership.premises.forms.fields import MOST_PEOPLE, districts
from handrail.partnership.premises.models import Premises, Space
from handrail.rules.localities.hours import BadHours, read_hours
from handrail.rules.localities.postcodes import read_postcode
from handrail.rules.localities.telephone import NotATelephoneNumber, read_telephone

MOST_HOURS = 72
NOT_A_NUMBER = "Enter a telephone number, like 01632 960 001."


def read_number(text: str) -> str:
    """A number as E.164, also one kept for drama, as in what is made up. Raises ValidationError."""
    for made_up in (False, True):
        try:
            return read_telephone(text, made_up=made_up).number
        except NotATelephoneNumber:
            continue
    raise ValidationError(NOT_A_NUMBER)


class EntryForm(forms.Form):
    """A place that can be opened."""

    name = words("Name", "What people on duty call it.", needed="Give it a name.")
    district = select("District", needed="Choose the district.")
    address = words("Address", "Seen only by who plans visits.", needed="Enter the address.", longest=240)
    postcode = words("Postcode", needed="Enter the postcode.", longest=10)
    police_station = yes_no("Is it a police station, or part of one?", "People who come here are not in custody.")
    capacity = number("How many people does it hold by day?", least=1, most=MOST_PEOPLE)
    separate_entrance = yes_no("Can people enter unseen by others who use the building?")
    step_free = yes_no("Can everybody get in without steps?")
    facilities = forms.MultipleChoiceField(label="What is there", required=False, widget=forms.CheckboxSelectMultiple)
    hours = words(
        "When is somebody there to open it?",
        "Write “always”, or days and times like “mon-fri 08:00-20:00; sat 09:00-17:00; holidays closed”.",
        needed="Say when somebody is there.",
        longest=200,
    )
    call_out_name = words("Whom to call out, day and night", needed="Name whom to call out.")
    call_out_telephone = words("Their telephone number", needed="Enter their number.", longest=20)
    call_out_checked_on = day(
        "On which day did somebody last call that number?", needed="Enter the day of the last call."
    )
    turnaround_hours = number("Hours to make it ready again after use", least=0, most=MOST_HOURS)
    agreed_until = day("Until when is this agreed?", "Leave it empty if there is no end.")
    notes = words("Anything to know", longest=1000, rows=3)

    def __init__(self, data: Any = None, *, known: Premises | None = None) -> None:
        super().__init__(data, initial={} if known is None else as_typed(known))
        offer(self, "district", districts())
        offer(self, "facilities", [(word.code, word.label) for word in current_locality().lists["premises_facilities"]])

    def clean_postcode(self) -> str:
        """The postcode as it is usually written."""
        found = read_postcode(self.cleaned_data["postcode"])
        if found is None:
            raise ValidationError("Enter a whole postcode, like AL1 3JE.")
        return str(found)

    def clean_hours(self) -> str:
        """Hours that can be read."""
        said: str = self.cleaned_data["hours"].strip()
        try:
            read_hours(said)
        except BadHours as reason:
            raise ValidationError(str(reason)) from None
        return said

    def clean_call_out_telephone(self) -> str:
        """A number that can be dialled, in one form."""
        return read_number(self.cleaned_data["call_out_telephone"])

    def clean_police_station(self) -> str:
        """It is none."""
        if self.cleaned_data["police_station"] == "yes":
            raise ValidationError("A reception centre is never a police station. Choose another place.")
        return "no"

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = dict(self.cleaned_data)
        answers = {name: given.pop(name) == "yes" for name in ("police_station", "separate_entrance", "step_free")}
        return {"entry": Entry(**given, **answers)}


def as_typed(premises: Premises) -> dict[str, Any]:
    """The entry as the form shows it."""
    kept = {name: getattr(premises, name) for name in EntryForm.base_fields}
    return {name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in kept.items()}


class SpaceForm(forms.Form):
    """A room in which people can sleep."""

    name = words("What the room is called", needed="Give the room a name.", longest=60)
    places = number("How many can sleep there?", least=1, most=100)
    kept_for = radios("For whom is it kept?", Space.Kept.choices, needed="Choose for whom it is kept.")
    step_free = yes_no("Can it be reached without steps?")
    ground_floor = yes_no("Is it on the ground floor?")
    en_suite = yes_no("Does it have its own bathroom?")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = dict(self.cleaned_data)
        return {**given, **{name: given[name] == "yes" for name in ("step_free", "ground_floor", "en_suite")}}
