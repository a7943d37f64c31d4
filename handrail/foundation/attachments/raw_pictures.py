"""Takes notes out of a coded picture inside a PDF without coding it again: whole segments and boxes are left out."""

from collections.abc import Iterator

from handrail.foundation.attachments.failures import NotTaken

DAMAGED = "A picture in this document is damaged. Save the document again, then choose it."
MARK, SOI, EOI, SOS, COMMENT, ADOBE = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE, 0xEE
APPLICATION = range(0xE0, 0xF0)
WITHIN_A_SCAN = (0x00, *range(0xD0, 0xD8))
# The boxes of JPEG 2000 that a picture is drawn from; all others hold notes.
DRAWN_FROM = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")
CODESTREAM_BEGINS = b"\xff\x4f\xff\x51"
LONG_LENGTH, SHORT_HEAD, LONG_HEAD = 1, 8, 16


def jpeg_without_notes(content: bytes) -> bytes:
    """The same JPEG without what programs and cameras wrote beside it, and without what follows its end.

    Adobe's segment stays: it says how the colours are coded. Raises NotTaken.
    """
    if content[:2] != bytes((MARK, SOI)):
        raise NotTaken(DAMAGED)
    return content[:2] + b"".join(_kept_parts(content)) + bytes((MARK, EOI))


def _kept_parts(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == MARK:
        code = content[at + 1]
        if code == EOI:
            return
        if code == MARK:  # a byte to fill up
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if code == SOS:
            end = _end_of_scan(content, end)
        if code == ADOBE or not (code in APPLICATION or code == COMMENT):
            yield content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while (at := content.find(MARK, at)) != -1 and at + 1 < len(content):
        if content[at + 1] not in WITHIN_A_SCAN:
            return at
        at += 2
    return len(content)


def jpeg_2000_without_notes(content: bytes) -> bytes:
    """The same JPEG 2000 with only the boxes it is drawn from. Raises NotTaken."""
    if content.startswith(CODESTREAM_BEGINS):
        return content
    kept = b"".join(box for name, box in _boxes(content) if name in DRAWN_FROM)
    if not kept:
        raise NotTaken(DAMAGED)
    return kept


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + SHORT_HEAD <= len(content):
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if length == LONG_LENGTH:
            length = int.from_bytes(content[at + SHORT_HEAD : at + LONG_HEAD], "big")
        end = at + length if length else len(content)
        if end < at + SHORT_HEAD or end > len(content):
            raise NotTaken(DAMAGED)
        yield name, content[at:end]
        at = end
