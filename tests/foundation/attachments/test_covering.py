"""What is covered in a picture is gone: from its points, from its thumbnail, from everything beside it."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from handrail.foundation.attachments import apart
from handrail.foundation.attachments.covering import COVER, LONGEST, MOST_BYTES, SIDE, covered, shrunk
from handrail.foundation.attachments.failures import NotTaken
from tests.foundation.attachments import planted

FACE = (250, 20, 30)
WALL = (20, 200, 60)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def with_a_face_at(part: int, size: tuple[int, int]) -> bytes:
    """A wall, with a red face in one part of it, and a thumbnail of that face in its notes."""
    picture, face = Image.new("RGB", size, WALL), Image.new("RGB", (size[0] // SIDE, size[1] // SIDE), FACE)
    down, across = divmod(part, SIDE)
    picture.paste(face, (across * size[0] // SIDE, down * size[1] // SIDE))
    thumbnail, made, notes = BytesIO(), BytesIO(), Image.Exif()
    face.save(thumbnail, "JPEG")
    notes.get_ifd(0x8769)[0x927C] = thumbnail.getvalue()
    picture.save(made, "JPEG", quality=95, exif=notes)
    return made.getvalue()


def reddest(picture: Image.Image) -> int:
    """How much redder than green the reddest point is: below nought on the wall, 230 in the face."""
    red, green, _ = (channel.get_flattened_data() for channel in picture.split())
    return max(one - other for one, other in zip(red, green, strict=True))


@given(
    part=st.integers(0, SIDE * SIDE - 1),
    width=st.integers(64, 200),
    height=st.integers(64, 200),
)
@settings(max_examples=25, deadline=None)
def test_nothing_of_what_is_covered_is_left(part: int, width: int, height: int) -> None:
    small = shrunk(with_a_face_at(part, (width, height)))
    assert reddest(opened(small)) > 150
    after = opened(covered(small, {part}))
    # A trace at the border is where the small picture was coded before: far from the face's colour.
    assert reddest(after) < 60


def test_what_is_not_covered_stays() -> None:
    small = shrunk(with_a_face_at(0, (400, 400)))
    after = opened(covered(small, {63}))
    assert reddest(after) > 150
    assert after.getpixel((395, 395)) == COVER


def test_covering_again_covers_more_and_gives_nothing_back() -> None:
    small = shrunk(with_a_face_at(9, (320, 240)))
    once = covered(small, {9})
    twice = opened(covered(once, {63}))
    assert reddest(twice) < 60
    assert twice.getpixel((60, 45)) == pytest.approx(COVER, abs=3)


@pytest.mark.parametrize("content", [planted.jpeg(), planted.png()], ids=["jpeg", "png"])
def test_no_note_and_no_thumbnail_is_left(content: bytes) -> None:
    small = shrunk(content)
    assert not planted.says_secret(small)
    after = covered(small, {0})
    # Read by hand: after the head of a JPEG come tables and points, and no segment in which anybody could write.
    assert b"Exif" not in after
    assert after.count(b"\xff\xd8\xff") == 1
    assert not dict(Image.open(BytesIO(after)).getexif())


def test_a_large_picture_is_made_small() -> None:
    made = BytesIO()
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(made, "JPEG", quality=95)
    small = shrunk(made.getvalue())
    assert max(opened(small).size) == LONGEST
    assert len(small) <= MOST_BYTES


@pytest.mark.parametrize("content", [planted.pdf(), planted.doc()], ids=["pdf", "doc"])
def test_only_pictures_can_be_covered(content: bytes) -> None:
    with pytest.raises(NotTaken, match="only in a picture"):
        shrunk(content)


def test_it_is_done_in_a_process_of_its_own() -> None:
    small = apart.shrunk_apart(planted.jpeg())
    assert apart.covered_apart(small, {0, 5}) == covered(small, {0, 5})
    with pytest.raises(NotTaken):
        apart.shrunk_apart(b"no picture")
