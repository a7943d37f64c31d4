"""The steps as a document to keep."""

from django.test import Client

from tests.foundation.printing.read_back import opened, words_of
from tests.public.pathway.test_wizard import NURSE, carry


def test_the_document_is_accessible_and_says_the_steps(public_door: Client) -> None:
    carry(public_door, NURSE)
    given = public_door.get("/next-steps/steps/what-to-do-next.pdf")
    assert given["Content-Type"] == "application/pdf"
    made = opened(given.content)
    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang).startswith("en")
    printed = words_of(made)
    assert "safeguarding lead" in printed
    assert "0800 808 3733" in printed
    assert "NHS" in printed


def test_a_document_can_be_made_before_anything_is_answered(public_door: Client) -> None:
    printed = words_of(opened(public_door.get("/next-steps/steps/what-to-do-next.pdf").content))
    assert "Call 999" in printed
