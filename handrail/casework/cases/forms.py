"""What may be typed in about a file. `parts` is what the action is given besides who and when."""

from typing import Any
from uuid import UUID

from django import forms

from handrail.casework.cases.models import Case, CaseStatus, ClosingReason, Origin
from handrail.casework.persons.forms import ALIAS_HINT, LONGEST_NOTE, one_of, words
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
    """Opening the file of somebody whose record began with a concern, or who came themselves."""

    def __init__(self, data: Any = None, *, concern_id: UUID | None) -> None:
        super().__init__(data)
        self.concern_id = concern_id

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        if self.concern_id is None:
            return {"origin": Origin.THEMSELVES}
        return {"origin": Origin.CONCERN, "origin_id": self.concern_id}


class WorkingNameForm(forms.Form):
    """What colleagues call somebody whose file is opened from a referral: a working name is never sent along."""

    alias = words("Working name", ALIAS_HINT, needed="Give a working name.", longest=60)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class HandOverForm(forms.Form):
    """Which files go to whom. They are chosen by their references: whoever hands over reads nothing."""

    chosen = forms.MultipleChoiceField(
        label="Which files?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one file.", "invalid_choice": "Choose among these files."},
    )
    worker = forms.ChoiceField(
        label="To whom?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a support worker.", "invalid_choice": "Choose a support worker."},
    )

    def __init__(self, data: Any = None, *, cases: list[Case], workers: list[Person], load: dict[Any, int]) -> None:
        super().__init__(data)
        self.cases, self.workers = cases, workers
        which, who = self.fields["chosen"], self.fields["worker"]
        if isinstance(which, forms.ChoiceField) and isinstance(who, forms.ChoiceField):
            which.choices = [(str(one.pk), f"{one.reference}: {one.get_status_display().lower()}") for one in cases]
            who.choices = [(one.code, f"{one.name}: {load.get(one.pk, 0)} open files") for one in workers]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "cases": [one for one in self.cases if str(one.pk) in given["chosen"]],
            "worker": next(one for one in self.workers if one.code == given["worker"]),
        }


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
            who.label_from_instance = lambda obj: f"{obj.name}: {load.get(obj.pk, 0)} open files"  # type: ignore[method-assign]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)
