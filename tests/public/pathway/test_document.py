"""The steps as a document to keep."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils.html import strip_tags
from django.utils.translation import override

from handrail.foundation.locality import current_locality, current_pack
from handrail.foundation.printing.documents import document
from handrail.foundation.ui.languages import OTHERS, Language
from handrail.foundation.ui.marking import marked
from handrail.foundation.ui.pack_words import words_translated
from handrail.public.pathway.models import Told
from handrail.public.pathway.queries import printed
from tests.foundation.printing.read_back import opened, tags_of, words_of
from tests.public.pathway.test_wizard import NURSE, carry
from tests.rules.pathway.test_wording import REFERS, decided

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


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


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_the_document_speaks_the_language_of_the_page_and_repeats_itself_in_english(
    language: Language, public_door: Client
) -> None:
    carry(public_door, NURSE)
    given = public_door.get(f"/next-steps/steps/what-to-do-next.pdf?language={language.code}")
    made = opened(given.content)
    assert str(made.Root.Lang) == language.code.partition("-")[0] or str(made.Root.Lang).startswith(language.code[:2])
    assert made.Root.MarkInfo.Marked
    assert tags_of(made).count("/H1") == 2 * len(headings_in_english(public_door)) + 1
    printed = words_of(made)
    assert "0800 808 3733" in printed
    assert "Tell your own safeguarding lead" in printed
    assert "(draft," in printed
    assert [one for one in said_first(public_door, language) if one not in "".join(printed.split())] == []


def said_first(door: Client, language: Language) -> list[str]:
    """The words that the page says first, as a document has them: it writes Arabic in the order of the eye."""
    shown = door.get(f"/next-steps/steps/?language={language.code}").content.decode()
    found = re.search(r'<li class="handrail-step"[^>]*>\s*<h3[^>]*>1\. (.*?)</h3>', shown)
    assert found is not None
    words = [word.strip(".") for word in strip_tags(found[1]).split()]
    return [word[::-1] for word in words if word.isalpha() and "لا" not in word] if language.right_to_left else words


def headings_in_english(door: Client) -> list[str]:
    """The first headings of the English document."""
    english = opened(door.get("/next-steps/steps/what-to-do-next.pdf?language=en").content)
    return [tag for tag in tags_of(english) if tag == "/H1"]


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_every_sentence_of_the_pack_can_be_printed_in_each_language(language: Language) -> None:
    """PDF/UA-1 refuses a letter that no font has."""
    with override(language.code):
        values = printed(Told(), decided(REFERS), locality=current_locality(), at=NOON)
        said = words_translated(current_pack(), language.code)
        values["said"]["safer"] = [*said.values(), *map(marked, list(said)[:20])]
        made = document("pathway/next_steps", values, of_the_pack=True)
    assert len(opened(made).pages) > 20


def test_what_nobody_has_translated_is_marked_as_english_on_paper() -> None:
    with override("ar"):
        values = printed(Told(), decided(REFERS), locality=current_locality(), at=NOON)
    values["said"]["safer"] = [marked("Nobody has translated this.")]
    made = opened(document("pathway/next_steps", values, of_the_pack=True))
    assert "Nobody has translated this." in words_of(made)
    assert "\ue000" not in words_of(made)
