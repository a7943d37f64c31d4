"""Every number of a sentence is said in its translation, and no other: a wrong digit calls nobody."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from handrail.foundation.ui import languages
from handrail.foundation.ui.catalogues import read_catalogue
from handrail.foundation.ui.languages import OTHERS, Language

MARKUP = r"%\(\w+\)s|\{\w+\}|<[^>]+>"
every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)


def numbers(text: str) -> set[str]:
    """The numbers that are read, without those in tags."""
    return set(re.findall(r"\d+", re.sub(MARKUP, " ", text)))


def files(language: Language) -> list[Path]:
    packs = Path(settings.LOCALITIES).glob(f"*/languages/{language.code}.po")
    return [languages.FOLDER / language.code / "handrail.po", *packs]


@every_language
def test_a_translation_says_the_same_numbers(language: Language) -> None:
    for file in files(language):
        for said, other in read_catalogue(file).items():
            assert not other or numbers(said) == numbers(other), other
            assert not other or sorted(re.findall(MARKUP, said)) == sorted(re.findall(MARKUP, other)), other
