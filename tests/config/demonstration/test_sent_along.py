"""The made-up picture: it says that it is made up, its face is covered, and it went through the real actions."""

from io import BytesIO

import pytest
from PIL import Image, ImageColor

from handrail.casework.desk.models import Form
from handrail.casework.desk.policies import told_of_file, unboxed_whole
from handrail.casework.desk.queries import account_of
from handrail.config.demonstration.sent_along import FACE, MADE_UP, a_picture, send_a_picture
from handrail.foundation.locality import current_locality
from tests import build

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_a_driver_sends_a_picture_with_a_face_covered() -> None:
    office = build.Office()
    file = send_a_picture(by=office.officer, at=build.NOON)
    report = account_of(file.concern, by=office.officer, at=office.later(), why="page")
    assert report.drop_off
    assert MADE_UP.casefold() in report.account.casefold()
    assert set(report.signs) <= {sign.code for group in current_locality().sign_groups for sign in group.signs}
    assert told_of_file(file).covered


def test_the_face_is_in_the_drawing_and_not_in_what_was_sent() -> None:
    office = build.Office()
    file = send_a_picture(by=office.officer, at=build.NOON)
    assert near_face(a_picture())
    assert not near_face(unboxed_whole(file, Form.ORIGINAL))


def near_face(content: bytes) -> bool:
    """Whether any point has the colour of the face."""
    face = ImageColor.getrgb(FACE)
    drawn = Image.open(BytesIO(content)).convert("RGB").tobytes()
    points = {drawn[start : start + 3] for start in range(0, len(drawn), 3)}
    return any(all(abs(one - other) < 12 for one, other in zip(point, face[:3], strict=True)) for point in points)
