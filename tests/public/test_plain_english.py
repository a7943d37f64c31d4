"""Every page of the public door can be read by somebody who reads as well as an eleven-year-old does."""

import re

import pytest
from django.test import Client
from lxml import html

PAGES = (
    "/",
    "/get-help/",
    "/signs/",
    "/professionals/",
    "/about-you/",
    "/leaving-quickly/",
    "/what-happens/",
    "/accessibility/",
    "/about/",
    "/tell-us/",
    "/driver/",
    "/follow-up/",
    "/next-steps/",
    "/help/",
)
OLDEST = 11
# A list of names is no prose.
SENTENCES = (
    "//main//*[self::p or self::li or self::h1 or self::h2 or self::h3 or self::label or self::legend]"
    "[not(ancestor::ul[contains(@class, 'handrail-names')])]"
)
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """How many times a word is sounded, roughly: runs of vowels, without a silent e."""
    sounded = word[:-1] if word.endswith("e") and not word.endswith(("le", "ee")) else word
    return max(1, len(VOWELS.findall(sounded)))


def reading_age(sentences: list[list[str]]) -> float:
    """The Flesch-Kincaid grade and the five years before it."""
    words = [word for sentence in sentences for word in sentence]
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


def sentences_of(page: str) -> list[list[str]]:
    """What a page says, sentence by sentence; each line of a list is one."""
    blocks = html.fromstring(page).xpath(SENTENCES)
    texts = (re.split(r"[.!?:;]\s|[.!?]$", " ".join(block.text_content().split())) for block in blocks)
    words = (re.findall(r"[a-z’']+", text.lower()) for parts in texts for text in parts)
    return [sentence for sentence in words if sentence]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_plain_english(page: str, public_door: Client) -> None:
    assert reading_age(sentences_of(public_door.get(page).content.decode())) <= OLDEST


def test_the_measure_tells_plain_from_heavy() -> None:
    plain = [["we", "read", "what", "you", "send"]]
    heavy = [
        ["organisational", "safeguarding", "responsibilities", "necessitate", "multidisciplinary", "consideration"]
    ]
    assert reading_age(plain) < OLDEST < reading_age(heavy)
