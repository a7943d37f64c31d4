"""What may be asked for: chosen from lists, in the address, so that a page can be kept and opened again."""

from datetime import date
from typing import Any

from django import forms

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import offer, select, words
from handrail.insight.explorer.policies import (
    LATEST_QUARTER,
    LATEST_YEAR,
    TIME,
    NoSuchPeriod,
    Period,
    Question,
    Unit,
    dimensions_of,
    period_called,
    periods_ended,
)

FROM_THE_LIST = "Choose one from the list."
NOT_A_PERSON = "What the table is about, such as “Who told us, by district”. Never the name of a person."
FIRST_LOOK = {"unit": Unit.CONCERNS.value, "first": "source", "period": LATEST_QUARTER}
CODES = ("first", "second", "third")


class QuestionForm(forms.Form):
    """A unit, up to three things to count by, a period and another to compare with."""

    unit = forms.ChoiceField(choices=[(unit.value, unit.value) for unit in Unit], widget=forms.HiddenInput)
    first = select("Count by", needed="Choose what to count by.")
    second = select("And by", needed=FROM_THE_LIST)
    third = select("And by", needed=FROM_THE_LIST)
    period = select("Period", needed="Choose a period that has ended.")
    beside = select("Compare with", needed=FROM_THE_LIST)

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        self.on = on
        known = dimensions_of(unit_in(data.get("unit")), current_locality()).values()
        by = [*((one.code, one.label) for one in known), (TIME, "Month of a quarter, or quarter of a year")]
        offer(self, "first", by)
        offer(self, "second", [("", "Nothing else"), *by])
        offer(self, "third", [("", "Nothing else"), *by])
        ended = [(period.code, period.label) for period in periods_ended(on=on)]
        latest = [(LATEST_QUARTER, "The latest quarter"), (LATEST_YEAR, "The latest year")]
        offer(self, "period", [*latest, *ended])
        offer(self, "beside", [("", "No other period"), *ended])
        for name in ("second", "third", "beside"):
            self.fields[name].required = False

    def question(self) -> Question:
        """What was asked."""
        given = self.cleaned_data
        beside = period_called(given["beside"], on=self.on) if given["beside"] else None
        codes = tuple(given[name] for name in CODES if given[name])
        return Question(Unit(given["unit"]), codes, self.period_asked(), beside)

    def period_asked(self) -> Period:
        """The period by its name."""
        return period_called(self.cleaned_data["period"], on=self.on)


class KeepForm(forms.Form):
    """A name for a view, and whether others see it."""

    name = words("What to call this view", NOT_A_PERSON, needed="Enter what to call this view.", longest=80)
    shared = forms.BooleanField(label="Others who work with figures see it too", required=False)


def unit_in(told: Any) -> Unit:
    """The unit that an address names, or the first."""
    try:
        return Unit(told)
    except ValueError:
        return Unit.CONCERNS


def as_asked(unit: str, codes: str, period: str, beside: str) -> dict[str, str]:
    """A kept question as an address has it."""
    by = dict(zip(CODES, codes.split(","), strict=False)) if codes else {}
    return {"unit": unit, **by, "period": period, "beside": beside}


__all__ = ["CODES", "FIRST_LOOK", "KeepForm", "NoSuchPeriod", "QuestionForm", "as_asked", "unit_in"]
