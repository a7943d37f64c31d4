"""One question as a form. Nothing is saved here."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.forms import Option
from handrail.public.pathway.models import Told
from handrail.rules.localities.postcodes import read_postcode
from handrail.rules.pathway.facts import LONGEST_TEXT, MOST_PEOPLE, UNKNOWN
from handrail.rules.pathway.questions import Question

NOT_SURE = _("Not sure")
CHOOSE = _("Choose an answer. If you do not know, choose “Not sure”.")


class QuestionForm(forms.Form):
    """One question. Every one of them can be answered with "not sure"; `cleaned_data["answer"]` is for `Told`.

    `heading` makes the question the heading of its page.
    """

    heading = "answer"

    def __init__(self, posted: MultiValueDict[str, str] | None, *, question: Question, told: Told) -> None:
        super().__init__(posted, initial={"answer": self.answered(question, told)})
        self.question = question
        words = question.words_for(told.facts.get("asker"))
        self.fields["answer"] = FIELDS[question.kind](question, label=words, help_text=question.hint)

    @staticmethod
    def answered(question: Question, told: Told) -> str | int:
        """The answer as it was given before."""
        if question.key in told.not_sure:
            return UNKNOWN if question.kind == "choice" else ""
        return told.facts.by_key.get(question.key, "")

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed; "not sure" is then a button of its own."""
        return self.question.kind != "choice"

    def clean(self) -> dict[str, Any]:
        """Whoever pressed "Not sure" has answered, whatever stands in the field."""
        if "not_sure" in self.data:
            self.errors.pop("answer", None)
            self.cleaned_data["answer"] = UNKNOWN
        return self.cleaned_data


def choice(question: Question, **words: Any) -> forms.Field:
    """A question with answers to choose from, and "not sure" as the last."""
    offered: list[tuple[str, str]] = [(option.value, option.label) for option in question.options]
    if NOT_SURE not in dict(offered).values():
        offered.append((UNKNOWN, Option(NOT_SURE, divider=True)))
    return forms.ChoiceField(
        choices=offered,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
        **words,
    )


def number(question: Question, **words: Any) -> forms.Field:  # noqa: ARG001 — fields are made alike
    """A question with a whole number as its answer."""
    sentence = _("Enter a whole number, like 5. If you do not know, choose “Not sure”.")
    return forms.IntegerField(
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
        **words,
    )


def text(question: Question, **words: Any) -> forms.Field:
    """A question with a few words as its answer."""
    return forms.CharField(
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
        validators=[must_be_a_postcode] if question.key == "postcode" else [],
        error_messages={
            "required": _("Enter an answer. If you do not know, choose “Not sure”."),
            "max_length": gettext("The answer must have %(most)s characters or fewer.") % {"most": LONGEST_TEXT},
        },
        **words,
    )


def must_be_a_postcode(typed: str) -> None:
    """Refuse what is no postcode, whole or its first half. Raises ValidationError."""
    if read_postcode(typed) is None:
        raise ValidationError("Enter a postcode, like SG1 1AA, or its first half, like SG1.")


FIELDS = {"choice": choice, "number": number, "text": text}
