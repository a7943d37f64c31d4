"""Covers parts of a picture for good: no point of what was there is left in the file.

The picture is made anew and small first. A JPEG codes points together in squares, so a covered part reaches to the
next border of such squares: else what is coded beside the cover would still hold a trace of what was under it.
"""

from collections.abc import Set
from io import BytesIO

from PIL import Image, ImageDraw

from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind, kind_of
from handrail.foundation.attachments.pictures import clean_picture

SIDE = 8  # so many parts across, and as many down
LONGEST = 1600  # points of the longer side
MOST_BYTES = 1_200_000
QUALITIES = (85, 70, 50, 30)
CODED_TOGETHER = 16
COVER = (72, 72, 72)
PICTURES = (Kind.JPEG, Kind.PNG, Kind.HEIC)
NOT_A_PICTURE = "Parts can be covered only in a picture (jpg or png). Send this as it is, or choose a picture of it."
TOO_FINE = "This picture cannot be made small enough to cover parts of it. Save it smaller, then choose it."


def shrunk(content: bytes) -> bytes:
    """The picture as a JPEG of moderate size and without notes: what parts are covered in. Raises NotTaken."""
    kind = kind_of(content)
    if kind not in PICTURES:
        raise NotTaken(NOT_A_PICTURE)
    with Image.open(BytesIO(clean_picture(content, kind))) as picture:
        small = _on_white(picture)
    small.thumbnail((LONGEST, LONGEST))
    return _encoded(small)


def covered(content: bytes, parts: Set[int]) -> bytes:
    """The picture with these parts of it painted over; part 0 is at the top left, part 7 at the top right.

    Raises:
        NotTaken: it is no picture.
    """
    with Image.open(BytesIO(clean_picture(content, Kind.JPEG))) as opened:
        picture = opened.convert("RGB")
    draw = ImageDraw.Draw(picture)
    for part in parts:
        draw.rectangle(_edges(part, *picture.size), fill=COVER)
    return _encoded(picture)


def _edges(part: int, width: int, height: int) -> tuple[int, int, int, int]:
    """The first and the last point of a part, widened to where the next points are coded apart."""
    down, across = divmod(part, SIDE)
    left, right = _span(across, width)
    top, bottom = _span(down, height)
    return left, top, right - 1, bottom - 1


def _span(number: int, length: int) -> tuple[int, int]:
    first, end = number * length // SIDE, (number + 1) * length // SIDE
    return first // CODED_TOGETHER * CODED_TOGETHER, max(-(-end // CODED_TOGETHER), 1) * CODED_TOGETHER


def _on_white(picture: Image.Image) -> Image.Image:
    """What can be seen through is seen on white, as on a page."""
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _encoded(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        made = BytesIO()
        picture.save(made, format="JPEG", quality=quality, subsampling=0)
        if made.tell() <= MOST_BYTES:
            return made.getvalue()
    raise NotTaken(TOO_FINE)
