"""A document is accessible, says nothing of the machine, and takes what people wrote as text."""

import re
import unicodedata
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from pytest_django import Settings

from handrail.foundation.printing.documents import ROOT, NoSuchTemplate, document, our_fonts
from handrail.foundation.printing.letters import letters_of_our_fonts
from tests.foundation.printing.read_back import opened, tags_of, words_of

HOSTILE = '#panic("x") *b* $x$ = h\n= h\n#include "/etc/passwd" \\ <a> @b `c` // d /* e \u202e \x00 "}],{'


def letter(*paragraphs: str, title: str = "A letter") -> bytes:
    return document("printing/letter", {"title": title, "paragraphs": list(paragraphs)})


def test_a_document_says_that_it_is_tagged_and_in_which_language() -> None:
    pdf = opened(letter("One.", "Two."))
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert tags_of(pdf) == ["/Document", "/Title", "/P", "/P"]


def test_a_document_says_its_title_and_its_standard() -> None:
    pdf = opened(letter(title="What to do next"))
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"] == "What to do next"


def test_a_document_says_nothing_of_the_machine_it_was_made_on() -> None:
    pdf = letter("One.")
    streams = (zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", pdf, re.S))
    seen = b"\n".join([pdf, *streams])
    assert not [word for word in (str(ROOT).encode(), b"/home", b"/usr", b"/tmp", b"CreationDate") if word in seen]


def test_the_same_values_make_the_same_document() -> None:
    assert letter("One.") == letter("One.")


@trying(max_examples=80)
@given(st.text(max_size=200))
@example(HOSTILE)
@example("ሰላም 😀 汉字 مُحَمَّد नमस्ते e\u0301\u0323 \ud800")
def test_whatever_was_typed_is_text_and_changes_nothing_else(typed: str) -> None:
    pdf = opened(letter(typed, "The end."))
    assert set(tags_of(pdf)) <= {"/Document", "/Title", "/P"}
    assert "The end." in words_of(pdf)


def test_what_was_typed_can_be_read_back() -> None:
    said = words_of(opened(letter(HOSTILE.replace("\n", " "))))
    assert '#panic("x") *b* $x$ = h = h #include "/etc/passwd" \\ <a> @b `c` // d /* e' in said


def test_letters_that_cannot_be_printed_stand_as_numbers_and_the_document_says_so() -> None:
    said = words_of(opened(letter("Nguyễn, ሰላ, Łukasz")))
    assert "Nguyễn, [U+1230 U+120B], Łukasz" in said
    assert "Letters that could not be printed" in said


def test_every_letter_that_we_say_we_can_print_can_be_printed() -> None:
    letters = [
        one
        for one in sorted(letters_of_our_fonts())
        if unicodedata.normalize("NFC", one) == one and unicodedata.category(one)[0] != "M"
    ]
    assert len(letters) > 6000
    assert "U+" not in words_of(opened(letter(" ".join(letters))))


def test_no_font_comes_from_the_machine() -> None:
    # Noto Sans and Vazirmatn come with the front end's packages, where those are installed.
    ours = {name for name in our_fonts().families() if not name.startswith(("Noto Sans", "Vazirmatn"))}
    assert ours == {
        "DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern", "New Computer Modern Math",
    }  # fmt: skip


def test_a_demonstration_says_so_on_every_page(settings: Settings, tmp_path: Path) -> None:
    settings.DEMONSTRATION_FILE = tmp_path / "demonstration.json"
    settings.DEMONSTRATION_FILE.write_text("{}")
    pdf = opened(letter(*["A paragraph."] * 80))
    assert len(pdf.pages) > 1
    assert words_of(pdf).count("This is a demonstration.") == len(pdf.pages)


@pytest.mark.parametrize("name", ["printing/nothing", "nothing/letter", "letter", "printing/../printing", "printing/"])
def test_a_document_that_does_not_exist_is_named(name: str) -> None:
    with pytest.raises(NoSuchTemplate, match=re.escape(name)):
        document(name, {"title": "x"})


def test_no_template_fetches_anything() -> None:
    templates = list(ROOT.rglob("print/*.typ"))
    assert templates
    assert not [file.name for file in templates if "@preview" in file.read_text()]
