"""What may be typed in about risks, children and warning notes."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from handrail.casework.persons.queries import PersonRow
from handrail.casework.support.actions import ChildTold
from handrail.casework.support.forms.fields import coded, day, offer, one_of, select, text
from handrail.casework.support.models import RiskClosing
from handrail.casework.support.policies import why_not_end_on, why_not_review_on
from handrail.casework.support.queries.risks import AGE_BANDS, SOCIAL_CARE, WHERE

SAFER = "What makes it safer?"
SAFER_HINT = "What the person does, what we do, and whom to call. Never that somebody confronts or follows anybody."


class ReviewForm(forms.Form):
    """A look at a risk: its level, what makes it safer, and the next look."""

    level = one_of("How high is it now?", [], needed="Choose how high it is.")
    safer = text(SAFER, SAFER_HINT, needed="Say what makes it safer.")
    words = text("What has changed", rows=3)
    review_on = day("When is it looked at again?", needed="Say when it is looked at again.")

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data)
        self.on = on
        offer(self, "level", coded("risk_levels"))

    def clean(self) -> dict[str, Any]:
        """Say beside the field that the next look is past or too late for that level."""
        given = self.cleaned_data
        chosen, level = given.get("review_on"), given.get("level")
        if chosen and level and (reason := why_not_review_on(chosen, level=level, on=self.on)):
            self.add_error("review_on", reason)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class RiskForm(ReviewForm):
    """A new risk."""

    kind = select("What kind of risk is it?", needed="Choose what kind of risk it is.")
    what = text("What is the risk, and from or to whom?", "Kept locked.", needed="Say what the risk is.")

    field_order = ("kind", "what", "level", "safer", "review_on")

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, on=on)
        del self.fields["words"]
        offer(self, "kind", [("", "Choose a kind"), *coded("risk_kinds")])


class CloseRiskForm(forms.Form):
    """Why a risk is looked at no more."""

    closing = one_of("Why is it closed?", RiskClosing.choices, needed="Choose why it is closed.")
    words = text("How do you know?", needed="Say how you know.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"closing": RiskClosing(self.cleaned_data["closing"]), "words": self.cleaned_data["words"]}


class ChildForm(forms.Form):
    """A child of the person."""

    age_band = one_of("How old is the child?", AGE_BANDS.items(), needed="Choose how old the child is.")
    where = one_of("Where is the child?", WHERE.items(), needed="Choose where the child is.")
    social_care = one_of("Is social care involved?", SOCIAL_CARE.items(), needed="Choose whether it is.")
    words = text("What colleagues need to know", "Kept locked. No name unless it is needed.", rows=3)
    own_record = select(
        "May the child be exploited too?",
        hint="Then the child has a record of their own, and children’s services are told. Choose the record.",
        needed="",
    )

    def __init__(self, data: Any = None, *, records: list[PersonRow]) -> None:
        super().__init__(data)
        offered = [(str(one.id), f"{one.alias}, {one.reference}") for one in records]
        offer(self, "own_record", [("", "No record"), *offered])

    def parts(self) -> dict[str, Any]:
        """What the action is given; of the record, the id."""
        given = self.cleaned_data
        told = ChildTold(**{name: given[name] for name in ("age_band", "where", "social_care", "words")})
        return {"told": told, "own_record": UUID(given["own_record"]) if given["own_record"] else None}


class TakeOffChildForm(forms.Form):
    """Why a child is taken off the list."""

    why = text("Why?", "What was written stays for whoever asks later.", needed="Say why.", rows=2)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class WarningForm(forms.Form):
    """A note that colleagues read first."""

    words = text(
        "What must colleagues read first?",
        "Facts and what to do, like “Do not visit alone”. Nothing that you would not say to the person.",
        needed="Write the note.",
        rows=3,
    )
    told = one_of("Does the person know of this note?", [("yes", "Yes"), ("no", "No")], needed="Choose yes or no.")
    how_or_why_not = text(
        "How were they told, or why were they not?", needed="Say how they were told, or why not.", rows=2
    )
    ends_on = day("On which day does it end?", needed="Say on which day it ends.")

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Say beside the field that it ends too late."""
        given = self.cleaned_data
        if given.get("ends_on") and (reason := why_not_end_on(given["ends_on"], on=self.on)):
            self.add_error("ends_on", reason)
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "told": self.cleaned_data["told"] == "yes"}
