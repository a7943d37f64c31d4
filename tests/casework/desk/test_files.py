"""Files that reporters sent along: taken in sealed, opened by somebody, no reading unnoticed, erased with the rest."""

import hashlib
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from handrail.casework.desk import actions, queries
from handrail.casework.desk.models import Attachment, AttachmentBox, Form, OriginalOpened
from handrail.casework.desk.policies import told_of_file, unboxed_whole
from handrail.foundation.audit.queries import entries
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.foundation.vault import receipts, sealing
from handrail.foundation.vault.actions import erase
from handrail.foundation.vault.failures import CannotOpen
from handrail.public.concerns.actions import attach_to
from handrail.public.concerns.models import Attached, SealedAttachment
from tests import build
from tests.casework.desk.sent import opened_file, sent_file
from tests.foundation.attachments import planted

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def photograph(office: build.Office) -> Attachment:
    """A photograph that nobody has opened."""
    return sent_file(office)


@pytest.fixture
def opened(photograph: Attachment, office: build.Office) -> Attachment:
    return actions.open_attachment(photograph, by=office.officer, at=office.later())


def test_a_file_is_taken_in_sealed_and_brings_the_concern_back_to_the_top(photograph: Attachment) -> None:
    assert (photograph.opened_at, photograph.kind, photograph.size) == (None, "", None)
    assert list(photograph.boxes.values_list("form", flat=True)) == [Form.SEALED]
    assert photograph.concern.additions_unread == 1
    emptied = SealedAttachment.objects.get()
    assert (emptied.taken_in, bytes(emptied.sealed)) == (True, b"")
    assert entries(act="desk.file_taken_in").count() == 1


def test_a_file_sent_before_anything_was_taken_in_comes_with_its_concern(office: build.Office) -> None:
    receipt = build.tell(at=office.later())
    attach_to(receipt, Attached("a.jpg", "jpg", planted.jpeg()), "", at=office.later(), most=5)
    actions.take_in(at=office.later())
    assert Attachment.objects.get().concern.receipt_digest == receipts.receipt_digest(receipt)


def test_the_original_is_kept_as_it_came_with_its_hash(opened: Attachment) -> None:
    original = unboxed_whole(opened, Form.ORIGINAL)
    assert original == planted.jpeg()
    assert told_of_file(opened).sha256 == hashlib.sha256(planted.jpeg()).hexdigest()
    assert not AttachmentBox.objects.filter(form=Form.SEALED).exists()


def test_the_copy_read_back_with_another_tool_has_no_notes(opened: Attachment) -> None:
    copy = unboxed_whole(opened, Form.COPY)
    assert planted.says_secret(planted.jpeg())
    assert not planted.says_secret(copy)
    # Segment by segment, by hand: nothing but what a picture is drawn from.
    at, codes = 2, []
    while copy[at + 1] != 0xDA:
        codes.append(copy[at + 1])
        at += 2 + int.from_bytes(copy[at + 2 : at + 4], "big")
    assert not {0xE1, 0xE2, 0xED, 0xFE} & set(codes)
    assert Image.open(BytesIO(copy)).size == (24, 16)


def test_the_copy_of_a_pdf_read_back_with_another_tool_has_no_notes(office: build.Office) -> None:
    file = opened_file(office, planted.pdf(), kind="pdf")
    with pikepdf.open(BytesIO(unboxed_whole(file, Form.COPY))) as copy:
        assert not dict(copy.docinfo)
        assert "/Metadata" not in copy.Root


def test_opening_twice_is_opening_once(opened: Attachment, office: build.Office) -> None:
    again = actions.open_attachment(opened, by=office.officer, at=office.later())
    assert again.opened_at == opened.opened_at
    assert entries(act="desk.file_opened").count() == 1


def test_a_file_of_which_no_copy_can_be_made_is_kept_and_it_is_said_why(office: build.Office) -> None:
    file = opened_file(office, planted.jpeg()[:80])
    shown = queries.opened_file(file, by=office.officer, at=office.later())
    assert shown is not None
    assert (shown.is_picture, file.copy_size) == (False, None)
    assert "damaged" in shown.why_no_copy
    assert unboxed_whole(file, Form.ORIGINAL) == planted.jpeg()[:80]
    with pytest.raises(NotAllowed):
        queries.copy_of_file(file, by=office.officer, at=office.later())


def test_that_parts_were_covered_is_said(office: build.Office) -> None:
    file = actions.open_attachment(sent_file(office, covered=True), by=office.officer, at=office.later())
    shown = queries.opened_file(file, by=office.officer, at=office.later())
    assert shown is not None
    assert shown.covered


