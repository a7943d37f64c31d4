"""One page of the Home Office's form as it is asked here; the reference that came back; a decision that came."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from handrail.casework.nrm.models import DECIDED, DecisionKind, DecisionOutcome
from handrail.foundation.ui.forms import DatePartsField
from handrail.rules.referral_form.conditions import Answers
from handrail.rules.referral_form.fields import LEFT_OPEN, OPEN_WORDS, Field, FieldKind, ReferralForm
from handrail.rules.referral_form.form import required

# More than the form takes, so that a text that is too long is kept and said to be so, and not cut.
LONGEST = 20_000
OPEN_CHOICES = [("", "Not left open"), *OPEN_WORDS.items()]
INPUTS = {FieldKind.EMAIL: "email", FieldKind.TELEPHONE: "tel"}
NO_ANSWER = "__open"
NO_DOCUMENTS: Mapping[str, str] = {}


class PageForm(forms.Form):
    """The fields of one page that nobody has answered elsewhere. Nothing is demanded here: all may be left open."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        asked: Iterable[Field],
        answers: Answers,
        form: ReferralForm,
        version: int,
        documents: Mapping[str, str] = NO_DOCUMENTS,
    ) -> None:
        self.asked, self.documents = tuple(asked), documents
        super().__init__(data, initial={"version": version})
        for field in self.asked:
            self.add(field, answers, form)

    def add(self, field: Field, answers: Answers, form: ReferralForm) -> None:
        """One field of the form, and beneath it how to leave it open."""
        answer = answers.get(field.id)
        left_open = isinstance(answer, str) and answer in LEFT_OPEN
        listed = field.list_name if field.list_name in form.lists else ""
        self.fields[field.id] = control(field, demanded=required(field, answers), listed=listed)
        if field.kind is FieldKind.FILES and self.documents:
            self.fields[field.id] = chosen_among(self.documents, field)
            self.initial[field.id] = answer
            return
        if may_stay_open(field):
            self.fields[field.id + NO_ANSWER] = no_answer(field)
            self.initial[field.id + NO_ANSWER] = answer if left_open else ""
        self.initial[field.id] = as_shown(field, None if left_open and may_stay_open(field) else answer)

    def typed(self) -> dict[str, object]:
        """The answers by their fields, as they are kept."""
        return {field.id: self.answer_to(field) for field in self.asked}

    def answer_to(self, field: Field) -> object:
        """What was answered: an answer goes before leaving it open."""
        answer = self.cleaned_data.get(field.id)
        if isinstance(answer, date):
            answer = answer.isoformat()
        if field.kind is FieldKind.FILES and not self.documents:
            return [line.strip() for line in str(answer or "").splitlines() if line.strip()]
        return answer or self.cleaned_data.get(field.id + NO_ANSWER) or as_nothing(field)

    def version_seen(self) -> int:
        """The version that the page was opened with."""
        return int(self.cleaned_data["version"])


def control(field: Field, *, demanded: bool, listed: str) -> forms.Field:
    """What a field is answered with."""
    hint = " ".join(filter(None, (full_stop(field.hint), "" if demanded else "You may leave this empty.")))
    said: dict[str, Any] = {"label": field.words, "help_text": hint, "required": False}
    options = [(option.value, option.label) for option in field.options]
    match field.kind:
        case FieldKind.CHOICE:
            return forms.ChoiceField(choices=[*options, *OPEN_WORDS.items()], widget=forms.RadioSelect, **said)
        case FieldKind.CHOICES:
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **said)
        case FieldKind.TICK:
            # A line beneath would stand above its box, and read as the one before.
            label = f"{field.words}: {field.hint[:1].lower()}{field.hint[1:]}" if field.hint else field.words
            return forms.BooleanField(label=label, required=False)
        case FieldKind.DATE:
            return DatePartsField(**said)
        case FieldKind.LONG_TEXT | FieldKind.FILES:
            return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}), **said)
        case _:
            return forms.CharField(max_length=LONGEST, widget=one_line(field, listed), **said)


def chosen_among(documents: Mapping[str, str], field: Field) -> forms.Field:
    """The documents that the record holds, to choose among."""
    return forms.MultipleChoiceField(
        label=field.words,
        help_text="Only copies whose metadata was removed are offered. You may leave this empty.",
        choices=list(documents.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def one_line(field: Field, listed: str) -> forms.Widget:
    """An input of one line; with a list, the browser offers what the form's own list holds."""
    attributes = {"autocomplete": "off", **({"list": f"list-{listed}"} if listed else {})}
    if field.kind is FieldKind.NUMBER:
        attributes["inputmode"] = "numeric"
    widget = forms.TextInput(attrs=attributes)
    widget.input_type = INPUTS.get(field.kind, "text")
    return widget


def no_answer(field: Field) -> forms.ChoiceField:
    """How a question is left open: nobody is pressed for what they do not want to say."""
    label = f"No answer to: {field.words}"
    return forms.ChoiceField(label=label, choices=OPEN_CHOICES, required=False, widget=forms.Select)


def may_stay_open(field: Field) -> bool:
    """Whether leaving it open is a choice beside it; of options it is one of them, a box is left empty."""
    return field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.TICK, FieldKind.FILES}


def as_shown(field: Field, answer: object) -> object:
    """A kept answer as its control shows it."""
    if field.kind is FieldKind.DATE and isinstance(answer, str) and answer:
        return date.fromisoformat(answer)
    if field.kind is FieldKind.FILES and isinstance(answer, list | tuple):
        return "\n".join(map(str, answer))
    return answer


def as_nothing(field: Field) -> object:
    """What is kept when nothing was answered."""
    if field.kind in {FieldKind.CHOICES, FieldKind.FILES}:
        return []
    return False if field.kind is FieldKind.TICK else ""


def full_stop(words: str) -> str:
    """The words as a sentence."""
    return f"{words}." if words and words[-1] not in ".?!" else words


class ReadingForm(forms.Form):
    """That somebody has read one text, and which findings in it stay."""

    field = forms.CharField(max_length=60, widget=forms.HiddenInput)
    mark = forms.CharField(max_length=64, widget=forms.HiddenInput)
    stays = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any = None, *, most: int = 1_000) -> None:
        super().__init__(data)
        self.fields["stays"].choices = [(str(number), str(number)) for number in range(1, most + 1)]  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given: Mapping[str, Any] = self.cleaned_data
        return {"field": given["field"], "mark": given["mark"], "stays": {int(one) for one in given["stays"]}}


class SentForm(forms.Form):
    """The reference that the real form showed at its end, and the day."""

    reference = forms.CharField(
        label="Which reference did the form show at its end?",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the reference that the form showed at its end."},
    )
    sent_on = DatePartsField(
        label="On which day was it sent?",
        help_text="For example, 27 11 2026",
        error_messages={"required": "Say on which day it was sent."},
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class DecisionForm(forms.Form):
    """What came back, or was asked for, and on which day."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is."},
    )
    outcome = forms.ChoiceField(
        label="If it is a decision: how was it decided?",
        choices=[*DecisionOutcome.choices, ("", "It is no decision")],
        required=False,
        widget=forms.RadioSelect,
    )
    on = DatePartsField(
        label="On which day?",
        help_text="The day on the letter. For example, 27 11 2026",
        error_messages={"required": "Say on which day."},
    )

    def clean(self) -> dict[str, Any]:
        """Say beside the field what does not fit together."""
        given = self.cleaned_data
        if given.get("kind") in DECIDED and not given.get("outcome"):
            self.add_error("outcome", "Say how it was decided.")
        if given.get("kind") and given["kind"] not in DECIDED:
            given["outcome"] = ""
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)
