"""The desk learns in which language somebody read our questions, and nobody else does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from handrail.foundation.vault.receipts import new_receipt
from handrail.public.concerns.models import SealedReport
from tests.foundation.attachments import planted
from tests.public.concerns.conftest import Send, opened
from tests.public.concerns.test_sending import LITTLE

pytestmark = pytest.mark.django_db


def test_the_language_is_sealed_with_the_report(send: Send, public_door: Client) -> None:
    public_door.get("/?language=uk")
    send(LITTLE)
    assert opened(SealedReport.objects.get()).language == "uk"


def test_english_is_not_written_down(send: Send) -> None:
    send(LITTLE)
    assert opened(SealedReport.objects.get()).language == ""


def test_a_driver_s_language_is_sealed_with_what_they_tell(public_door: Client) -> None:
    public_door.get("/driver/?language=pa")
    assert public_door.post("/driver/", {"danger": "no", "account": "A frightened passenger"}).status_code == 302
    assert opened(SealedReport.objects.get()).language == "pa"


def test_a_message_and_a_file_that_come_later_say_their_language_too(public_door: Client) -> None:
    public_door.get("/?language=sq")
    public_door.post("/follow-up/", {"receipt": new_receipt()})
    public_door.post("/follow-up/your-concern/", {"message": "There is more to tell"})
    file = SimpleUploadedFile("some.jpg", planted.jpeg())
    assert public_door.post("/follow-up/files/", {"file": file, "how": "as-it-is"}).status_code == 302
    assert [opened(row).language for row in SealedReport.objects.all()] == ["sq", "sq"]
