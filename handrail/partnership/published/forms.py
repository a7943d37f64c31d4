"""What every form at the public door that asks for something has: a receipt, and a way to be kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_noop as _

from handrail.foundation.ui.fields import radios
from handrail.foundation.vault.receipts import NotAReceipt, read_receipt
from handrail.partnership.published.actions import NotKept, ask
from handrail.partnership.published.models import RequestKind
from handrail.rules.localities.learning import Question

NOT_KEPT = _("We could not keep this just now. Nothing of it is stored. Please send it again in a minute.")

NO_ANSWER = _("Choose one answer. If you do not know, choose what you would do.")


class ReceiptField(forms.CharField):
    """A receipt, however it was typed; what it gives is the receipt as we write it."""

    def clean(self, value: Any) -> str:
        """Raises ValidationError with what is wrong, and in which group."""
        try:
            return read_receipt(super().clean(value))
        except NotAReceipt as fault:
            raise forms.ValidationError(fault.sentence) from None


class QuestionsForm(forms.Form):
    """What somebody knows of a course: one right answer to each question."""

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.questions = questions
        for one in questions:
            self.fields[one.code] = radios(
                one.asks, [(str(number), answer) for number, answer in enumerate(one.answers)], needed=NO_ANSWER
            )

    def answers(self) -> dict[str, int]:
        """The number of the answer to each question, by its code."""
        return {one.code: int(self.cleaned_data[one.code]) for one in self.questions}


def made_with_page() -> ReceiptField:
    """The receipt that a page was made with: sent twice, it is one request."""
    return ReceiptField(widget=forms.HiddenInput, max_length=40)


def typed_receipt(hint: str) -> ReceiptField:
    """A receipt that somebody types."""
    return ReceiptField(
        label="Your receipt",
        help_text=hint,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter your receipt."},
    )


def is_kept(form: forms.Form, kind: RequestKind, asked: Mapping[str, Any], *, at: datetime) -> bool:
    """Whether what is asked is stored; if not, the form says so, and what was typed stays in it."""
    try:
        ask(kind, asked, receipt=form.cleaned_data["receipt"], at=at)
    except NotKept:
        form.add_error(None, NOT_KEPT)
        return False
    return True
