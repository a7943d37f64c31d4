"""The form behind each act on a concern. `parts` is what its action is given besides who and when."""

from typing import Any

from django import forms

from handrail.casework.desk.forms.choices import districts, from_list, with_any
from handrail.casework.desk.models import Concern, Priority
from handrail.casework.desk.permissions import why_not_give_priority, why_not_join
from handrail.casework.desk.queries import concern_called, desk_colleagues
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.public.concerns.models import Danger, Known

LONGEST_NOTE = 5_000
DANGER = [(Danger.YES, "Yes"), (Danger.UNSURE, "Not known"), (Danger.NO, "No")]
CHILD = [(Known.YES, "Yes"), (Known.UNKNOWN, "Not known"), (Known.NO, "No")]


class ConcernForm(forms.Form):
    """A form about one concern, filled in by somebody at the desk."""

    def __init__(self, data: Any = None, *, concern: Concern, by: Person) -> None:
        self.concern, self.by = concern, by
        super().__init__(data, initial=self.first_answers())
        self.offer_choices()

    def first_answers(self) -> dict[str, Any]:
        """What is filled in already."""
        return {}

    def offer_choices(self) -> None:
        """Fill the lists that depend on the county or the concern."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


def reason_field(label: str, required: str = "Say why. The reason is kept with the concern.") -> forms.CharField:
    """A reason: locked, for colleagues, never seen by the reporter."""
    return forms.CharField(
        label=label,
        help_text="Colleagues can read this. The reporter never sees it.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required},
    )


class AssessForm(ConcernForm):
    """What the concern may be about, and how urgent it is. Every word is "possible"; nobody is called a victim."""

    danger = forms.ChoiceField(label="Could somebody be in danger now?", choices=DANGER, widget=forms.RadioSelect)
    child = forms.ChoiceField(
        label="Could a child be involved?",
        help_text="Somebody whose age is in doubt counts as a child.",
        choices=CHILD,
        widget=forms.RadioSelect,
    )
    exploitation = forms.MultipleChoiceField(
        label="What kinds of exploitation are possible?",
        help_text="Choose all that may apply. This says what is possible, not what is so.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    place_kind = forms.ChoiceField(label="Kind of place", required=False)
    district = forms.ChoiceField(label="District", required=False)
    priority = forms.ChoiceField(
        label="Priority",
        choices=Priority.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a priority."},
    )
    reason = reason_field("Why this priority?")

    def first_answers(self) -> dict[str, Any]:
        return {
            name: getattr(self.concern, name)
            for name in ("danger", "child", "exploitation", "place_kind", "district", "priority")
        }

    def offer_choices(self) -> None:
        locality = current_locality()
        self.fields["exploitation"].choices = from_list(locality.exploitation_kinds)  # type: ignore[attr-defined]
        self.fields["place_kind"].choices = with_any(from_list(locality.place_kinds), "Not known")  # type: ignore[attr-defined]
        self.fields["district"].choices = with_any(districts(), "Not known, or outside the county")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say beside the priority why it is too low."""
        said = self.cleaned_data
        if {"priority", "danger", "child"} <= said.keys():
            reason = why_not_give_priority(said["priority"], danger=said["danger"], child=said["child"])
            if reason:
                self.add_error("priority", reason)
        return said


class AssignForm(ConcernForm):
    """Who works on it."""

    to = forms.ChoiceField(label="Who works on this concern?", required=False, widget=forms.RadioSelect)

    def first_answers(self) -> dict[str, Any]:
        assigned = self.concern.assigned_to
        return {"to": assigned.code if assigned else ""}

    def offer_choices(self) -> None:
        self.colleagues = {person.code: person for person in desk_colleagues(by=self.by)}
        named = [(code, "Me" if person == self.by else person.name) for code, person in self.colleagues.items()]
        self.fields["to"].choices = [*named, ("", "Nobody for now")]  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        return {"to": self.colleagues.get(self.cleaned_data["to"])}


class NoteForm(ConcernForm):
    """A note for colleagues."""

    text = reason_field("Your note", required="Write something first.")


class MessageForm(ConcernForm):
    """A message to the reporter."""

    text = forms.CharField(
        label="Your message",
        help_text=(
            "Only somebody with the receipt can read this. Write it so that it does no harm if another person "
            "is looking: leave out names and places that the reporter already knows."
        ),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write something first."},
    )


class CloseForm(ConcernForm):
    """How it ends."""

    outcome = forms.ChoiceField(
        label="What came of it?", widget=forms.RadioSelect, error_messages={"required": "Choose what came of it."}
    )
    reason = reason_field("Why can it be closed?")

    def offer_choices(self) -> None:
        self.fields["outcome"].choices = from_list(current_locality().outcomes)  # type: ignore[attr-defined]


class ReopenForm(ConcernForm):
    """Why it is needed again."""

    reason = reason_field("Why is it opened again?")


class JoinForm(ConcernForm):
    """Which other concern is about the same thing."""

    reference = forms.CharField(
        label="Reference of the concern that you want to go on with",
        help_text="For example, HM-26-000123. It takes over the stricter flags of the two, and nothing is deleted.",
        max_length=16,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
        error_messages={"required": "Enter a reference."},
    )
    reason = forms.CharField(
        label="How do you know that they are about the same thing?",
        help_text="Colleagues can read this. The reporter never sees it.",
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reference(self) -> Concern:
        """The other concern, if these two may be joined."""
        try:
            other = concern_called(self.cleaned_data["reference"], by=self.by)
        except Concern.DoesNotExist:
            raise forms.ValidationError("There is no concern with this reference.") from None
        if reason := why_not_join(self.concern, to=other, by=self.by):
            raise forms.ValidationError(reason)
        return other

    def parts(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["reference"], "reason": self.cleaned_data["reason"]}


class SeparateForm(ConcernForm):
    """Whether the two are to be kept apart from now on."""

    not_the_same = forms.TypedChoiceField(
        label="Why are they separated?",
        choices=[("yes", "They are about different things"), ("no", "I want to work on them one by one")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why they are separated."},
    )
