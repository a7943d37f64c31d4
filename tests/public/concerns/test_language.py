"""The desk learns in which language somebody read our questions, and nobody else does."""

import pytest
from django.test import Client

from handrail.public.concerns.models import SealedReport
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
