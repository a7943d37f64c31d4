"""What may be typed in about when a place is taken, and about a visit that needs one."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import clock, day, moment, number, offer, radios, select, yes_no
from handrail.partnership.premises.forms.fields import MOST_PEOPLE, districts
from handrail.partnership.premises.models import Hold
from handrail.partnership.premises.policies import Need

MIDNIGHT = time()
ENDS_FIRST = "This is before it starts."


class VoidForm(forms.Form):
    """Days on which a place cannot be used."""

    reason = radios("Why can it not be used?", needed="Choose why it cannot be used.")
    first = day("From which day?", needed="Enter the first day.")
    last = day("Up to and including which day?", needed="Enter the last day.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "reason", [(word.code, word.label) for word in current_locality().lists["void_reasons"]])

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        given = self.cleaned_data
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "That is before the first day.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given: from the start of the first day to the end of the last."""
        given = self.cleaned_data
        ends_at = moment(given["last"] + timedelta(days=1), MIDNIGHT)
        return {"reason": given["reason"], "starts_at": moment(given["first"], MIDNIGHT), "ends_at": ends_at}


class ExtendForm(forms.Form):
    """Until when a place is needed."""

    ends_on = day("Until which day is it needed?", needed="Enter the day.")
    ends_clock = clock("Until what time?")

    def __init__(self, data: Any = None, *, hold: Hold) -> None:
        ends = timezone.localtime(hold.ends_at)
        super().__init__(data, initial={"ends_on": ends.date(), "ends_clock": f"{ends:%H:%M}"})

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"ends_at": moment(self.cleaned_data["ends_on"], self.cleaned_data["ends_clock"])}


class ProposeForm(forms.Form):
    """A visit that may need a place. Nothing of it is kept."""

    people = number("How many people may need help?", least=1, most=MOST_PEOPLE)
    children = number("How many of them may be children?", least=0, most=MOST_PEOPLE)
    overnight = yes_no("Will they need somewhere to sleep?")
    step_free = yes_no("May somebody not be able to use steps?")
    district = select("In which district is the visit?", needed="Choose the district of the visit.")
    starts_on = day("On which day does it start?", needed="Enter the day on which it starts.")
    starts_clock = clock("At what time does it start?")
    ends_on = day("On which day could the centre close?", needed="Enter the day on which the centre could close.")
    ends_clock = clock("At what time could it close?")

    def __init__(self, data: Any = None, *, people: str = "") -> None:
        super().__init__(data, initial={"people": people if people.isdecimal() else "", "children": 0})
        offer(self, "district", districts())

    def clean(self) -> dict[str, Any]:
        """No more children than people, and an end after the start."""
        given = self.cleaned_data
        if given.get("people") and given.get("children", 0) > given["people"]:
            self.add_error("children", "There cannot be more children than people.")
        if not {"starts_on", "starts_clock", "ends_on", "ends_clock"} - given.keys() and self.ends_at <= self.starts_at:
            self.add_error("ends_on", ENDS_FIRST)
        return given

    @property
    def starts_at(self) -> datetime:
        """When it starts."""
        return moment(self.cleaned_data["starts_on"], self.cleaned_data["starts_clock"])

    @property
    def ends_at(self) -> datetime:
        """When the centre could close."""
        return moment(self.cleaned_data["ends_on"], self.cleaned_data["ends_clock"])

    def parts(self) -> dict[str, Any]:
        """What the question is asked with."""
        given = self.cleaned_data
        need = Need(
            people=given["people"],
            children=given["children"],
            overnight=given["overnight"] == "yes",
            step_free=given["step_free"] == "yes",
        )
        return {"need": need, "district": given["district"], "starts_at": self.starts_at, "ends_at": self.ends_at}
