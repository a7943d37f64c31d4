"""What is asked of the network, by GET with codes, days and references only; and what is decided of a signal."""

from typing import Any

from django import forms

from handrail.casework.dots.models import MentionKind, SignalDecision
from handrail.casework.dots.queries.network import Asked
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import day
from handrail.foundation.ui.forms import Option

LONGEST_REFERENCE = 16
LONGEST_REASON = 2_000


class NetworkForm(forms.Form):
    """Kinds, days, and the way from one concern to another."""

    kinds = forms.MultipleChoiceField(
        label="What they share", choices=MentionKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    since = day("Arrived on or after")
    until = day("Arrived on or before")
    start = forms.CharField(
        label="Around this concern",
        help_text="Its reference. The nearest concerns are shown.",
        max_length=LONGEST_REFERENCE,
        required=False,
    )
    end = forms.CharField(
        label="The way to this concern",
        help_text="The reference of another, to see over what the two are joined.",
        max_length=LONGEST_REFERENCE,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The days in their order, and a way with both its ends."""
        said = self.cleaned_data
        if said.get("since") and said.get("until") and said["since"] > said["until"]:
            self.add_error("until", "The last day must not be before the first.")
        if said.get("end") and not said.get("start"):
            self.add_error("start", "Say from which concern the way leads.")
        return said

    def asked(self) -> Asked:
        """What to show; nothing of it is left out when something cannot be read, for then all is shown."""
        if not self.is_bound or not self.is_valid():
            return Asked()
        said = self.cleaned_data
        kinds = tuple(MentionKind(kind) for kind in said["kinds"])
        return Asked(kinds, said["since"], said["until"], said["start"].strip().upper(), said["end"].strip().upper())


class HandlingForm(forms.Form):
    """How a dossier is to be handled, asked by GET with a code of the pack."""

    handling = forms.ChoiceField(
        label="How is it to be handled?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it is to be handled.", "invalid_choice": "Choose from the list."},
    )

    def __init__(self, data: Any = None) -> None:
        codes = current_locality().lists["handling_codes"]
        super().__init__(data, initial={"handling": codes[0].code})
        offered = [(one.code, Option(one.label, hint=one.hint)) for one in codes]
        self.fields["handling"].choices = offered  # type: ignore[attr-defined]


class DecideSignalForm(forms.Form):
    """A decision and its reason."""

    decision = forms.ChoiceField(
        label="What comes of it?",
        choices=SignalDecision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes of it."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="Colleagues can read this.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why. The reason is kept with the signal."},
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"decision": SignalDecision(self.cleaned_data["decision"]), "reason": self.cleaned_data["reason"]}
