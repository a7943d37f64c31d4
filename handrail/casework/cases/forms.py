"""What may be typed in about a file. `parts` is what the action is given besides who and when."""

from typing import Any

from django import forms

from handrail.casework.cases.models import CaseStatus, ClosingReason, Origin
from handrail.casework.persons.forms import LONGEST_NOTE, one_of, words
from handrail.foundation.people.models import Person


class FilterForm(forms.Form):
    """Which files are listed."""

    worker = forms.ChoiceField(label="Whose files", required=False, widget=forms.Select)
    status = forms.ChoiceField(
        label="Where they stand", choices=[("", "All that are open"), *CaseStatus.choices], required=False
    )

    def __init__(self, data: Any, *, workers: list[Person]) -> None:
        super().__init__(data)
        whose = self.fields["worker"]
        if isinstance(whose, forms.ChoiceField):
            named = [(each.code, each.name) for each in workers]
            whose.choices = [("me", "Mine"), ("", "Everybody’s"), ("nobody", "Nobody’s yet"), *named]


class OpenForm(forms.Form):
    """Opening the file of somebody who came themselves."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"origin": Origin.THEMSELVES}


class CloseForm(forms.Form):
    """Why a file is closed."""

    reason = one_of("Why is it closed?", ClosingReason.choices, needed="Choose why it is closed.")
    words = words("What was agreed for afterwards", "Kept locked with the record.", longest=LONGEST_NOTE, rows=4)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "reason": ClosingReason(self.cleaned_data["reason"])}


class ReopenForm(forms.Form):
    """Why a file is opened again."""

    words = words("Why is it opened again?", needed="Say why it is opened again.", longest=LONGEST_NOTE, rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class AssignForm(forms.Form):
    """Who works on a file."""

    worker = forms.ModelChoiceField(
        label="Support worker",
        queryset=Person.objects.none(),
        empty_label=None,
        to_field_name="code",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a support worker.", "invalid_choice": "Choose a support worker."},
    )

    def __init__(self, data: Any = None, *, workers: list[Person], load: dict[Any, int]) -> None:
        super().__init__(data)
        who = self.fields["worker"]
        if isinstance(who, forms.ModelChoiceField):
            who.queryset = Person.objects.filter(pk__in=[each.pk for each in workers])
            who.label_from_instance = lambda one: f"{one.name}: {load.get(one.pk, 0)} open files"  # type: ignore[method-assign]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)
