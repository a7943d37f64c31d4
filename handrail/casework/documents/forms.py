"""What may be typed in about a document. Whether the file itself can be taken, the action finds out."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from handrail.casework.documents.actions.adding import LONGEST_DESCRIPTION
from handrail.casework.documents.permissions import NO_DESCRIPTION, NO_REASON
from handrail.casework.documents.policies import most_megabytes
from handrail.foundation.attachments.cleaning import MEGABYTE, too_large

ENDINGS = ".jpg,.jpeg,.png,.heic,.pdf,.doc,.docx"
LONGEST_REASON = 1_000
AGAIN = "Choose the file again: your browser does not keep it when a form comes back."


def description_field() -> forms.CharField:
    """What a document is, in words that may go out with it."""
    return forms.CharField(
        label="What is this document?",
        help_text=(
            "For example, “Contract of employment, in Romanian”. Whoever the document is shared with reads this. "
            "Do not name the person."
        ),
        max_length=LONGEST_DESCRIPTION,
        error_messages={
            "required": NO_DESCRIPTION,
            "max_length": f"Say it in {LONGEST_DESCRIPTION} characters or fewer.",
        },
    )


class AddForm(forms.Form):
    """A file, and what it is. Kinds and size are said before anybody chooses.

    A file that came with a request beyond `settings.FILE_UPLOAD_MAX_MEMORY_SIZE` never reaches the form:
    `sent_too_much` says so.
    """

    file = forms.FileField(
        label="Choose a file",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": "Choose a file."},
    )
    description = description_field()

    def __init__(self, data: Any = None, files: Any = None, *, on: date, sent_too_much: bool = False) -> None:
        super().__init__(data, files)
        self.megabytes = most_megabytes(on=on)
        kinds = "A picture (jpg, jpeg, png or heic), a PDF or a Word document (docx or doc)"
        self.fields["file"].help_text = f"{kinds}. At most {self.megabytes} MB."
        self.fields["file"].max_length = None  # type: ignore[attr-defined]
        if sent_too_much:
            self.fields["file"].error_messages["required"] = too_large(self.megabytes)

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, if it is not too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > self.megabytes * MEGABYTE:
            raise forms.ValidationError(too_large(self.megabytes))
        return file

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        content = file.read()
        return {"name": file.name or "", "content": content, "description": self.cleaned_data["description"]}


class DescribeForm(forms.Form):
    """What a document is."""

    description = description_field()

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data


class OriginalForm(forms.Form):
    """Why somebody needs the file as it came."""

    reason = forms.CharField(
        label="Why do you need the file as it came?",
        help_text="The reason is kept with the document. That you opened it is in the trail.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_REASON},
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return self.cleaned_data
