"""The measure of reading tells a child's text from a lawyer's."""

import pytest

from tests.reading import reading_age, reading_age_of, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("house", 1), ("table", 2), ("police", 2), ("asked", 1), ("wanted", 2), ("telephone", 3), ("the", 1)],
)
def test_syllables_are_counted_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_for_the_young() -> None:
    assert reading_age("You can call us. You need not be sure. We will help you.") < 8


def test_long_words_in_long_sentences_are_for_lawyers() -> None:
    legal = "Notwithstanding considerations of proportionality, the authority determines applicability."
    assert reading_age(legal) > 18


def test_a_text_without_words_is_for_anybody() -> None:
    assert reading_age("08000 121 700") == 0


def test_a_line_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert reading_age_of(["They are tired", "They are sad"]) == reading_age("They are tired. They are sad.")
