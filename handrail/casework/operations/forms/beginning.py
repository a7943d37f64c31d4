"""A plan that is begun from concerns which share something: filled in with what they say, for a lead to check."""

from typing import Any

from django import forms

from handrail.casework.desk.models import Concern
from handrail.casework.operations.forms.fields import Choices, offer_some
from handrail.casework.operations.forms.planning import PlanForm
from handrail.casework.operations.models import OperationKind
from handrail.casework.operations.policies import Expectation
from handrail.casework.operations.queries import Beginning
from handrail.foundation.ui.forms import Option

NONE_CHOSEN = "Choose at least one concern that the visit stands on."


class BeginForm(PlanForm):
    """The plan of a visit, and the concerns that it stands on. Those beyond doubt are ticked."""

    concerns = forms.MultipleChoiceField(
        label="Which concerns does the visit stand on?",
        help_text="Those that share something beyond doubt are ticked. Leave out any that do not belong.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE_CHOSEN, "invalid_choice": "Choose from the list."},
    )
    field_order = ["concerns", *PlanForm.field_order]

    def __init__(self, data: Any = None, *, beginning: Beginning) -> None:
        super().__init__(data)
        self.offered = {str(each.concern.pk): each.concern for each in beginning.offered}
        named: Choices = [
            (str(each.concern.pk), Option(each.concern.reference, hint=each.shares)) for each in beginning.offered
        ]
        offer_some(self, "concerns", named)
        told = beginning.expectation
        self.initial.update(
            {
                "concerns": [str(each.concern.pk) for each in beginning.offered if each.beyond_doubt],
                "kind": OperationKind.WELFARE,
                "places": "\n".join(beginning.places),
                # Unsure, a visit is planned for more.
                "expected": told.different_people or None,
                "expected_because": reasoning(told),
            }
        )

    def chosen(self) -> list[Concern]:
        """The concerns that were ticked."""
        return [self.offered[key] for key in self.cleaned_data["concerns"]]


def reasoning(told: Expectation) -> str:
    """Why so many are expected, as the concerns have it."""
    said = [f"{part.reference} says {part.people}." for part in told.parts if part.people is not None]
    if not said:
        return "None of the concerns says how many people there are."
    silent = f" {told.silent} of {len(told.parts)} say nothing of it." if told.silent else ""
    same = f"If all speak of the same people: {told.same_people}. If each speaks of others: {told.different_people}."
    return f"{' '.join(said)} {same}{silent}"
