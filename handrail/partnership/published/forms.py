"""What every form at the public door that asks for something has: a receipt, and a way to be kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from handrail.foundation.vault.receipts import NotAReceipt, read_receipt
from handrail.partnership.published.actions import NotKept, ask
from handrail.partnership.published.models import RequestKind

NOT_KEPT = "We could not keep this just now. Nothing of it is stored. Please send it again in a minute."


class ReceiptField(forms.CharField):
    """A receipt, however it was typed; what it gives is the receipt as we write it."""

    def clean(self, value: Any) -> str:
        """Raises ValidationError with what is wrong, and in which group."""
        try:
            return read_receipt(super().clean(value))
        except NotAReceipt as fault:
            raise forms.ValidationError(fault.sentence) from None


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
