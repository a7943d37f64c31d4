"""The words never say more than the counts do, and none of them says that anything worked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.change.counted import Counted
from handrail.methods.change.elsewhere import RatioOfRatios, compare_with_elsewhere
from handrail.methods.change.rates import RateRatio, compare
from handrail.methods.change.verdict import MEANS, Verdict, verdict_on

numbers = st.integers(0, 200)


def here(before: int, after: int) -> RateRatio:
    return compare(Counted(before, 30), Counted(after, 30))


def beside(found: RateRatio, before: int, after: int) -> RatioOfRatios:
    return compare_with_elsewhere(found, here(before, after))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0, 9, "too few to tell"),
        (2, 7, "too few to tell"),
        (6, 8, "too few to tell"),
        (2, 14, "rose, cause not shown"),
        (14, 2, "fell, cause not shown"),
        (0, 10, "rose, cause not shown"),
        (10, 0, "fell, cause not shown"),
        (50, 55, "no change shown"),
        (24, 29, "too few to tell"),
        (29, 24, "no change shown"),
        (0, 0, "too few to tell"),
    ],
)
def test_the_words_for_two_counts(before: int, after: int, words: str) -> None:
    assert str(verdict_on(here(before, after))) == words


@pytest.mark.parametrize(
    ("counts", "elsewhere", "words"),
    [
        ((20, 60), (300, 310), "rose more than elsewhere"),
        ((60, 20), (310, 300), "fell more than elsewhere"),
        ((20, 60), (100, 290), "rose, cause not shown"),
        ((60, 20), (290, 100), "fell, cause not shown"),
        ((50, 50), (300, 100), "no change shown"),
        ((50, 50), (100, 300), "no change shown"),
        ((2, 5), (300, 10), "too few to tell"),
        ((0, 60), (300, 310), "rose more than elsewhere"),
    ],
)
def test_the_words_beside_elsewhere(counts: tuple[int, int], elsewhere: tuple[int, int], words: str) -> None:
    found = here(*counts)
    assert str(verdict_on(found, beside(found, *elsewhere))) == words


@settings(max_examples=40)
@given(numbers, numbers, numbers, numbers)
def test_a_rise_is_said_only_of_a_rise(before: int, after: int, there: int, then: int) -> None:
    found = here(before, after)
    for verdict in (verdict_on(found), verdict_on(found, beside(found, there, then))):
        assert ("rose" in verdict) <= (after > before)
        assert ("fell" in verdict) <= (after < before)
        assert (before + after < 10) <= (verdict is Verdict.TOO_FEW)


@given(st.integers(10, 200), numbers)
def test_words_for_a_rise_and_a_fall_mirror_each_other(one: int, other: int) -> None:
    mirrored = {Verdict.ROSE: Verdict.FELL, Verdict.FELL: Verdict.ROSE}
    forwards, backwards = verdict_on(here(one, other)), verdict_on(here(other, one))
    assert mirrored.get(forwards) == (backwards if backwards in mirrored else None)


def test_every_verdict_is_explained_and_none_says_that_it_worked() -> None:
    assert set(MEANS) == set(Verdict)
    assert not any("work" in f"{verdict} {MEANS[verdict]}".lower() for verdict in Verdict)
