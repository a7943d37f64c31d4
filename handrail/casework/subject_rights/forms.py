"""What may be typed in about requests, holds and what goes. `parts` is what the action is given."""

from typing import Any

from django import forms

from handrail.casework.persons.forms import LONGEST_NOTE, one_of, words
from handrail.casework.subject_rights.models import (
    Asker,
    Erasing,
    Hold,
    Outcome,
    Request,
    RequestKind,
    WithheldBecause,
)
from handrail.casework.subject_rights.queries import Told
from handrail.foundation.ui.forms import DatePartsField, Option

TELL = "tell"
REFUSALS = (
    "Say why. An erasure may be refused where it is kept for a legal claim, a duty in law, or a task in the public "
    "interest (UK GDPR article 17(3))."
)


def day(label: str, hint: str = "", *, needed: str) -> DatePartsField:
    """A field for a day."""
    return DatePartsField(label=label, help_text=hint, error_messages={"required": needed})


class RequestForm(forms.Form):
    """What somebody asks about themselves."""

    kind = one_of("What is asked?", RequestKind.choices, needed="Choose what is asked.")
    asker = one_of("Who asks?", Asker.choices, needed="Choose who asks.")
    asked = words("In their words", needed="Write what they asked.", longest=LONGEST_NOTE, rows=4)
    received_on = day("When did it come?", "By whatever way: a word said to one of us counts.", needed="Give the day.")
    shown_by = words(
        "How do we know who asks?",
        "You know them, or what they showed you. For somebody else: how we know that they may ask. Leave it empty "
        "while you do not know; the month runs when you do.",
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {**given, "kind": RequestKind(given["kind"]), "asker": Asker(given["asker"])}


class IdentifyForm(forms.Form):
    """How we know who asks."""

    shown_by = words(
        "How do we know who asks?",
        "Ask for no more than is needed to be sure.",
        needed="Say how we know who asks.",
    )
    on = day("Since which day?", needed="Give the day.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class ReasonForm(forms.Form):
    """Why more time is needed."""

    reason = words("Why?", "They are told this.", needed="Say why.", longest=LONGEST_NOTE, rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class NothingForm(forms.Form):
    """Nothing is asked: the button is the answer."""

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {}


class WithholdForm(forms.Form):
    """Which places are left out of an answer, and on what ground."""

    what = forms.MultipleChoiceField(
        label="Which of it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one.", "invalid_choice": "Choose among what is kept."},
    )
    because = one_of(
        "What about it?",
        [(TELL, "Tell it"), *((code, f"Withhold it. {words}") for code, words in WithheldBecause.choices)],
        needed="Choose what is done with it.",
    )

    def __init__(self, data: Any = None, *, told: list[Told]) -> None:
        super().__init__(data)
        which = self.fields["what"]
        if isinstance(which, forms.ChoiceField):
            which.choices = choices_of(told)


def choices_of(told: list[Told]) -> list[tuple[str, Option]]:
    """One choice for each place, with all that it says and, where it is withheld, why."""
    places: dict[str, list[Told]] = {}
    for one in told:
        places.setdefault(one.kept.what, []).append(one)
    return [
        (
            place,
            Option(
                f"{kept[0].kept.heading}: " + "; ".join(f"{one.kept.field}: {one.kept.says}" for one in kept),
                hint=f"Withheld: {kept[0].because}" if kept[0].because else "",
            ),
        )
        for place, kept in places.items()
    ]


class AnswerForm(forms.Form):
    """How a request ended, what they were told, and how it reached them."""

    outcome = one_of("How did it end?", Outcome.choices, needed="Choose how it ended.")
    words = words("What were they told?", REFUSALS, needed="Write what they were told.", longest=LONGEST_NOTE, rows=4)
    handed = one_of(
        "How did it reach them?",
        [
            ("in_person", "Where we met, into their hand"),
            ("asker", "To whoever asked for them, having checked that they may"),
            ("sent", Option("In the way they said is safe", hint="Only if their record says that it is safe.")),
        ],
        needed="Choose how it reached them.",
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "outcome": Outcome(self.cleaned_data["outcome"])}


class CorrectionForm(AnswerForm):
    """The same where something was said to be wrong: their own statement stays where it was not put right."""

    statement = words(
        "Their own statement",
        "If it was not put right: what they say instead. It stays beside the record, for all to see.",
        longest=LONGEST_NOTE,
        rows=3,
    )


class HoldForm(forms.Form):
    """Why something is kept longer."""

    because = one_of("On whose account?", Hold.Because.choices, needed="Choose on whose account.")
    reason = words("Why?", "Kept locked with the record.", needed="Say why.", longest=LONGEST_NOTE, rows=3)
    review_on = day("When is it looked at again?", needed="Give the day.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "because": Hold.Because(self.cleaned_data["because"])}


class ProposeForm(forms.Form):
    """Why somebody is to be erased."""

    ground = one_of("Why?", Erasing.Ground.choices, needed="Choose why.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"ground": Erasing.Ground(self.cleaned_data["ground"])}


class DecideForm(forms.Form):
    """Whether somebody is erased, as the second person says."""

    decision = one_of(
        "Is this person erased?",
        [
            ("erase", Option("Yes, erase them now", hint="It cannot be undone, and backups forget them too.")),
            ("keep", "No, they are not erased"),
        ],
        needed="Choose whether they are erased.",
    )


def answer_form(request: Request, data: Any) -> AnswerForm:
    """The form with which this request is answered."""
    return CorrectionForm(data) if request.kind == RequestKind.RECTIFICATION else AnswerForm(data)
