"""A question asked of whole columns of pairs is answered as it is of each pair alone."""

from itertools import combinations_with_replacement

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, JaroWinkler

from handrail.methods.linkage.bulk import grades_of
from handrail.methods.linkage.comparisons import COMPARISONS, grader_of
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.sides import Sides, Told
from handrail.methods.linkage.words import Words
from tests.methods.linkage.mentioning import MARIA, mentions
from tests.methods.linkage.test_predicates import QUESTIONS, sampled

# Few letters, so that words are often nearly the same; some are no Latin ones, and some count as one when packed.
LETTERS = st.sampled_from("abAB 1é\u0161\u0161a\U0001f600")
PAIRS_OF_WORDS = st.lists(st.tuples(st.text(LETTERS, min_size=1, max_size=12), st.text(LETTERS, min_size=1)))


def every_pair(said: list[Mention]) -> Sides:
    left, right = zip(*combinations_with_replacement(range(len(said)), 2), strict=True)
    return Sides(Told(said), np.array(left, np.int32), np.array(right, np.int32))


def assert_answered_alike(said: list[Mention]) -> None:
    sides = every_pair(said)
    ends = list(zip(sides.left.tolist(), sides.right.tolist(), strict=True))
    for question in QUESTIONS:
        alone = [question.answer()(said[left], said[right]) for left, right in ends]
        assert sides.held(question).tolist() == alone, question
    for comparison in COMPARISONS:
        grader = grader_of(comparison)
        graded = [None if grade < 0 else grade for grade in grades_of(comparison, sides).tolist()]
        assert graded == [grader(said[left], said[right]) for left, right in ends], comparison.name


def test_every_question_is_answered_of_columns_as_of_one_pair() -> None:
    assert_answered_alike([MARIA, *sampled(), Mention("nothing")])


@given(st.lists(mentions(), min_size=1, max_size=6))
@settings(max_examples=30)
def test_whatever_is_said_columns_are_answered_as_one_pair_is(said: list[Mention]) -> None:
    assert_answered_alike(said)


@given(PAIRS_OF_WORDS)
@settings(max_examples=60)
def test_nothing_that_is_alike_is_left_out_before_it_is_measured(pairs: list[tuple[str, str]]) -> None:
    words = Words()
    one, other = words.number([one for one, _ in pairs]), words.number([other for _, other in pairs])
    likeness = [JaroWinkler.similarity(*pair) for pair in pairs]
    assert (words.most_alike(one, other) >= np.array(likeness, np.float32) - 1e-5).all()
    for line in (0.85, 0.92):
        assert (words.likeness(one, other, line) >= line).tolist() == [alike >= line for alike in likeness]
    assert words.one_slip(one, other).tolist() == [OSA.distance(*pair) <= 1 for pair in pairs]


def test_a_word_of_a_megabyte_is_compared_like_any_other() -> None:
    long = "ab" * 500_000
    words = Words()
    one, other = words.number([long, long]), words.number(["ab", "ba"])
    assert words.within(one, other, 2, or_ends=False).tolist() == [True, False]
    assert words.one_slip(one, other).tolist() == [False, False]
