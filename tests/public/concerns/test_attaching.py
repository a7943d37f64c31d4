"""A photograph or a document sent along: sealed with its hash, few and small, and covered when somebody wishes."""

import re
from base64 import b64decode
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client, override_settings
from PIL import Image

from handrail.foundation.vault import sealing
from handrail.foundation.vault.receipts import new_receipt, receipt_digest
from handrail.public.concerns.actions import telling
from handrail.public.concerns.models import Attached, SealedAttachment, SealedReport, UnreadableFile
from handrail.public.concerns.policies import files
from tests import build
from tests.foundation.attachments import planted
from tests.public.concerns.conftest import opened as opened_report

pytestmark = pytest.mark.django_db
ASK, COVER = "/follow-up/files/", "/follow-up/files/cover/"
Page = Any


@pytest.fixture
def receipt(public_door: Client) -> str:
    """A receipt, given at this door."""
    receipt = new_receipt()
    assert public_door.post("/follow-up/", {"receipt": receipt, "to": "files"})["Location"] == ASK
    return receipt


def send(door: Client, content: bytes, *, name: str = "canary-aunt.jpg", **told: str) -> Page:
    return door.post(ASK, {"file": SimpleUploadedFile(name, content), "how": "as-it-is", **told})


def opened(row: SealedAttachment) -> Attached:
    with override_settings(DOOR="staff"):
        return Attached.from_bytes(sealing.open_at_desk(bytes(row.sealed)))


def shown_picture(page: Page) -> Image.Image:
    return Image.open(BytesIO(b64decode(page.context["picture"].partition(",")[2])))


def test_kinds_and_size_are_said_before_anybody_chooses(public_door: Client, receipt: str) -> None:
    page = public_door.get(ASK).content.decode()
    assert page.index("At most 10 MB") < page.index('type="file"')
    assert page.index("At most 5 files") < page.index('type="file"')
    assert "picture (jpg, jpeg or png), a PDF or a Word document" in page


def test_without_a_receipt_there_is_nothing_to_add_to(public_door: Client) -> None:
    assert public_door.get(ASK)["Location"] == "/follow-up/"
    assert send(public_door, planted.jpeg())["Location"] == "/follow-up/"
    assert not SealedAttachment.objects.exists()


def test_a_file_is_sealed_as_it_came_with_its_hash_and_a_line_to_the_desk(public_door: Client, receipt: str) -> None:
    assert send(public_door, planted.jpeg(), words="The back door")["Location"] == ASK + "?kept"
    row = SealedAttachment.objects.get()
    assert (row.receipt_digest, row.number) == (receipt_digest(receipt), 1)
    file = opened(row)
    assert (file.content, file.name, file.kind, file.covered) == (planted.jpeg(), "canary-aunt.jpg", "jpg", False)
    assert opened_report(SealedReport.objects.get()).account.endswith("The back door")
    assert b"canary" not in bytes(row.sealed)


def test_the_content_says_what_kind_it_is_and_not_the_name(public_door: Client, receipt: str) -> None:
    send(public_door, planted.pdf(), name="holiday.jpg")
    assert opened(SealedAttachment.objects.get()).kind == "pdf"


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00 a program", b"<html><script>", b"#!/bin/sh", b"PK\x03\x04 broken"]
)
def test_what_is_none_of_the_kinds_is_not_kept_and_it_is_said_why(
    public_door: Client, receipt: str, content: bytes
) -> None:
    page = send(public_door, content)
    assert (page.status_code, SealedAttachment.objects.count(), SealedReport.objects.count()) == (200, 0, 0)
    assert "govuk-error-message" in page.content.decode()


def test_a_file_that_is_too_large_is_refused_with_the_size_it_may_have(
    public_door: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "threshold", lambda *_, **__: 1)
    page = send(public_door, b"\xff\xd8\xff" + b"0" * 1_100_000)
    assert "larger than 1 MB" in page.content.decode()
    assert not SealedAttachment.objects.exists()


def test_the_same_file_twice_is_kept_once(public_door: Client, receipt: str) -> None:
    for _ in range(2):
        assert send(public_door, planted.jpeg())["Location"] == ASK + "?kept"
    assert (SealedAttachment.objects.count(), SealedReport.objects.count()) == (1, 1)


