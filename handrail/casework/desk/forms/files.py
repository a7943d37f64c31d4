"""Why somebody needs a file as it came."""

from django import forms

from handrail.casework.desk.permissions import NO_REASON

LONGEST_REASON = 1_000


class TakeOriginalForm(forms.Form):
    """The reason, which is kept."""

    reason = forms.CharField(
        label="Why do you need the file as it came?",
        help_text="The reason is kept with the file. That you took it is in the trail.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_REASON},
    )
