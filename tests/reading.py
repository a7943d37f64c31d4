"""How hard English words are to read: the reading age, by the formula of Flesch and Kincaid.

Kincaid, Fishburne, Rogers and Chissom (1975): grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59. A
pupil in grade n is about n + 5 years old. Syllables are counted from the spelling, which is right to within a few in a
hundred words: enough for a text, too rough for one word.
"""

import re
from collections.abc import Iterable

VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n+")
# Names that a reader has to meet whatever we write.
NAMES = re.compile(r"\b(?:Home Office|Salvation Army|National Referral Mechanism|Crimestoppers|Fair Work Agency)\b")
YEARS_AT_GRADE_0 = 5


def syllables(word: str) -> int:
    """The syllables of an English word, from its spelling; at least 1."""
    said = re.sub(r"[^a-z]", "", word.casefold())
    silent = re.search(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)$", said) is not None
    return max(1, len(VOWELS.findall(said)) - silent)


def reading_age(text: str) -> float:
    """The age, in years, at which most read this text with ease. A text without words is for anybody: 0."""
    plain = NAMES.sub("them", text)
    words = WORD.findall(plain)
    if not words:
        return 0.0
    sentences = sum(bool(WORD.search(one)) for one in SENTENCE.split(plain))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(0.0, grade + YEARS_AT_GRADE_0)


def reading_age_of(lines: Iterable[str]) -> float:
    """The reading age of lines of which each stands by itself."""
    return reading_age("\n".join(lines))
