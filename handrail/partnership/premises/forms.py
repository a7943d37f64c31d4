"""What may be typed in about premises. `parts` is what the action is given besides who and when."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.forms import DatePartsField, Option
from handrail.partnership.premises.actions import Entry
from handrail.partnership.premises.models import Premises, Space
from handrail.rules.localities.hours import BadHours, read_hours
from handrail.rules.localities.postcodes import read_postcode
from handrail.rules.localities.telephone import NotATelephoneNumber, read_telephone

YES_NO = [("yes", "Yes"), ("no", "No")]
MOST_PEOPLE, MOST_HOURS = 1_000, 72


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


class EntryForm(forms.Form):
    """A place that can be opened."""

    name = words("Name", "What people on duty call it.", needed="Give it a name.")
    district = forms.ChoiceField(label="District", widget=forms.Select)
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
    call_out_checked_on = DatePartsField(label="On which day did somebody last call that number?")
    turnaround_hours = number("Hours to make it ready again after use", least=0, most=MOST_HOURS)
    agreed_until = DatePartsField(label="Until when is this agreed?", required=False)
    notes = words("Anything to know", longest=1000, rows=3)

    def __init__(self, data: Any = None, *, known: Premises | None = None) -> None:
        super().__init__(data, initial={} if known is None else as_typed(known))
        locality = current_locality()
        for name, choices in (
            ("district", [(each.code, each.name) for each in locality.districts]),
            ("facilities", [(word.code, word.label) for word in locality.lists["premises_facilities"]]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

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
        try:
            return read_telephone(self.cleaned_data["call_out_telephone"]).number
        except NotATelephoneNumber:
            raise ValidationError("Enter a telephone number, like 01632 960 001.") from None

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
    kept_for = forms.ChoiceField(label="For whom is it kept?", choices=Space.Kept.choices, widget=forms.RadioSelect)
    step_free = yes_no("Can it be reached without steps?")
    en_suite = yes_no("Does it have its own bathroom?")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {**given, "step_free": given["step_free"] == "yes", "en_suite": given["en_suite"] == "yes"}


class VoidForm(forms.Form):
    """Days on which a place cannot be used."""

    reason = forms.ChoiceField(label="Why can it not be used?", widget=forms.RadioSelect)
    first = DatePartsField(label="From which day?")
    last = DatePartsField(label="Up to and including which day?")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        why = self.fields["reason"]
        if isinstance(why, forms.ChoiceField):
            why.choices = [(word.code, Option(word.label)) for word in current_locality().lists["void_reasons"]]

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        given = self.cleaned_data
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "That is before the first day.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given: from the start of the first day to the end of the last."""
        given, zone = self.cleaned_data, current_locality().timezone
        return {
            "reason": given["reason"],
            "starts_at": datetime.combine(given["first"], time(), tzinfo=zone),
            "ends_at": datetime.combine(given["last"], time.max, tzinfo=zone),
        }
