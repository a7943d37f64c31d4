"""What may be typed in about needs and the plan."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from handrail.casework.support.forms.fields import (
    Choices,
    coded,
    day,
    level,
    line,
    offer,
    one_of,
    select,
    text,
)
from handrail.casework.support.models import ActionOutcome, Agreed, Doer, GoalState
from handrail.casework.support.policies import Rating
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation

OWN_WORDS = "As they say it, not as we would."
IN_LANGUAGE = "In which language did they say it?"


class NeedsForm(forms.Form):
    """One conversation about all needs: for each a level, the person's own, what they said, and a note."""

    on = day("On which day?", "Leave this empty if it was today.")

    def __init__(self, data: Any = None, *, at: datetime) -> None:
        super().__init__(data)
        self.at = at
        self.domains = current_locality().support.domains
        for domain in self.domains:
            self.fields |= fields_of(domain.code, domain.label, domain.hint)

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields, need by need."""
        for domain in self.domains:
            yield domain.label, [self[f"{domain.code}_{part}"] for part in ("level", "own", "said", "note")]

    def clean(self) -> dict[str, Any]:
        """Refuse a day to come, and a form in which nothing was asked."""
        given = self.cleaned_data
        if given.get("on") and given["on"] > timezone.localdate(self.at):
            self.add_error("on", "That day is still to come.")
        if not self.errors and all(one.level is None and one.own_level is None for one in self.ratings().values()):
            self.add_error(f"{self.domains[0].code}_level", "Ask about at least one need.")
        return given

    def ratings(self) -> dict[str, Rating]:
        """What was found, need by need."""
        given = self.cleaned_data
        return {
            code: Rating(
                level=given.get(f"{code}_level"),
                own_level=given.get(f"{code}_own"),
                said=given.get(f"{code}_said", ""),
                note=given.get(f"{code}_note", ""),
            )
            for code in (domain.code for domain in self.domains)
        }

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"ratings": self.ratings(), "assessed_on": self.cleaned_data["on"] or timezone.localdate(self.at)}


def fields_of(code: str, label: str, hint: str) -> dict[str, forms.Field]:
    """The four fields of one need."""
    graded: Choices = [
        (str(number), f"{number}. {meaning}") for number, meaning in current_locality().support.levels_of(code).items()
    ]
    return {
        f"{code}_level": level(f"{label}: how you see it", graded, hint),
        f"{code}_own": level(f"{label}: how they see it", graded),
        f"{code}_said": text(f"{label}: what they said", rows=2),
        f"{code}_note": text(f"{label}: your note", rows=2),
    }


class GoalForm(forms.Form):
    """What somebody wants, in their own words."""

    words = text("What do they want?", OWN_WORDS, needed="Write the goal in their own words.", rows=3)
    language = line(IN_LANGUAGE, needed="Say in which language they said it.")
    domain = select("Which need is it about?", needed="")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "domain", [("", "None of them"), *coded("need_domains")])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class WordingForm(forms.Form):
    """The same goal in other words of theirs."""

    words = text("How do they put it now?", OWN_WORDS, needed="Write the goal in their own words.", rows=3)
    language = line(IN_LANGUAGE, needed="Say in which language they said it.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class EndGoalForm(forms.Form):
    """How a goal ended."""

    state = one_of(
        "What became of it?",
        [(one.value, one.label) for one in GoalState if one != GoalState.OPEN],
        needed="Choose what became of it.",
    )
    words = text("Anything to keep with it", rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"state": GoalState(self.cleaned_data["state"]), "words": self.cleaned_data["words"]}


class ActionForm(forms.Form):
    """What is to be done for a goal, by whom and by when."""

    what = text("What is to be done?", needed="Say what is to be done.", rows=3)
    doer = one_of("Who does it?", Doer.choices, needed="Choose who does it.")
    organisation = select("Which organisation, if it is another?", needed="")
    due_on = day("By when?", needed="Say by when.")

    def __init__(self, data: Any = None, *, at: datetime, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(data, **options)
        self.at = at
        self.organisations = {one.code: one for one in organisations}
        offer(self, "organisation", [("", "No other"), *((one.code, one.name) for one in organisations)])

    def clean(self) -> dict[str, Any]:
        """Say beside the field what is missing or past."""
        given = self.cleaned_data
        if given.get("doer") == Doer.ORGANISATION and not given.get("organisation"):
            self.add_error("organisation", "Choose which organisation.")
        if given.get("due_on") and given["due_on"] < timezone.localdate(self.at):
            self.add_error("due_on", "That day has passed.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "what": given["what"],
            "doer": Doer(given["doer"]),
            "organisation": self.organisations.get(given["organisation"]),
            "due_on": given["due_on"],
        }


class SettleActionForm(forms.Form):
    """What became of something that was to be done."""

    outcome = one_of("What became of it?", ActionOutcome.choices, needed="Choose what became of it.")
    why = text("If it was not done: why?", rows=3)

    def clean(self) -> dict[str, Any]:
        """Ask for the why."""
        given = self.cleaned_data
        if given.get("outcome") == ActionOutcome.NOT_DONE and not given.get("why"):
            self.add_error("why", "Say why it was not done.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"outcome": ActionOutcome(self.cleaned_data["outcome"]), "why": self.cleaned_data["why"]}


class AgreeForm(forms.Form):
    """What the person said of the plan as a whole, and when it is looked at again."""

    agreed = one_of("Do they agree with the plan?", Agreed.choices, needed="Choose what they said.")
    language = line("In which language was it talked through?", needed="Say in which language.")
    words = text("What they said of it", rows=3)
    review_on = day("When is it looked at again?", needed="Say when it is looked at again.")

    def __init__(self, data: Any = None, *, on: date, latest: date) -> None:
        super().__init__(data)
        self.on, self.latest = on, latest
        self.fields["review_on"].help_text = f"By {latest.day} {latest:%B %Y} at the latest."

    def clean(self) -> dict[str, Any]:
        """Say beside the field that the day is past or too far away."""
        given = self.cleaned_data
        chosen = given.get("review_on")
        if chosen and not self.on <= chosen <= self.latest:
            self.add_error("review_on", f"Choose a day from today to {self.latest.day} {self.latest:%B %Y}.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "agreed": Agreed(self.cleaned_data["agreed"])}
