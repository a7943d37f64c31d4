"""Of a Word document, what is read stays: authors, deleted text, notes, links and what it would run are gone."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.failures import NotTaken
from tests.foundation.attachments import planted
from tests.foundation.attachments.planted import W, docx


def copy_of(content: bytes) -> ZipFile:
    made = cleaned(content).copy
    assert made is not None
    return ZipFile(BytesIO(made))


def text_of(copy: ZipFile) -> str:
    return "".join(etree.fromstring(copy.read("word/document.xml")).itertext(f"{{{W}}}t"))


def test_nothing_that_was_planted_is_left() -> None:
    assert planted.says_secret(docx())
    assert not planted.says_secret(cleaned(docx()).copy or b"")


def test_what_is_read_is_still_read_with_what_was_added_and_without_what_was_deleted() -> None:
    assert text_of(copy_of(docx())) == f"{planted.SEEN}, and what was added; a linkshown"


def test_every_part_of_the_copy_is_named_and_nothing_else_is_in_it() -> None:
    copy = copy_of(docx())
    assert len(copy.namelist()) == len(set(copy.namelist()))
    assert all(name.startswith(("word/", "_rels/", "[Content_Types]")) for name in copy.namelist())
    listed = copy.read("word/_rels/document.xml.rels").decode()
    assert "External" not in listed
    for named in etree.fromstring(copy.read("word/_rels/document.xml.rels")):
        assert str(named.get("Target")).lstrip("/") in copy.namelist()


def test_whatever_the_text_points_to_is_there() -> None:
    copy = copy_of(docx())
    body = copy.read("word/document.xml").decode()
    assert 'embed="rId3"' in body
    assert "rId4" not in body
    assert "rId5" not in body
    assert "rId6" not in body


def test_the_pictures_within_are_made_anew() -> None:
    copy = copy_of(docx())
    (picture,) = [name for name in copy.namelist() if name.startswith("word/media/")]
    # A photograph stays coded as one.
    assert copy.read(picture).startswith(b"\xff\xd8\xff")
    assert b'Extension="jpg"' in copy.read("[Content_Types].xml")


def test_a_drawing_that_cannot_be_made_anew_leaves_an_empty_place() -> None:
    copy = copy_of(docx(**{"word/media/image1.jpg": b"\xd7\xcd\xc6\x9a" + planted.SECRET.encode()}))
    assert any(name.startswith("word/media/") for name in copy.namelist())


def test_a_picture_of_another_kind_within_becomes_a_png() -> None:
    made = BytesIO()
    planted.picture().save(made, "GIF", comment=planted.SECRET)
    content = docx(**{"word/media/image1.jpg": made.getvalue()})
    assert "word/media/image4.png" in copy_of(content).namelist()
    assert not planted.says_secret(cleaned(content).copy or b"")


def test_page_numbers_still_count_and_what_was_ticked_is_still_ticked() -> None:
    body = copy_of(docx()).read("word/document.xml")
    assert b"> PAGE <" in body
    assert b"<w:checked/>" in body
    assert b">FORMCHECKBOX<" in body


def test_text_that_is_said_not_to_be_hidden_stays() -> None:
    body = planted.BODY.replace("<w:vanish/>", '<w:vanish w:val="0"/>').replace(f"<w:t>{planted.SECRET}", "<w:t>plain")
    assert "plain" in text_of(copy_of(docx(**{"word/document.xml": body})))


@pytest.mark.parametrize(
    "changed",
    [
        {"word/vbaProject.bin": b"macro"},
        {"[Content_Types].xml": planted.CONTENT_TYPES.replace("document.main", "document.macroEnabled.main")},
    ],
)
def test_a_document_with_macros_is_refused(changed: dict[str, bytes | str]) -> None:
    with pytest.raises(NotTaken, match="macros"):
        cleaned(docx(**changed))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word\\..\\a", "C:/a", "WORD/document.xml"])
def test_a_document_whose_parts_are_named_to_lead_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(NotTaken, match="not built as Word builds one"):
        cleaned(docx(**{name: b"x"}))


def test_a_small_document_that_unfolds_to_a_vast_one_is_refused() -> None:
    with pytest.raises(NotTaken, match="unfolds"):
        cleaned(docx(**{"word/document.xml": b" " * (61 * 1024 * 1024)}))


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a SYSTEM "http://elsewhere.example/a.dtd"><a/>',
        "<a>not closed",
        "",
    ],
)
def test_markup_that_would_unfold_or_fetch_is_refused(body: str) -> None:
    with pytest.raises(NotTaken, match="damaged"):
        cleaned(docx(**{"word/document.xml": body}))


def test_a_document_cut_short_is_refused() -> None:
    with pytest.raises(NotTaken, match="damaged or cut short"):
        cleaned(docx()[:-200])


def test_a_document_that_names_a_part_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotTaken):
        cleaned(docx(**{"word/document.xml": None}))


def test_the_same_file_gives_the_same_copy() -> None:
    assert cleaned(docx()).copy == cleaned(docx()).copy
