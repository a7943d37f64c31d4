"""Files that are sent along with a form."""

from typing import TypeVar

from django import forms
from django.conf import settings
from django.http import HttpRequest

Form = TypeVar("Form", bound=forms.Form)


def sent_too_much(request: HttpRequest) -> bool:
    """Whether more came than is held in memory; then the file was let go while it came in."""
    told = request.headers.get("Content-Length", "")
    return told.isdecimal() and int(told) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def told_of_size(form: Form, request: HttpRequest, *, sentence: str, field: str = "file") -> Form:
    """The form, which says this beside the field where more came than is taken in, and not that no file was chosen."""
    if sent_too_much(request):
        form.fields[field].error_messages["required"] = sentence
    return form
