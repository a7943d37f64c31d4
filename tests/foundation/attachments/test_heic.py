"""A picture as telephones take it (HEIC) comes along like any other: its copy is a JPEG without notes."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from handrail.foundation.attachments.apart import cleaned_apart
from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.covering import shrunk
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind, as_it_came, kind_of
from tests.foundation.attachments import planted

pytest.importorskip("pillow_heif")
CANARY = b"canary-heron-52.1951N"


@pytest.fixture(scope="module")
def heic() -> bytes:
    """A picture with a place in its notes."""
    made = planted.heic(CANARY.decode())
    assert CANARY in made
    return made


def points(content: bytes) -> Any:
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "JPEG"
        assert not picture.getexif()
        return picture.convert("RGB").copy()


def test_its_content_says_what_it_is(heic: bytes) -> None:
    assert kind_of(heic) is Kind.HEIC
    assert as_it_came(Kind.JPEG, heic) is Kind.HEIC
    assert as_it_came(Kind.JPEG, planted.jpeg()) is Kind.JPEG


def test_the_copy_is_a_jpeg_of_the_same_points_and_says_nothing_else(heic: bytes) -> None:
    made = cleaned(heic)
    assert made.kind is Kind.JPEG
    assert made.copy is not None
    assert CANARY not in made.copy
    picture = points(made.copy)
    assert picture.size == (96, 64)
    red, blue = picture.getpixel((8, 8)), picture.getpixel((80, 50))
    assert red[0] > 200 > 80 > red[2]
    assert blue[2] > 200 > 80 > blue[0]


def test_it_is_worked_on_in_a_process_of_its_own(heic: bytes) -> None:
    made = cleaned_apart(heic)
    assert made.kind is Kind.JPEG
    assert points(made.copy or b"").size == (96, 64)


def test_parts_of_it_can_be_covered(heic: bytes) -> None:
    assert points(shrunk(heic)).size == (96, 64)


@pytest.mark.parametrize("kept", [40, 200, 0.5, 0.9])
def test_one_that_is_cut_short_is_refused_in_a_sentence(heic: bytes, kept: float) -> None:
    torn = heic[: kept if isinstance(kept, int) else int(len(heic) * kept)]
    with pytest.raises(NotTaken, match=r"damaged or cut short|not a picture"):
        cleaned(torn)


def test_another_file_of_the_same_family_is_none_of_ours() -> None:
    film = (24).to_bytes(4, "big") + b"ftypisom\0\0\0\0isommp42" + b"\0" * 64
    with pytest.raises(NotTaken, match="not a picture"):
        kind_of(film)
