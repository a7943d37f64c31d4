"""What may be typed in to send a concern."""

from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.casework.desk.models import Concern
from handrail.casework.referrals.forms.answering import LONGEST
from handrail.casework.referrals.models import Override, Section
from handrail.casework.referrals.policies import REPORT_FIELDS, reveals_reporter
from handrail.foundation.people.models import Organisation
from handrail.foundation.ui.forms import Option
from handrail.public.concerns.models import Sharing

SUGGESTED = 6
WHAT_IT_HOLDS = {
    Section.ACCOUNT: "The account, the signs that were ticked, and when it happened.",
    Section.WHERE: "Address or description, postcode, kind of place.",
    Section.PEOPLE: "How many, who they seem to be, languages.",
    Section.IDENTIFIERS: "Of the people and businesses involved.",
    Section.HOW_KNOWN: "Seen, told by somebody, met at work.",
    Section.REPORTER: "Name, organisation and role, and the safe way to reach them.",
}


class SendForm(forms.Form):
    """Whom to send a concern to, and which parts of it."""

    to = forms.ChoiceField(
        label="Send to",
        widget=forms.Select,
        error_messages={"required": "Choose an organisation.", "invalid_choice": "Choose an organisation."},
    )
    sections = forms.MultipleChoiceField(
        label="Share these parts",
        help_text="They see these and nothing else. Read the account first: it can give away who told us.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one part of what was told."},
    )
    override = forms.ChoiceField(
        label="Sharing who told us without their agreement",
        help_text="Only for one of the two reasons they were told of before they sent it.",
        widget=forms.RadioSelect,
        required=False,
    )
    override_reason = forms.CharField(
        label="Why this exception applies",
        help_text="Kept with the referral. Only the desk can read it.",
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=LONGEST,
    )
    message = forms.CharField(
        label="What you ask them to do",
        help_text="Only this organisation can read it.",
        widget=forms.Textarea({"rows": 5}),
        required=False,
        max_length=LONGEST,
    )

    def __init__(
        self, *args: object, concern: Concern, organisations: Sequence[Organisation], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.organisations = {each.code: each for each in organisations}
        self.set_choices("to", [("", "Choose an organisation"), *grouped(organisations)])
        self.set_choices("sections", section_choices(concern))
        if concern.sharing == Sharing.SHARE:
            del self.fields["override"], self.fields["override_reason"]
        else:
            self.set_choices("override", [("", Option("No: keep their name from the organisation")), *Override.choices])

    def set_choices(self, name: str, choices: list[tuple[object, object]]) -> None:
        """Give a choice field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; the class above says so
        field.choices = choices

    @property
    def organisation(self) -> Organisation:
        """The organisation that was chosen."""
        return self.organisations[self.cleaned_data["to"]]

    @property
    def sending(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {
            "to": self.organisation,
            "sections": self.cleaned_data["sections"],
            "message": self.cleaned_data["message"],
            "override": self.cleaned_data.get("override", ""),
            "override_reason": self.cleaned_data.get("override_reason", ""),
        }


def grouped(organisations: Sequence[Organisation]) -> list[tuple[object, object]]:
    """The nearest ones first, under a heading of their own; all the others by name."""
    nearest, others = organisations[:SUGGESTED], sorted(organisations[SUGGESTED:], key=lambda one: one.name)
    groups: list[tuple[object, object]] = [("Suggested for this concern", [labelled(one) for one in nearest])]
    return [*groups, ("All others", [labelled(one) for one in others])] if others else groups


def labelled(organisation: Organisation) -> tuple[str, str]:
    """The organisation, with a word of warning when nobody there could read it today."""
    reads_it = getattr(organisation, "people_here", 1)
    return organisation.code, organisation.name if reads_it else f"{organisation.name} (nobody signs in there yet)"


def section_choices(concern: Concern) -> list[tuple[object, object]]:
    """The sections, each with what it holds, and a warning on those that say who told us."""
    return [
        (section.value, Option(str(section.label), hint=section_hint(section, concern))) for section in REPORT_FIELDS
    ]


def section_hint(section: Section, concern: Concern) -> str:
    """What a section holds, and whether sharing it names somebody who did not agree."""
    if concern.sharing == Sharing.SHARE or not reveals_reporter(section, concern=concern):
        return WHAT_IT_HOLDS[section]
    return f"{WHAT_IT_HOLDS[section]} They did not agree to be named: give an exception below."
