"""One file that somebody attaches: checked, and its copy without what it says of its making."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from handrail.foundation.attachments.kinds import Kind, kind_of
from handrail.foundation.attachments.pdfs import clean_pdf
from handrail.foundation.attachments.pictures import clean_picture
from handrail.foundation.attachments.word_documents import clean_word_document

MEGABYTE = 1024 * 1024
# `megabytes` is put in as it is said: in the language of the page, where that is not English.
TOO_LARGE = "This file is larger than %(megabytes)s MB. Save it smaller or in parts, then choose it."
NO_COPY_OF_DOC = (
    "No clean copy can be made of a Word document of the old kind (doc), so it is kept sealed and not shared. To share "
    "it, save it as docx or PDF and add that."
)

CLEANERS: dict[Kind, Callable[[bytes], bytes]] = {
    Kind.JPEG: partial(clean_picture, kind=Kind.JPEG),
    Kind.PNG: partial(clean_picture, kind=Kind.PNG),
    Kind.HEIC: partial(clean_picture, kind=Kind.HEIC),
    Kind.PDF: clean_pdf,
    Kind.DOCX: clean_word_document,
}
# Where the copy is of another kind than the file.
COPIES = {Kind.HEIC: Kind.JPEG}


@dataclass(frozen=True)
class Cleaned:
    """Of which kind the copy is that may be shared, and the copy; None with the reason where none can be made."""

    kind: Kind
    copy: bytes | None = field(repr=False)
    why_no_copy: str = ""


def why_not_take(content: bytes, *, megabytes: int) -> str | None:
    """Say why a file of this size is not taken, if so. A megabyte is 1,048,576 bytes."""
    return too_large(megabytes) if len(content) > megabytes * MEGABYTE else None


def too_large(megabytes: int) -> str:
    """The sentence for a file that is larger than the form takes."""
    return TOO_LARGE % {"megabytes": megabytes}


def why_not_keep_copy(copy: bytes | None, *, megabytes: int) -> str | None:
    """Say why a clean copy is too large to be shared, if so: a picture that is coded anew may grow."""
    if copy is None or why_not_take(copy, megabytes=megabytes) is None:
        return None
    return (
        f"A clean copy of this file would be larger than {megabytes} MB. Save it smaller or in parts, then choose it."
    )


def cleaned(content: bytes) -> Cleaned:
    """What this file is, with its clean copy. Reads nothing else, runs nothing, fetches nothing.

    Raises:
        NotTaken: of none of the kinds, damaged, locked, or unfolding to too much; the sentence says which.
    """
    kind = kind_of(content)
    if kind is Kind.DOC:
        return Cleaned(kind, None, NO_COPY_OF_DOC)
    return Cleaned(COPIES.get(kind, kind), CLEANERS[kind](content))
