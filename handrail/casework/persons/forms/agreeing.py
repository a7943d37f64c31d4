"""What may be typed in about what somebody agreed to, and whether they could decide."""

from datetime import datetime, time
from typing import Any

from django import forms

from handrail.casework.persons.actions import Circumstances
from handrail.casework.persons.forms.fields import LONGEST_NOTE, YES_NO, one_of, words
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, WithdrawnHow
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.ui.forms import DatePartsField


class ConsentForm(forms.Form):
    """What an adult answered to one of the eight questions, and how that came about."""

    answer = one_of("What did they say?", ConsentAnswer.choices, needed="Choose what they said.")
    explained = one_of(
        "Who explained it to them?", [("me", "I did"), ("other", "Somebody else")], needed="Choose who explained it."
    )
    explained_by = words("Who was that?", "Name and organisation, if it was somebody else.")
    language = words("In which language?", needed="Say in which language it was explained.")
    interpreter = words(
        "Interpreter",
        "The booking number or name of an independent interpreter, or “none needed”. Never a companion, a relative, a "
        "friend, a child, an employer or another person found there.",
        needed="Give the interpreter’s booking number, or say that none was needed.",
    )
    given_on = DatePartsField(label="On which day?", help_text="Leave this empty if it was today.", required=False)
    scope = words("Is it limited to anything?", "Which council, which service, or what must not be passed on.")

    def __init__(self, data: Any = None, *, by: Person, purpose: ConsentPurpose, at: datetime) -> None:
        super().__init__(data)
        self.by, self.at = by, at
        if purpose == ConsentPurpose.HOUSING:
            self.fields["scope"].label = "Which council did they choose?"

    def clean(self) -> dict[str, Any]:
        """Say beside the field who is missing, and refuse a day to come."""
        given = self.cleaned_data
        if given.get("explained") == "other" and not given.get("explained_by"):
            self.add_error("explained_by", "Say who explained it.")
        if given.get("given_on") and given["given_on"] > self.today:
            self.add_error("given_on", "That day is still to come.")
        return given

    @property
    def today(self) -> Any:
        """The day it is in the county."""
        return self.at.astimezone(current_locality().timezone).date()

    @property
    def given_at(self) -> datetime:
        """The moment of the answer: now, or noon of an earlier day."""
        day = self.cleaned_data.get("given_on")
        if day is None or day == self.today:
            return self.at
        return datetime.combine(day, time(12), tzinfo=current_locality().timezone)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        mine = given["explained"] == "me"
        return {
            "answer": ConsentAnswer(given["answer"]),
            "explained_by": self.by if mine else None,
            "given_at": self.given_at,
            "circumstances": Circumstances(
                explained_by="" if mine else given["explained_by"],
                language=given["language"],
                interpreter=given["interpreter"],
                scope=given["scope"],
            ),
        }


class WithdrawForm(forms.Form):
    """How somebody took a yes back."""

    how = one_of("How did they tell us?", WithdrawnHow.choices, needed="Choose how they told us.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"how": WithdrawnHow(self.cleaned_data["how"])}


class CapacityForm(forms.Form):
    """Whether somebody could make one decision, and if not, what is in their best interests."""

    purpose = one_of(
        "Which decision was this about?", ConsentPurpose.choices, needed="Choose which decision it was about."
    )
    has_capacity = one_of(
        "Could they make it?",
        YES_NO,
        "At the time when it had to be made, with all help to decide.",
        needed="Choose whether they could make it.",
    )
    best_interests = one_of(
        "If not: is it in their best interests?",
        [("", "They can decide for themselves"), ("refer", "Yes"), ("not", "No")],
        "Decided with every agency involved.",
        needed="",
    )
    reasons = words(
        "Who assessed it, who was consulted, and why?",
        "Kept locked with the record.",
        needed="Say who assessed it, who was consulted, and why.",
        longest=LONGEST_NOTE,
        rows=5,
    )

    def clean(self) -> dict[str, Any]:
        """Say beside the field what does not fit together."""
        given = self.cleaned_data
        able, best = given.get("has_capacity"), given.get("best_interests")
        if able == "yes" and best:
            self.add_error("best_interests", "Somebody who can decide decides for themselves.")
        if able == "no" and not best:
            self.add_error("best_interests", "Say whether it is in their best interests.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {**given, "purpose": ConsentPurpose(given["purpose"]), "has_capacity": given["has_capacity"] == "yes"}
