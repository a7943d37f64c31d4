"""What may be typed in about a record that is known to few, and about who opened it all the same."""

from typing import Any

from django import forms

from handrail.casework.persons.forms.fields import LONGEST_NOTE, one_of, words
from handrail.casework.persons.models import ReviewOutcome
from handrail.foundation.people.models import Person


def choose_among(field: forms.Field, people: list[Person]) -> None:
    """Offer these people, by name."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        field.queryset = Person.objects.filter(pk__in=[each.pk for each in people])
        field.label_from_instance = lambda obj: obj.name  # type: ignore[method-assign]


class RestrictForm(forms.Form):
    """Who may still see a record, and why nobody else."""

    named = forms.ModelMultipleChoiceField(
        label="Who may see it, besides you and the coordinators?",
        queryset=Person.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = words("Why is it restricted?", needed="Say why it is restricted.", longest=LONGEST_NOTE, rows=3)

    def __init__(self, data: Any = None, *, colleagues: list[Person]) -> None:
        super().__init__(data)
        choose_among(self.fields["named"], colleagues)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class NamedForm(forms.Form):
    """Who sees a restricted record, said anew."""

    named = forms.ModelMultipleChoiceField(
        label="Who may see it, besides the coordinators?",
        queryset=Person.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Somebody must see it: choose at least one."},
    )

    def __init__(self, data: Any = None, *, colleagues: list[Person], named: list[Person]) -> None:
        super().__init__(data, initial={"named": [each.code for each in named]})
        choose_among(self.fields["named"], [*colleagues, *named])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"named": list(self.cleaned_data["named"])}


class LiftForm(forms.Form):
    """Nothing is asked: the button is the answer."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {}


class BreakGlassForm(forms.Form):
    """Which record, and why it cannot wait."""

    reference = words("Reference of the record", "Like PV-26-000123.", needed="Type the reference of the record.")
    reason = words(
        "Why do you have to see it now?",
        "A coordinator reads this, and so may the person one day.",
        needed="Say why you have to see it now.",
        longest=LONGEST_NOTE,
        rows=3,
    )


class ReviewGlassForm(forms.Form):
    """What a coordinator found."""

    outcome = one_of("What did you find?", ReviewOutcome.choices, needed="Choose what you found.")
    words = words("In a sentence", needed="Say what you found.", longest=LONGEST_NOTE, rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "outcome": ReviewOutcome(self.cleaned_data["outcome"])}
