"""Puts files inside a PDF, so that they are locked with it and open with the same password."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

# A name that no system takes for a path, a command or something hidden.
SAFE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{1,5}")


@dataclass(frozen=True)
class Enclosed:
    """A file that goes inside: its name there, its media type, what it is in a few words, and what is in it."""

    name: str
    content_type: str
    description: str = field(repr=False)
    content: bytes = field(repr=False)


def with_files(pdf: bytes, files: Sequence[Enclosed]) -> bytes:
    """The same document with these files in it; a reader shows their list beside the first page.

    Raises:
        ValueError: a name is not plain small letters, digits and hyphens with an ending, or stands twice.
    """
    names = [one.name for one in files]
    if len(set(names)) != len(names) or not all(SAFE_NAME.fullmatch(name) for name in names):
        raise ValueError("A file inside a document needs a plain name of its own.")
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in files:
            opened.attachments[one.name] = specification(opened, one)
        if files:
            opened.Root.PageMode = pikepdf.Name.UseAttachments
            # PDF 2.0 asks that each file inside is tied to something: these go with the document as a whole.
            opened.Root.AF = pikepdf.Array([opened.attachments[name].obj for name in names])
        opened.save(made)
    return made.getvalue()


def specification(pdf: pikepdf.Pdf, one: Enclosed) -> pikepdf.AttachedFileSpec:
    """How the document tells of a file inside it: no date, and no path of where it was made."""
    made = pikepdf.AttachedFileSpec(
        pdf,
        one.content,
        filename=one.name,
        description=one.description or one.name,
        mime_type=one.content_type,
        creation_date="",
        mod_date="",
    )
    made.relationship = pikepdf.Name.Supplement
    return made
