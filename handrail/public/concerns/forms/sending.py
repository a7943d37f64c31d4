"""What is typed beside a report: the answer to a question in a flood, a receipt, a message."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext

from handrail.foundation.vault.receipts import NotAReceipt, read_receipt
from handrail.public.concerns.forms.page import Words
from handrail.public.concerns.models import Question
from handrail.public.concerns.policies.contacts import why_not_write

MESSAGE_CHARACTERS = 5_000


class CheckForm(forms.Form):
    """Sends; in a flood it asks a question first. A wrong answer holds nothing up."""

    heading = ""
    answer = Words(max_length=100)

    def __init__(self, typed: Any = None, *, question: Question | None) -> None:
        super().__init__(typed)
        if question is None:
            del self.fields["answer"]
        else:
            self.fields["answer"].label = question.words
            self.fields["answer"].help_text = gettext(
                "Very much is coming in just now. Your answer shows us that a person is sending this. "
                "What you told us is kept whether you answer or not; with the right answer it is read sooner."
            )


class ReceiptForm(forms.Form):
    """A receipt, however it was typed."""

    receipt = Words(
        label="Your receipt",
        help_text="25 letters and numbers. Spaces, hyphens and capitals do not matter.",
        max_length=200,
    )

    def clean_receipt(self) -> str:
        """The receipt as we write it, or a sentence that says which group to look at."""
        typed: str = self.cleaned_data["receipt"]
        if not typed:
            raise forms.ValidationError("Enter your receipt.")
        try:
            return read_receipt(typed)
        except NotAReceipt as fault:
            raise forms.ValidationError(fault.sentence) from None


class MessageForm(forms.Form):
    """A message to the desk. `once` marks this form, so that sending it twice makes one message."""

    message = Words(label="Your message", max_length=MESSAGE_CHARACTERS, rows=6)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, typed: Any = None, *, receipt: str) -> None:
        super().__init__(typed, initial={"once": secrets.token_urlsafe(12)})
        self.receipt = receipt

    def clean_message(self) -> str:
        """Something to send, without the receipt in it."""
        message: str = self.cleaned_data["message"]
        if reason := why_not_write(message, receipt=self.receipt):
            raise forms.ValidationError(reason)
        return message
