"""Leaflets in other languages: as many pages, every letter there, tagged in their language, numbers as dialled."""

from dataclasses import replace
from io import BytesIO
from itertools import product

import pikepdf
import pytest

from handrail.partnership.outreach.models import ON_PAPER, Format
from handrail.partnership.outreach.policies import lines_on, values_of
from handrail.partnership.outreach.queries import typeset
from handrail.rules.localities.leaflet_words import STANDING, NotTranslated, missing_from
from handrail.rules.localities.pack import read
from tests.rules.localities.packs import PACKS

COUNTY = read(PACKS / "exampleshire")
LANGUAGES = tuple(COUNTY.leaflet_words)
PAGES = {Format.FOLDED: 4, Format.POSTER: 1, Format.CARD: 2, Format.STICKER: 1}
ADDRESS = "https://report.example.org"


def opened(design: str, set_as: Format, language: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(typeset(design, set_as=set_as, locality=COUNTY, address=ADDRESS, language=language)))


@pytest.mark.parametrize(("language", "set_as"), tuple(product(LANGUAGES, ON_PAPER)))
def test_every_design_fits_its_pages_in_every_language_with_every_letter(language: str, set_as: Format) -> None:
    # A letter that no font has stops a document of PDF/UA-1: that these are made at all says that none is missing.
    for design in COUNTY.leaflets:
        with opened(design.code, set_as, language) as pdf:
            assert len(pdf.pages) == PAGES[set_as], design.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_leaflet_says_in_which_language_it_is(language: str) -> None:
    with opened("workers", Format.SCREEN, language) as pdf:
        assert str(pdf.Root.Lang).split("-")[0] == language.split("-")[0]
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_arabic_is_read_from_right_to_left() -> None:
    with opened("workers", Format.SCREEN, "ar") as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_the_same_in_every_language(language: str) -> None:
    words = COUNTY.words_in(language)
    for design in COUNTY.leaflets:
        in_english = [line.number for line in lines_on(design, locality=COUNTY)]
        assert [line.number for line in lines_on(design, locality=COUNTY, words=words)] == in_english


@pytest.mark.parametrize("language", LANGUAGES)
def test_999_stands_wherever_english_has_it_and_nothing_is_left_in_english(language: str) -> None:
    words = COUNTY.words_in(language)
    assert missing_from(words, COUNTY.leaflets) == 0
    assert "999" in words.standing["emergency"]
    assert "{address}" in words.standing["square"]
    for design in COUNTY.leaflets:
        assert "999" in words.design(design).do[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_who_made_it_and_that_nobody_has_checked_it(language: str) -> None:
    words = COUNTY.words_in(language)
    assert words.made_by
    assert bool(words.checked_by) == (words.checked_on is not None)


def test_what_is_missing_stands_in_english_and_is_counted() -> None:
    polish = COUNTY.words_in("pl")
    torn = replace(polish, signs={}, standing={})
    county = replace(COUNTY, leaflet_words={"pl": torn})
    said = values_of(county.leaflet("drivers"), locality=county, qr="", address="", language="pl")
    assert said["signs"] == [COUNTY.sign(code).words for code in COUNTY.leaflet("drivers").signs]
    assert said["standing"]["do"] == STANDING["do"]
    assert said["title"] == polish.designs["drivers"].title
    signs = {code for design in COUNTY.leaflets for code in design.signs}
    assert missing_from(torn, COUNTY.leaflets) == len(signs) + len(STANDING)


def test_a_language_that_the_pack_has_not_is_refused() -> None:
    with pytest.raises(NotTranslated):
        COUNTY.words_in("tlh")
