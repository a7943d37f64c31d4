"""A photograph or a document to send along, and the parts of it that are to be covered."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from handrail.foundation.attachments.cleaning import MEGABYTE, TOO_LARGE
from handrail.foundation.attachments.covering import SIDE
from handrail.foundation.ui.forms import Option
from handrail.public.concerns.forms.page import Choice, Words

ENDINGS = ".jpg,.jpeg,.png,.heic,.pdf,.doc,.docx"
KINDS = _("A picture (jpg, jpeg or png), a PDF or a Word document (docx or doc). At most %(megabytes)s MB.")
TELEPHONES = _("Pictures as telephones take them (heic) are taken too.")
COVER, AS_IT_IS = "cover", "as-it-is"
WORDS = 1_000
PARTS = SIDE * SIDE


class FileForm(forms.Form):
    """One file, chosen; kinds and size are said before anybody chooses."""

    file = forms.FileField(
        label="Choose a photograph or a document",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": "Choose a file."},
    )
    how = Choice(
        label="Is there a face, or anything else, that we should not see?",
        choices=[
            (AS_IT_IS, Option("No. Send it as it is", hint="It may show more than you think: look at it first.")),
            (
                COVER,
                Option("Yes. Let me cover parts of it first", hint="Pictures only. What you cover is gone for good."),
            ),
        ],
    )
    words = Words(label="What does it show? Only if you wish", max_length=WORDS, rows=3)
    use_required_attribute = False

    def __init__(self, typed: Any = None, files: Any = None, *, megabytes: int, sent_too_much: bool = False) -> None:
        super().__init__(typed, files, initial={"how": AS_IT_IS})
        self.megabytes = megabytes
        most = {"megabytes": megabytes}
        self.fields["file"].help_text = f"{gettext(KINDS) % most} {gettext(TELEPHONES)}"
        if sent_too_much:
            self.fields["file"].error_messages["required"] = gettext(TOO_LARGE) % most

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, if it is not too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > self.megabytes * MEGABYTE:
            raise forms.ValidationError(gettext(TOO_LARGE) % {"megabytes": self.megabytes})
        return file

    @property
    def covers(self) -> bool:
        """Whether parts are to be covered first."""
        return bool(self.cleaned_data["how"] == COVER)


class CoverForm(forms.Form):
    """The picture, locked in the browser's own page, and the parts of it that are to be covered next."""

    picture = forms.CharField(widget=forms.HiddenInput)
    parts = forms.TypedMultipleChoiceField(
        label="Cover these parts",
        required=False,
        coerce=int,
        choices=[(number, "") for number in range(PARTS)],
        error_messages={"invalid_choice": "Choose parts of this picture."},
    )
    words = forms.CharField(widget=forms.HiddenInput, required=False, max_length=WORDS)

    def boxes(self) -> list[dict[str, Any]]:
        """A box for each part, row by row, none ticked."""
        said = gettext("Row %(row)s, column %(column)s")
        return [
            {"number": number, "label": said % {"row": number // SIDE + 1, "column": number % SIDE + 1}}
            for number in range(PARTS)
        ]
