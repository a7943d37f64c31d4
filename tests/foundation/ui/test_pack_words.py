"""What a county's pack says at the public door, in other languages: listed beside it, kept apart, never guessed."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings

from handrail.foundation.locality import locality_in
from handrail.foundation.ui.catalogues import quoted, read_catalogue
from handrail.foundation.ui.languages import OTHERS, Language
from handrail.foundation.ui.pack_words import words_missing, words_of, words_translated
from handrail.public.pathway.queries.saying import SENTENCE_ENDS
from handrail.rules.localities.public_words import LIST, public_words
from tests.foundation.ui.test_languages import holes

PACKS = Path(settings.LOCALITIES)
NATION, COUNTIES = PACKS / "england-and-wales", ("hertfordshire",)
HEAD = (
    "# Drawn by `make docs` from what this pack says at the public door. Translators' files hold the same sentences.\n"
)
NUMBERS = re.compile(r"\d+|{\w+}")
# Laws and whoever answers to a name are called the same everywhere, so that they can be found.
OFFICIAL = re.compile(
    "National Referral Mechanism|Home Office|Salvation Army|Crimestoppers|Kalayaan|Fair Work Agency"
    "|Immigration Enforcement Competent Authority|Nationality and Borders Act|Mental Capacity Act|Care Act"
    "|Children Act|Housing Act"
)
every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)


def own_words(pack: Path) -> list[str]:
    """What this pack says and the one beneath does not."""
    beneath = set() if pack == NATION else set(public_words(locality_in(NATION)))
    return [said for said in public_words(locality_in(pack)) if said not in beneath]


def as_pot(said: list[str]) -> str:
    return HEAD + "".join(f'\nmsgid {quoted(one)}\nmsgstr ""\n' for one in said)


@pytest.mark.parametrize("pack", [NATION, *(PACKS / county for county in COUNTIES)], ids=lambda pack: pack.name)
def test_the_list_of_what_a_pack_says_is_fresh(pack: Path) -> None:
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        (pack / LIST).parent.mkdir(exist_ok=True)
        (pack / LIST).write_text(as_pot(own_words(pack)), encoding="utf-8")
    assert (pack / LIST).read_text(encoding="utf-8") == as_pot(own_words(pack)), "Run `make docs`."


@every_language
def test_a_pack_s_translation_keeps_every_number_and_says_only_what_is_still_said(language: Language) -> None:
    for pack in (NATION, *(PACKS / county for county in COUNTIES)):
        file = pack / "languages" / f"{language.code}.po"
        for said, other in (read_catalogue(file) if file.exists() else {}).items():
            assert said in own_words(pack), said
            assert not other or holes(said) == holes(other), other


@every_language
def test_what_leaflets_say_of_a_sign_is_said_on_pages_too(language: Language) -> None:
    pack = PACKS / settings.LOCALITY
    locality = locality_in(pack)
    code, said = next(iter(locality.words_in(language.code).signs.items()))
    assert words_translated(pack, language.code)[locality.sign(code).words] == said


@every_language
def test_each_sentence_of_a_pack_is_translated_or_counted_as_missing(language: Language) -> None:
    pack = PACKS / settings.LOCALITY
    missing, translated = words_missing(pack, language.code), words_translated(pack, language.code)
    assert len(missing) + len(translated) == len(words_of(pack))
    assert not set(missing) & translated.keys()


@every_language
def test_a_step_keeps_its_numbers_laws_and_official_names(language: Language) -> None:
    said = words_translated(NATION, language.code)
    for english, other in {one: said[one] for one in words_of_steps() if one in said}.items():
        assert sorted(NUMBERS.findall(english)) == sorted(NUMBERS.findall(other)), other
        assert set(OFFICIAL.findall(english)) == set(OFFICIAL.findall(other)), other


@every_language
def test_what_a_step_asks_for_has_as_many_sentences_so_that_the_first_can_head_it(language: Language) -> None:
    said = words_translated(NATION, language.code)
    for english in (step.do for step in locality_in(NATION).pathway.steps if step.do in said):
        assert len(sentences(english)) == len(sentences(said[english])), said[english]


def words_of_steps() -> list[str]:
    """What steps say, with what they say besides."""
    found = []
    for step in locality_in(NATION).pathway.steps:
        found += [step.do, step.who, step.because, *step.say, *step.do_not]
        found += [words for one in step.also for words in (one.do, *one.say, *one.do_not) if words]
    return found


def sentences(text: str) -> list[str]:
    return [*filter(None, SENTENCE_ENDS.split(text))]
