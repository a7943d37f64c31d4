"""What may be typed in to refer a person: for what, to whom, which way, which parts, and on what authority."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from handrail.casework.documents.queries import SharedDocument
from handrail.casework.persons.models import LawfulBasis
from handrail.casework.persons.policies import Override
from handrail.casework.referrals.forms.answering import LONGEST
from handrail.casework.referrals.models import Referral, Section, Way
from handrail.casework.referrals.queries import Proposal, Receiver
from handrail.foundation.printing.locking import ALPHABET
from handrail.foundation.ui.forms import Option

WHAT_IT_HOLDS: Mapping[Section, str] = {
    Section.ACCOUNT: "The account in the concern that their record began with, the signs, and when it happened.",
    Section.WHERE: "Address or description, postcode, kind of place, district.",
    Section.IDENTITY: "Names, date of birth, gender, nationality, references of other bodies.",
    Section.SAFE_CONTACT: "Whether it is safe, and then how, when and with which words; who else sees it.",
    Section.INTERPRETER: "Languages, and help to communicate.",
    Section.RISK: "Whether anybody is in danger or listening, under 18 or not, and able to decide.",
    Section.NEEDS: "Care and support, a roof tonight, children or pregnancy, support without the police.",
    Section.HEALTH: "Injuries, and an illness that may have to be notified.",
    Section.SEXUAL_ASSAULT: "That it was told of, and whether it was in the last seven days. No details.",
    Section.ADVICE: "Whether they came to work in a private home; a forced marriage.",
    Section.TOLD_ALREADY: "The parts that were chosen for this organisation on their file, and that they agreed to.",
    Section.CONSENTS: "Their answer to what this referral rests on, and its date. No other answer.",
}
WHAT_IT_MEANS: Mapping[Way, str] = {
    Way.MEMBER: "They sign in and read it here. Access ends by itself.",
    Way.TELEPHONE: "You read out what you choose, and write down who answered.",
    Way.PDF: "You send a document that opens only with a password. They are told the password on the telephone.",
    Way.FORM: "",
}
PASSWORD = re.compile(f"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{3}}")
CHOOSE = "Choose what this referral is for."


class KindForm(forms.Form):
    """What the referral is for."""

    kind = forms.ChoiceField(
        label="What is the referral for?",
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, data: Any = None, *, proposals: Iterable[Proposal]) -> None:
        super().__init__(data)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; the class above says so
        field.choices = [(one.kind.value, Option(str(one.kind.label), hint=one.because)) for one in proposals]


class PrepareForm(forms.Form):
    """To whom, which way, which parts of what is known, and what they are asked to do."""

    to = forms.ChoiceField(
        label="Who should receive it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who receives it.", "invalid_choice": "Choose who receives it."},
    )
    way = forms.ChoiceField(
        label="Which way should it go?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which way it goes.", "invalid_choice": "Choose which way it goes."},
    )
    sections = forms.MultipleChoiceField(
        label="Which parts of the record may they see?",
        help_text="They see these and no others. Share what they need for this, and no more.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one part."},
    )
    documents = forms.MultipleChoiceField(
        label="Which documents go with it?",
        help_text="Copies without what was hidden in them. None can be read out on the telephone. Open each first.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    message = forms.CharField(
        label="What do you ask them to do?",
        help_text="Only they can read it. What you leave out above, leave out here too.",
        widget=forms.Textarea({"rows": 5}),
        required=False,
        max_length=LONGEST,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        receivers: Sequence[Receiver],
        sections: Iterable[Section],
        documents: Sequence[SharedDocument] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.receivers = {one.organisation.code: one.organisation for one in receivers}
        ways = [way for way in WHAT_IT_MEANS if any(way in one.ways for one in receivers)]
        self.offer("to", [(one.organisation.code, receiver_option(one)) for one in receivers])
        self.offer("way", [(way.value, Option(str(way.label), hint=WHAT_IT_MEANS[way])) for way in ways])
        self.offer("documents", [(str(one.id), Option(one.name, hint=one.description)) for one in documents])
        if not documents:
            del self.fields["documents"]
        self.offer("sections", [(one.value, Option(str(one.label), hint=WHAT_IT_HOLDS[one])) for one in sections])

    def offer(self, name: str, choices: list[tuple[str, Option]]) -> None:
        """Give a choice field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the type checker; the class above says so
        field.choices = choices

    @property
    def draft(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        return {
            "to": self.receivers[told["to"]],
            "way": told["way"],
            "sections": told["sections"],
            "message": told["message"],
            "documents": told.get("documents", []),
        }


def receiver_option(receiver: Receiver) -> Option:
    """An organisation under the name that people use for it here, with how it can be reached."""
    reads = "Somebody there signs in to Handrail." if Way.MEMBER in receiver.ways else "Nobody there signs in yet."
    number = f"Telephone {receiver.channel.telephone_display}." if receiver.channel else ""
    said = receiver.word.hint.rstrip(".")
    hint = " ".join(filter(None, (f"{said}." if said else "", reads, number)))
    return Option(receiver.word.label, hint=hint)


def drafted(referral: Referral, *, message: str, documents: Iterable[SharedDocument] = ()) -> dict[str, Any]:
    """What stands in a draft, for its form."""
    return {
        "to": referral.to_organisation.code,
        "way": referral.way,
        "sections": referral.sections,
        "message": message,
        "documents": [str(one.id) for one in documents],
    }


class OverrideForm(forms.Form):
    """On what authority it goes without the person's yes."""

    lawful_basis = forms.ChoiceField(
        label="On what authority does it go without their yes?",
        choices=LawfulBasis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the authority.", "invalid_choice": "Choose the authority."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="Say what they want, what was tried first, and why it cannot wait. It is kept with the record.",
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Say why it goes without their yes."},
    )

    @property
    def override(self) -> Override:
        """What was typed, as the gate takes it."""
        return Override(self.cleaned_data["lawful_basis"], self.cleaned_data["reason"])


class PasswordForm(forms.Form):
    """The password that was shown, on its way to the document that it locks. It is kept nowhere."""

    password = forms.RegexField(PASSWORD, widget=forms.HiddenInput)
