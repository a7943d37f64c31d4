"""The public door in twelve languages: whole, honest about what is missing, and never chosen for anybody."""

import os
import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.ui import languages
from handrail.foundation.ui.catalogues import NotACatalogue, quoted, read_catalogue
from handrail.foundation.ui.languages import ENGLISH, LANGUAGES, OTHERS, Language
from tests.foundation.ui.marked import words

POT = languages.FOLDER / "handrail.pot"
HEAD = "# Drawn by `make docs` from what stands in the public door. Translators' files hold the same sentences.\n"
PAGES = (
    "/",
    "/get-help/",
    "/signs/",
    "/about-you/",
    "/what-happens/",
    "/leaving-quickly/",
    "/tell-us/",
    "/next-steps/",
)
every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)


def as_pot(said: list[str]) -> str:
    return HEAD + "".join(f'\nmsgid {quoted(one)}\nmsgstr ""\n' for one in said)


def holes(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|{\w+}|<[^>]+>|(?<!\d)(?:999|101|55)(?!\d)", text))


def test_the_list_of_what_is_to_be_said_is_fresh() -> None:
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        POT.write_text(as_pot(words()), encoding="utf-8")
    assert POT.read_text(encoding="utf-8") == as_pot(words()), "Run `make docs`."


@every_language
def test_a_translation_keeps_every_tag_number_and_place_to_fill(language: Language) -> None:
    for said, other in languages.translated(language.code).items():
        assert holes(said) == holes(other), other


@every_language
def test_a_translation_says_only_what_is_still_said(language: Language) -> None:
    assert languages.translated(language.code).keys() <= set(words())


@every_language
def test_what_matters_most_is_translated(language: Language) -> None:
    first = {"Exit this page", "Emergency", "Tell us", "Get help", "Whom to call", "Start now", "Languages"}
    assert first.isdisjoint(languages.missing(language.code))


@every_language
def test_each_says_who_made_it_and_whether_somebody_checked_it(language: Language) -> None:
    translation = languages.translations()[language.code]
    assert translation.made_by
    assert translation.checked == bool(translation.checked_by and translation.checked_on)


@every_language
@pytest.mark.django_db
def test_every_page_speaks_it_and_reads_the_right_way(language: Language, public_door: Client) -> None:
    public_door.cookies["handrail_language"] = language.code
    said = languages.translated(language.code)
    for page in PAGES:
        answer = public_door.get(page)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert f'<html lang="{language.tag}"' in text
        assert (' dir="rtl" class' in text) == language.right_to_left
        assert said["Exit this page"] in text
        assert "Exit this page</a>" not in text
        assert said["This translation has not yet been checked by a person who speaks the language."] in text
        assert "%(" not in text


@pytest.mark.django_db
def test_a_link_chooses_a_language_and_the_browser_keeps_it(public_door: Client) -> None:
    assert 'lang="ar" dir="rtl"' in public_door.get("/?language=ar").content.decode()
    assert 'lang="ar" dir="rtl"' in public_door.get("/signs/").content.decode()
    assert 'lang="en-GB"' in public_door.get("/signs/?language=en").content.decode()


@pytest.mark.django_db
def test_what_a_browser_prefers_is_offered_and_never_taken(public_door: Client) -> None:
    answer = public_door.get("/", headers={"accept-language": "sq-AL,en;q=0.5"})

    assert '<html lang="en-GB"' in answer.content.decode()
    assert "Lexojeni në shqip" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.django_db
def test_leaving_forgets_the_language(public_door: Client) -> None:
    public_door.get("/?language=vi")
    assert public_door.get("/leave/").cookies["handrail_language"]["max-age"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["xx", "", "../en", "AR", "\0"])
def test_a_language_that_nobody_speaks_is_english(asked: str, public_door: Client) -> None:
    answer = public_door.get("/", {"language": asked})
    assert '<html lang="en-GB"' in answer.content.decode()
    assert not answer.cookies


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n")))
def test_whatever_is_written_in_quotes_is_read_back(text: str) -> None:
    file = Path(os.environ["HANDRAIL_HOME"]) / f"read-back-{os.getpid()}.po"
    file.write_text(f"msgid {quoted('said')}\nmsgstr {quoted(text)}\n", encoding="utf-8")
    assert read_catalogue(file) == {"said": text}


@pytest.mark.parametrize("line", ['msgctxt "x"', "msgid x", 'msgstr "x" "y"x'])
def test_a_line_that_is_none_of_ours_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / "odd.po").write_text(f'msgid "x"\n{line}\n', encoding="utf-8")
    with pytest.raises(NotACatalogue, match=r"odd\.po, line 2"):
        read_catalogue(tmp_path / "odd.po")


def test_english_needs_no_translation() -> None:
    assert languages.is_checked(ENGLISH)
    assert len(LANGUAGES) == 12
