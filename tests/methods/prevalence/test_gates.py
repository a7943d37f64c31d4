"""What may be said is decided before a number is looked at, and each reason is a sentence."""

import numpy as np
import pytest

from handrail.methods.prevalence.gates import Gate, doubts_about, far_apart, judge, refusals
from handrail.methods.prevalence.histories import Lists, add_up, count_histories
from handrail.methods.prevalence.lower_bound import bound_many, lower_bound, surely_at_least
from handrail.methods.prevalence.resampling import Interval, Resampled
from tests.methods.prevalence import published

GOOD = {("A",): 40, ("B",): 30, ("C",): 20, ("A", "B"): 6, ("A", "C"): 5, ("B", "C"): 4, ("A", "B", "C"): 20}


def lists_of(**changed: int) -> Lists:
    people = {**GOOD, **{tuple(key.split("_")): count for key, count in changed.items()}}
    return count_histories(("A", "B", "C"), people)


def test_good_lists_are_refused_for_nothing() -> None:
    assert refusals(lists_of()) == []
    assert judge([], []).gate is Gate.GREEN


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        (lists_of(C=0, A_C=0, B_C=0, A_B_C=0), "Nobody is on the list C."),
        (lists_of(A_C=0, B_C=0, A_B_C=0), "Nobody on the list C is on any other"),
        (lists_of(A_B=1, A_C=1, B_C=1, A_B_C=0), "Fewer than 5 people are on two lists or more; below 10"),
        (lists_of(A_B=1, A_C=0, B_C=0, A_B_C=0), "Fewer than 5 people are on two lists or more"),
        (lists_of(A=0, B=0, A_C=0, B_C=0), "A and B hold exactly the same people"),
        (lists_of(A_B=0, A_C=0, B_C=0, A_B_C=0), "Not estimable with the model [1,2,3]"),
    ],
)
def test_lists_that_settle_nothing_are_refused(lists: Lists, sentence: str) -> None:
    found = refusals(lists)
    assert any(sentence in reason for reason in found), found
    assert judge(found, []).gate is Gate.REFUSED


def test_a_list_that_others_fill_is_refused() -> None:
    assert refusals(lists_of(), fed=["B"])[0].startswith("B is where other organisations on these lists send people.")


def resampled(bias: float, failed: float) -> Resampled:
    some = Interval(0.95, 1.0, 2.0)
    return Resampled(some, some, bias, 0.0, 1000, failed)


def test_doubts_make_a_range_amber() -> None:
    assert list(doubts_about(lists_of(), resampled(0.1, 0.01))) == []
    assert "far from the middle" in next(doubts_about(lists_of(), resampled(-0.51, 0.0)))
    assert "In 6% of the samples" in next(doubts_about(lists_of(), resampled(0.0, 0.06)))
    few = next(doubts_about(lists_of(A_B_C=5)))
    assert few == "20 people are on two lists or more: each link that is missed or wrong moves the answer by about 5%."
    assert judge([], [few]).gate is Gate.AMBER


def test_methods_that_disagree_twofold_are_told() -> None:
    assert list(far_apart([100.0, 199.0])) == []
    assert list(far_apart([])) == []
    assert "from 100 to 250" in next(far_apart([100.0, 250.0]))


def test_the_lower_bound_is_chaos_for_pairs() -> None:
    """Kosovo: Rcapture's bound for lists and people that differ is 8,591; the true number is about 10,401."""
    lists = published.KOSOVO_4
    alone, on_two = (1131, 845, 936, 306), 177 + 228 + 106 + 217 + 31 + 123
    products = sum(one * other for place, one in enumerate(alone) for other in alone[place + 1 :])
    assert lower_bound(lists) == pytest.approx(4400 + products / (on_two + 1))
    assert 8000 < surely_at_least(lists, seed=1) < lower_bound(lists) < 10_401


def test_the_lower_bound_holds_when_half_are_almost_invisible() -> None:
    """1,000 people, half of them ten times as hard to see: what may be said stays below in nearly every county."""
    rng = np.random.default_rng(8)
    rates = np.outer(np.repeat([1.0, 0.1], 500), [0.16, 0.10, 0.07, 0.05]) * 1.8
    held = []
    for _ in range(60):
        on = (rng.random((1000, 4)) < rates) @ (1 << np.arange(4))
        lists = add_up("ABCD", [(int(history), 1) for history in on if history])
        held.append(surely_at_least(lists, seed=1, replicates=100) <= 1000)
    assert np.mean(held) >= 0.97


def test_the_bound_of_many_tables_is_that_of_each() -> None:
    tables = np.array([published.UK_5.counts, published.NEW_ORLEANS_5.counts])
    each = [lower_bound(published.UK_5) - 2744, lower_bound(published.NEW_ORLEANS_5) - 185]
    assert bound_many(tables, 5) == pytest.approx(each)
