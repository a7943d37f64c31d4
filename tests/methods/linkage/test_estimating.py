"""What is drawn to estimate from is what was asked for, and what is found is what was put in."""

from itertools import combinations, product

import numpy as np
import pytest

from handrail.methods.linkage.blocking import Counted
from handrail.methods.linkage.drawing import Together, drawn_of_all, pairs_of_any
from handrail.methods.linkage.estimating import estimate
from handrail.methods.linkage.expecting import chances_of_one, patterns_of
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.shipped import shipped_model
from handrail.methods.linkage.sides import Told

SOME = [Mention(str(place), given=f"g{place % 3}", phone=f"{place % 5}" if place % 4 else "") for place in range(30)]
OTHERS = [Mention(str(place), given=f"g{place % 4}", phone=f"{place % 2}") for place in range(20)]
SHIPPED = shipped_model()


def of_one_given(told: Told) -> set[tuple[int, int]]:
    pairs = combinations(range(30), 2) if told.from_others is None else product(range(30), range(30, 50))
    return {pair for pair in pairs if told.mentions[pair[0]].given == told.mentions[pair[1]].given}


@pytest.mark.parametrize("told", [Told(SOME), Told(SOME, OTHERS)], ids=["within", "across"])
def test_every_pair_of_a_block_has_a_number(told: Told) -> None:
    together = Together(told, ("given",), Counted(told))
    left, right = together.drawn(10_000)
    assert len(together) == len(left)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == of_one_given(told)


@pytest.mark.parametrize("told", [Told(SOME), Told(SOME, OTHERS)], ids=["within", "across"])
def test_what_is_drawn_of_a_block_is_in_it(told: Told) -> None:
    left, right = Together(told, ("given",), Counted(told)).drawn(40)
    drawn = set(zip(left.tolist(), right.tolist(), strict=True))
    assert len(drawn) == len(left) > 20
    assert drawn <= of_one_given(told)


@pytest.mark.parametrize(("told", "count"), [(Told(SOME), 30 * 29 // 2), (Told(SOME, OTHERS), 30 * 20)])
def test_of_few_records_every_pair_is_drawn(told: Told, count: int) -> None:
    left, right = drawn_of_all(told, 1_000)
    assert len(set(zip(left.tolist(), right.tolist(), strict=True))) == len(left) == count


def test_of_many_records_no_one_is_drawn_beside_oneself_and_others_stand_right() -> None:
    left, right = drawn_of_all(Told(SOME), 200)
    assert 150 < len(left) <= 200
    assert not (left == right).any()
    left, right = drawn_of_all(Told(SOME, OTHERS), 200)
    assert left.max() < 30 <= right.min()


def test_a_pair_in_two_blocks_counts_once() -> None:
    told = Told(SOME)
    pairs = combinations(SOME, 2)
    in_any = sum(one.given == other.given or (one.phone == other.phone != "") for one, other in pairs)
    assert pairs_of_any(told, [("given",), ("phone",)], Counted(told), 10_000) == pytest.approx(in_any)


def test_the_chances_that_pairs_were_made_with_are_found_again() -> None:
    chance = np.random.default_rng(3)
    one = chance.random(40_000) < 0.7
    ms, us = np.array([0.9, 0.08, 0.02]), np.array([0.02, 0.08, 0.9])
    grades = np.where(one[:, None], chance.choice(3, (40_000, 4), p=ms), chance.choice(3, (40_000, 4), p=us))
    grades[::5, 0] = -1
    for found in chances_of_one(patterns_of(grades.astype(np.int8)), [np.full(3, 1 / 3)] * 4, [us] * 4):
        assert found == pytest.approx(ms, abs=0.01)


def test_what_no_block_tells_of_is_as_shipped() -> None:
    """Where records say a telephone and a name alone, nothing tells how often one person's telephone is the same."""
    mentions = [Mention(str(place), given=f"g{place % 30}", phone=str(place % 900)) for place in range(1_800)]
    estimated = estimate(Told(mentions), SHIPPED, keep_shipped=True)
    assert "phone, same" in estimated.as_shipped
    assert [each.m for each in estimated.model.chances["phone"]] == pytest.approx(
        [each.m for each in SHIPPED.chances["phone"]]
    )
