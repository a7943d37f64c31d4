"""A locked document opens with its password only."""

import pikepdf
import pytest

from handrail.foundation.printing.documents import document
from handrail.foundation.printing.locking import ALPHABET, locked, new_password, spoken
from tests.foundation.printing.read_back import opened, tags_of, words_of

LETTER = {"title": "A private title", "paragraphs": ["A private sentence."]}


def test_nobody_opens_it_without_the_password() -> None:
    pdf = locked(document("printing/letter", LETTER), password="K7M4-Q2RX")
    with pytest.raises(pikepdf.PasswordError):
        opened(pdf)
    with pytest.raises(pikepdf.PasswordError):
        opened(pdf, password="K7M4-Q2RY")


def test_with_the_password_it_is_the_same_document_and_as_accessible() -> None:
    made = opened(locked(document("printing/letter", LETTER), password="K7M4-Q2RX"), password="K7M4-Q2RX")
    assert "A private sentence." in words_of(made)
    assert tags_of(made)[:2] == ["/Document", "/Title"]
    assert made.allow.accessibility
    assert (made.encryption.R, made.encryption.bits, str(made.encryption.stream_method)) == (
        6, 256, "EncryptionMethod.aesv3",
    )  # fmt: skip


def test_not_even_the_title_can_be_read_without_it() -> None:
    pdf = locked(document("printing/letter", LETTER), password="K7M4-Q2RX")
    assert b"private" not in pdf
    assert "A private title".encode("utf-16-be") not in pdf


def test_an_empty_password_is_refused() -> None:
    with pytest.raises(ValueError, match="empty password"):
        locked(b"", password="")


def test_passwords_are_long_and_never_alike() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(password.replace("-", "")) == 16 and set(password) <= {*ALPHABET, "-"} for password in made)
    assert len(ALPHABET) ** 16 > 2**78


def test_a_password_is_said_in_words() -> None:
    assert spoken("K7M4-Q2RX") == ("Kilo seven Mike four", "Quebec two Romeo X-ray")
    assert all(len(group.split()) == 4 for group in spoken(new_password()))