def test_every_reading_is_in_the_trail_and_none_says_what_it_was_called(
    opened: Attachment, office: build.Office
) -> None:
    queries.opened_file(opened, by=office.officer, at=office.later())
    queries.copy_of_file(opened, by=office.officer, at=office.later())
    actions.take_original(opened, reason="For the court", by=office.officer, at=office.later())
    acts = ["desk.file_opened", "desk.file_looked_at", "desk.copy_read", "desk.original_read"]
    for act in acts:
        line = entries(act=act).get()
        assert (line.by, line.about) == (office.officer.ref, opened.concern.about)
        assert "canary" not in str(line.detail)


def test_the_file_as_it_came_needs_a_reason_that_is_kept_locked(opened: Attachment, office: build.Office) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        actions.take_original(opened, reason=" ", by=office.officer, at=office.later())
    sent = actions.take_original(opened, reason="canary-court", by=office.officer, at=office.later())
    assert sent.content == planted.jpeg()
    assert sent.name == f"{opened.concern.reference}-file-1.jpg"
    assert b"canary" not in bytes(OriginalOpened.objects.get().reason)


def test_a_picture_of_a_telephone_is_worked_with_as_a_jpeg_and_leaves_as_it_came(office: build.Office) -> None:
    pytest.importorskip("pillow_heif")
    came = planted.heic("canary-lane")
    held = opened_file(office, came, kind="heic")
    copy = queries.copy_of_file(held, by=office.officer, at=office.later())
    sent = actions.take_original(held, reason="For the court", by=office.officer, at=office.later())
    assert (copy.name[-4:], copy.content_type, b"canary" in copy.content) == (".jpg", "image/jpeg", False)
    assert (sent.name[-5:], sent.content_type, sent.content) == (".heic", "image/heic", came)


def test_nobody_but_the_desk_has_any_of_it(opened: Attachment, office: build.Office) -> None:
    with pytest.raises(NotAllowed):
        queries.attachment_for(by=office.worker, attachment_id=opened.pk)
    with pytest.raises(NotAllowed):
        queries.copy_of_file(opened, by=office.worker, at=office.later())
    with pytest.raises(NotAllowed):
        actions.take_original(opened, reason="x", by=office.worker, at=office.later())


def test_nothing_stands_in_the_clear(opened: Attachment) -> None:
    rows = [*Attachment.objects.values_list(), *AttachmentBox.objects.values_list()]
    assert b"canary" not in b"".join(bytes(value) for row in rows for value in row if isinstance(value, bytes))


def test_what_was_changed_on_disk_is_not_shown(opened: Attachment, office: build.Office) -> None:
    box = AttachmentBox.objects.get(form=Form.COPY)
    AttachmentBox.objects.filter(pk=box.pk).update(box=bytes(box.box)[:-1] + b"\0")
    with pytest.raises(CannotOpen):
        queries.copy_of_file(opened, by=office.officer, at=office.later())


def test_keys_that_do_not_open_it_lose_nothing(
    photograph: Attachment, office: build.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: bytes) -> bytes:
        raise sealing.CannotOpen

    monkeypatch.setattr(sealing, "open_at_desk", fail)
    with pytest.raises(actions.CannotBeOpened):
        actions.open_attachment(photograph, by=office.officer, at=office.later())
    assert AttachmentBox.objects.get().form == Form.SEALED


def test_it_is_erased_with_the_concern(opened: Attachment, office: build.Office) -> None:
    erase(opened.concern.subject, by=office.officer.ref, at=office.later())
    assert not Attachment.objects.exists()
    assert not AttachmentBox.objects.exists()
    assert not SealedAttachment.objects.exists()


def test_the_pages_show_it_and_let_nothing_in_it_run(
    photograph: Attachment, office: build.Office, desk_page: Client, officer: Person
) -> None:
    address = f"/concerns/files/{photograph.pk}/"
    concern = desk_page.get(f"/concerns/{photograph.concern_id}/").content.decode()
    assert address in concern
    assert "nobody has opened it" in concern
    assert "Open this file" in desk_page.get(address).content.decode()
    assert desk_page.post(f"{address}open/")["Location"] == address
    page = desk_page.get(address).content.decode()
    assert hashlib.sha256(planted.jpeg()).hexdigest() in page
    assert f'src="{address}copy/"' in page
    copy = desk_page.get(f"{address}copy/")
    assert copy["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert copy["X-Content-Type-Options"] == "nosniff"
    assert copy["Content-Disposition"].startswith("attachment")
    asked = desk_page.post(f"{address}original/", {"reason": ""})
    assert "Say why you need" in asked.content.decode()
    assert desk_page.post(f"{address}original/", {"reason": "Court"}).content == planted.jpeg()


def test_an_unknown_file_is_not_found(desk_page: Client, office: build.Office) -> None:
    assert desk_page.get("/concerns/files/00000000-0000-4000-8000-000000000000/").status_code == 404