def test_no_more_than_five_go_with_one_receipt(public_door: Client, receipt: str) -> None:
    for number in range(5):
        assert send(public_door, planted.jpeg() + bytes([number]))["Location"] == ASK + "?kept"
    page = send(public_door, planted.jpeg() + b"one more").content.decode()
    assert "You have sent 5 files with this receipt" in page
    assert sorted(SealedAttachment.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_the_database_itself_refuses_a_number_twice(public_door: Client, receipt: str) -> None:
    send(public_door, planted.jpeg())
    row = SealedAttachment.objects.get()
    with pytest.raises(IntegrityError):
        SealedAttachment.objects.create(
            receipt_digest=row.receipt_digest,
            number=1,
            content_digest="another",
            sealed=b"x",
            arrived_at=row.arrived_at,
        )


def test_in_a_flood_a_file_has_to_wait_and_words_do_not(
    public_door: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "threshold", lambda *_, **__: 1)
    send(public_door, planted.jpeg())
    page = send(public_door, planted.png())
    assert "Try again in an hour" in page.content.decode()
    assert SealedAttachment.objects.count() == 1
    said = public_door.post("/follow-up/your-concern/", {"message": "Still here", "once": "x"})
    assert said.status_code == 302


def test_what_could_not_be_kept_leaves_neither_the_file_nor_the_line(
    public_door: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise IntegrityError("full")

    monkeypatch.setattr(telling, "record", fail)
    page = send(public_door, planted.jpeg())
    assert page.status_code == 503
    assert "It has not been sent" in page.content.decode()
    assert (SealedAttachment.objects.count(), SealedReport.objects.count()) == (0, 0)


def test_parts_are_covered_looked_at_and_only_then_sent(public_door: Client, receipt: str) -> None:
    page = send(public_door, build.a_picture(), name="me.png", how="cover", words="A shop")
    assert not SealedAttachment.objects.exists()
    told = {"picture": page.context["locked"], "words": page.context["words"]}
    page = public_door.post(COVER, {**told, "parts": ["0", "63"]})
    assert "Look at it before you send it" in page.content.decode()
    assert not SealedAttachment.objects.exists()
    sent = public_door.post(COVER, {**told, "picture": page.context["locked"]})
    assert sent["Location"] == ASK + "?kept"
    file = opened(SealedAttachment.objects.get())
    assert (file.covered, file.name, file.kind) == (True, "covered.jpg", "jpg")
    assert opened_report(SealedReport.objects.get()).account.endswith("A shop")
    assert Image.open(BytesIO(file.content)).tobytes() == shown_picture(page).tobytes()


def test_what_is_ticked_is_shown_covered_first_whichever_button_is_pressed(public_door: Client, receipt: str) -> None:
    page = send(public_door, planted.jpeg(), how="cover")
    page = public_door.post(COVER, {"picture": page.context["locked"], "parts": ["3"], "send": "yes"})
    assert page.status_code == 200
    assert not SealedAttachment.objects.exists()


def test_the_uncovered_picture_is_nowhere(public_door: Client, receipt: str) -> None:
    page = send(public_door, planted.jpeg(), how="cover")
    assert not planted.says_secret(b64decode(page.context["picture"].partition(",")[2]))
    public_door.post(COVER, {"picture": page.context["locked"]})
    assert not planted.says_secret(opened(SealedAttachment.objects.get()).content)


def test_every_part_has_a_box_that_is_named(public_door: Client, receipt: str) -> None:
    page = send(public_door, planted.jpeg(), how="cover").content.decode()
    assert len(re.findall(r'type="checkbox" name="parts"', page)) == 64
    assert "Row 8, column 8" in page


@pytest.mark.parametrize("told", [{}, {"picture": "x"}, {"picture": "x", "parts": "99"}, {"parts": "1"}])
def test_without_a_picture_of_ours_there_is_nothing_to_cover(
    public_door: Client, receipt: str, told: dict[str, str]
) -> None:
    assert public_door.post(COVER, told)["Location"] == ASK
    assert public_door.get(COVER)["Location"] == ASK


def test_a_document_cannot_be_covered_and_it_is_said(public_door: Client, receipt: str) -> None:
    page = send(public_door, planted.pdf(), how="cover")
    assert "only in a picture" in page.content.decode()


@pytest.mark.parametrize(
    "change", [lambda kept: kept[:-1], lambda kept: kept + b"x", lambda kept: b"", lambda kept: b"\0" * 9]
)
def test_a_file_that_lost_its_hash_is_not_taken_for_one(change: Any) -> None:
    file = Attached("a.jpg", "jpg", b"content")
    assert Attached.from_bytes(file.to_bytes()) == file
    with pytest.raises(UnreadableFile):
        Attached.from_bytes(change(file.to_bytes()))
    assert "a.jpg" not in repr(file)
