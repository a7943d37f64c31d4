"""What a file is, its content says."""

import pytest

from handrail.foundation.attachments.cleaning import cleaned, why_not_keep_copy, why_not_take
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import CONTENT_TYPES, WORDS, Kind, kind_of
from tests.foundation.attachments import planted


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (planted.jpeg(), Kind.JPEG),
        (planted.png(), Kind.PNG),
        (planted.pdf(), Kind.PDF),
        (b"\n\n" + planted.pdf(), Kind.PDF),
        (planted.docx(), Kind.DOCX),
        (planted.doc(), Kind.DOC),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: Kind) -> None:
    assert kind_of(content) is kind


def test_every_kind_has_a_type_and_words() -> None:
    assert set(CONTENT_TYPES) == set(WORDS) == set(Kind)


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"plain words",
        planted.zipped({"a": "b"}),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_taken(content: bytes) -> None:
    with pytest.raises(NotTaken, match="a PDF, or a Word document"):
        kind_of(content)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(NotTaken, match="empty"):
        cleaned(b"")


def test_a_spreadsheet_of_the_old_kind_is_no_word_document() -> None:
    with pytest.raises(NotTaken, match="Choose another"):
        kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"))


def test_a_word_document_locked_with_a_password_says_so() -> None:
    with pytest.raises(NotTaken, match="password"):
        kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def test_a_word_document_of_the_old_kind_is_taken_but_no_copy_is_made() -> None:
    made = cleaned(planted.doc())
    assert made.copy is None
    assert "save it as docx or PDF" in made.why_no_copy


def test_a_file_of_just_the_size_is_taken_and_one_byte_more_is_not() -> None:
    limit = 2 * 1024 * 1024
    assert why_not_take(bytes(limit), megabytes=2) is None
    assert "larger than 2 MB" in str(why_not_take(bytes(limit + 1), megabytes=2))


def test_a_copy_that_grew_too_large_to_be_shared_is_refused() -> None:
    assert why_not_keep_copy(None, megabytes=2) is None
    assert why_not_keep_copy(bytes(100), megabytes=2) is None
    assert "clean copy of this file would be larger than 2 MB" in str(
        why_not_keep_copy(bytes(2 * 1024 * 1024 + 1), megabytes=2)
    )
