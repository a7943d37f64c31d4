"""Of a picture, what is seen stays, and nothing else."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.failures import NotTaken
from tests.foundation.attachments import planted

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def near(picture: Image.Image, point: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    seen = picture.convert("RGB").getpixel(point)
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 40 for one, other in zip(seen, colour, strict=True))


@pytest.mark.parametrize("content", [planted.jpeg(), planted.png()], ids=["jpeg", "png"])
def test_nothing_that_was_planted_is_left(content: bytes) -> None:
    assert planted.says_secret(content)
    copy = cleaned(content).copy
    assert copy is not None
    assert not planted.says_secret(copy)
    assert not dict(opened(copy).getexif())
    assert set(opened(copy).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("content", [planted.jpeg(), planted.png()], ids=["jpeg", "png"])
def test_what_is_seen_is_still_seen(content: bytes) -> None:
    copy = opened(cleaned(content).copy or b"")
    assert copy.size == (24, 16)
    assert near(copy, (4, 4), GREEN)
    assert near(copy, (20, 4), RED)
    assert near(copy, (12, 13), BLUE)


@pytest.mark.parametrize(
    ("orientation", "green_at"), [(1, (4, 4)), (3, (20, 12)), (6, (12, 4)), (8, (4, 20)), (2, (20, 4)), (5, (4, 4))]
)
def test_a_picture_taken_sideways_stands_upright(orientation: int, green_at: tuple[int, int]) -> None:
    copy = opened(cleaned(planted.jpeg(orientation)).copy or b"")
    assert copy.size == ((16, 24) if orientation > 4 else (24, 16))
    assert near(copy, green_at, GREEN)


def test_a_picture_with_a_palette_and_a_hole_keeps_both() -> None:
    made = BytesIO()
    painted = Image.new("P", (2, 1))
    painted.putpalette([255, 0, 0, 0, 0, 255])
    painted.putpixel((1, 0), 1)
    painted.save(made, "PNG", transparency=1)
    copy = opened(cleaned(made.getvalue()).copy or b"")
    assert copy.mode == "RGBA"
    assert copy.getpixel((0, 0)) == (*RED, 255)
    assert copy.getpixel((1, 0)) == (*BLUE, 0)


def test_a_picture_in_the_colours_of_print_becomes_one_for_screens() -> None:
    made = BytesIO()
    planted.picture().convert("CMYK").save(made, "JPEG")
    assert opened(cleaned(made.getvalue()).copy or b"").mode == "RGB"


@pytest.mark.parametrize("content", [planted.jpeg(), planted.png()], ids=["jpeg", "png"])
def test_a_picture_cut_short_is_refused(content: bytes) -> None:
    plain = cleaned(content).copy or b""
    with pytest.raises(NotTaken, match="damaged or cut short"):
        cleaned(plain[: len(plain) * 2 // 3])


def test_a_moving_picture_is_refused() -> None:
    with pytest.raises(NotTaken, match="moves"):
        cleaned(planted.moving_png())


@pytest.mark.parametrize("side", [7_100, 60_000])
def test_a_small_file_that_unfolds_to_a_vast_picture_is_refused_before_it_does(side: int) -> None:
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    made = b"".join(
        len(part).to_bytes(4, "big") + name + part + zlib.crc32(name + part).to_bytes(4, "big") for name, part in chunks
    )
    with pytest.raises(NotTaken, match="more than 50 million points"):
        cleaned(b"\x89PNG\r\n\x1a\n" + made)
