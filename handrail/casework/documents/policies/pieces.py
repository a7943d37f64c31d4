"""Locks a file in pieces, so that no row is vast, and puts it together again or not at all."""

import hashlib
from collections.abc import Iterator

from handrail.casework.documents.models import Document, DocumentPiece, Part
from handrail.casework.documents.policies.told import told_of
from handrail.foundation.vault import subjects
from handrail.foundation.vault.failures import CannotOpen

PIECE = 1024 * 1024  # bytes


def cut(document: Document, part: Part, content: bytes) -> Iterator[DocumentPiece]:
    """The pieces of one of the two files, locked, one at a time; the caller stores them."""
    many = how_many(len(content))
    for number in range(many):
        box = subjects.lock(
            content[number * PIECE : (number + 1) * PIECE],
            subject=document.person.subject,
            place=place_of(document, part, number, many),
        )
        yield DocumentPiece(document=document, part=part, number=number, box=box)


def put_together(document: Document, part: Part) -> bytes:
    """The file as it was kept.

    Raises:
        CannotOpen: a piece is missing, was changed or comes from elsewhere.
        Forgotten: the person has been erased.
    """
    size = (document.size if part == Part.ORIGINAL else document.copy_size) or 0
    many, subject = how_many(size), document.person.subject
    boxes = DocumentPiece.objects.filter(document=document, part=part).values_list("number", "box")
    content = b"".join(
        subjects.unlock(bytes(box), subject=subject, place=place_of(document, part, number, many))
        for number, box in boxes.iterator(chunk_size=4)
    )
    told = told_of(document)
    if hashlib.sha256(content).hexdigest() != (told.sha256 if part == Part.ORIGINAL else told.copy_sha256):
        raise CannotOpen("This document cannot be opened: a part of it is missing or was changed.")
    return content


def how_many(size: int) -> int:
    """Into how many pieces a file of so many bytes is cut."""
    return -(-size // PIECE)


def place_of(document: Document, part: Part, number: int, many: int) -> str:
    """Where a piece lives, so that it opens nowhere else, in no other order and not in a shorter file."""
    return document.place(f"{part}:{number}:{many}")
