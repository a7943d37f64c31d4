"""What kind a file is. Its content decides; what it is called does not."""

import re
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from handrail.foundation.attachments.failures import NotTaken

JPEG_BEGINS = b"\xff\xd8\xff"
PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
ZIP_BEGINS = b"PK\x03\x04"
OLE_BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# ISO/IEC 23008-12: the first box names the brand of the file, and those that it keeps to besides.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis"})
# Readers of PDF let a little stand before the mark.
PDF_MARK, PDF_WITHIN = b"%PDF-", 1024
WORD_97 = "WordDocument".encode("utf-16-le")
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")

# A description of a picture that is the place of a file: programs put it there by themselves, with a user's name in it.
PLACE_OF_A_FILE = re.compile(r"[\\/]|\.\w{2,4}\s*$")

OTHER_KIND = "This is not a picture (jpg, jpeg or png), a PDF, or a Word document (doc or docx). Choose another file."
EMPTY = "This file is empty. Choose another."
LOCKED = "This document is locked with a password. Save it without a password, then choose it again."


class Kind(StrEnum):
    """The kinds the Home Office's form takes, and what telephones take pictures in; `KEPT` names those of a copy.

    The value is how the name of a file of that kind ends.
    """

    JPEG = "jpg"
    PNG = "png"
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    HEIC = "heic"


# Of a picture in HEIC the copy is a JPEG: what a record keeps, and what the Home Office takes, has never another kind.
KEPT = tuple(kind for kind in Kind if kind is not Kind.HEIC)

CONTENT_TYPES = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.DOC: "application/msword",
    Kind.HEIC: "image/heic",
}
WORDS = {
    Kind.JPEG: "Picture (jpg)",
    Kind.PNG: "Picture (png)",
    Kind.PDF: "PDF",
    Kind.DOCX: "Word document (docx)",
    Kind.DOC: "Word document of the old kind (doc)",
    Kind.HEIC: "Picture (heic)",
}


def kind_of(content: bytes) -> Kind:
    """What this is. Raises NotTaken: empty, locked with a password, or none of the kinds that are taken."""
    if not content:
        raise NotTaken(EMPTY)
    if content.startswith(JPEG_BEGINS):
        return Kind.JPEG
    if content.startswith(PNG_BEGINS):
        return Kind.PNG
    if _is_heic(content):
        return Kind.HEIC
    if content.startswith(ZIP_BEGINS):
        return _kind_of_zip(content)
    if content.startswith(OLE_BEGINS):
        return _kind_of_old_office(content)
    if PDF_MARK in content[:PDF_WITHIN]:
        return Kind.PDF
    raise NotTaken(OTHER_KIND)


def as_it_came(copy: Kind, content: bytes) -> Kind:
    """The kind of a file of which a record knows the kind of its copy."""
    return Kind.HEIC if _is_heic(content) else copy


def _kind_of_zip(content: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(content)) as opened:
            names = opened.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise NotTaken("This file is damaged or cut short. Save it again, then choose it.") from None
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Kind.DOCX
    raise NotTaken(OTHER_KIND)


def _kind_of_old_office(content: bytes) -> Kind:
    if LOCKED_OFFICE in content:
        raise NotTaken(LOCKED)
    if WORD_97 in content:
        return Kind.DOC
    raise NotTaken(OTHER_KIND)


def _is_heic(content: bytes) -> bool:
    """Whether the first box says that it holds a picture coded with HEVC, as telephones take them."""
    length = int.from_bytes(content[:4], "big")
    if content[4:8] != b"ftyp" or not 16 <= length <= 256:
        return False
    brands = {content[8:12], *(content[start : start + 4] for start in range(16, length, 4))}
    return bool(brands & HEIC_BRANDS)
