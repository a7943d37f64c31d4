"""What may be typed in about a referral that was sent: an answer, an acknowledgement, another receiver."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from handrail.casework.referrals.actions import Acknowledgement
from handrail.foundation.people.models import Organisation
from handrail.foundation.ui.forms import DatePartsField, Option
from handrail.rules.localities.locality import CodedWord

LONGEST = 4000
CLOCK = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p")


class RefuseForm(forms.Form):
    """A reason out of a list of the county's, and words if there is more to say."""

    reason = forms.ChoiceField(
        label="Why",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason.", "invalid_choice": "Choose a reason from the list."},
    )
    words = forms.CharField(
        label="Anything they should know",
        help_text="Only whoever sent it can read it.",
        widget=forms.Textarea({"rows": 4}),
        required=False,
        max_length=LONGEST,
    )

    def __init__(self, *args: object, reasons: Iterable[CodedWord], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; the class above says so
        field.choices = [(word.code, Option(word.label, hint=word.hint)) for word in reasons]


class DoneForm(forms.Form):
    """What the organisation did, in words, if it wants to say."""

    words = forms.CharField(
        label="What was done",
        help_text="Only whoever sent it can read it. Do not name more people than you must.",
        widget=forms.Textarea({"rows": 5}),
        required=False,
        max_length=LONGEST,
    )


def line(label: str, hint: str = "", *, longest: int = 200) -> forms.CharField:
    """A field for a few words that need not be filled in."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class AcknowledgeForm(forms.Form):
    """Who at the other end has it, and when they said so."""

    name = line("Name of who answered", "Ask for it. If they give none, say below what they do there.")
    role = line("What they do there")
    reference = line("Their reference", "Ask for one: it is how you find the case again.", longest=80)
    on = DatePartsField(label="On which day?", help_text="Leave this empty if it was today.", required=False)
    time = forms.TimeField(
        label="At what time?",
        help_text="Like 14:35. Leave this empty if it was just now.",
        required=False,
        input_formats=CLOCK,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"invalid": "Enter a time, like 14:35."},
    )

    def __init__(self, data: Any = None, *, at: datetime) -> None:
        super().__init__(data)
        self.at = at

    def clean(self) -> dict[str, Any]:
        """Ask for the time of another day: without it nobody knows when the clock starts."""
        given = self.cleaned_data
        if given.get("on") not in {None, self.today} and not given.get("time") and "time" not in self.errors:
            self.add_error("time", "Enter the time, like 14:35.")
        return given

    @property
    def today(self) -> date:
        """The local day."""
        return timezone.localdate(self.at)

    @property
    def acknowledgement(self) -> Acknowledgement:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        return Acknowledgement(name=told["name"], role=told["role"], reference=told["reference"], at=self.moment)

    @property
    def moment(self) -> datetime:
        """When they said so: now, if nothing else was typed."""
        clock = self.cleaned_data["time"]
        if clock is None:
            return self.at
        day = self.cleaned_data["on"] or self.today
        return datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())


class SendOnForm(forms.Form):
    """Which other organisation it goes to."""

    to = forms.ChoiceField(
        label="Send it to",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an organisation.", "invalid_choice": "Choose an organisation."},
    )

    def __init__(self, data: Any = None, *, organisations: Sequence[tuple[Organisation, str]]) -> None:
        super().__init__(data)
        self.organisations = {one.code: one for one, _ in organisations}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; the class above says so
        field.choices = [(one.code, Option(one.name, hint=hint)) for one, hint in organisations]

    @property
    def organisation(self) -> Organisation:
        """The organisation that was chosen."""
        return self.organisations[self.cleaned_data["to"]]
