"""What the number hangs on is said beside it."""

import math
from itertools import pairwise

import numpy as np
import pytest

from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.gates import hanging_on_one_list
from handrail.methods.prevalence.histories import Lists, count_histories, without_list
from handrail.methods.prevalence.models import main_effects, model_from
from handrail.methods.prevalence.sensitivity import (
    find_what_is_known,
    if_all_lists_depended,
    if_lists_depended,
    if_the_prior_differed,
    leave_one_list_out,
    number_by_bic,
    number_by_main_effects,
    number_by_stepwise,
    one_link_more_or_less,
    sensitivity,
    with_offset,
)
from tests.methods.prevalence import published

pytestmark = published.compiled_once
THREE = count_histories(
    ("A", "B", "C"),
    {("A",): 40, ("B",): 30, ("C",): 20, ("A", "B"): 16, ("A", "C"): 9, ("B", "C"): 8, ("A", "B", "C"): 2},
)


def test_each_list_is_left_out_in_turn() -> None:
    found = leave_one_list_out(published.UK_5, number_by_stepwise)
    assert [one.change for one in found] == [f"without {name}" for name in published.UK_5.names]
    assert found[4].population == number_by_stepwise(without_list(published.UK_5, 4))
    apart = count_histories(("A", "B", "C"), {("A",): 20, ("A", "B"): 5, ("B",): 15, ("C",): 10})
    assert leave_one_list_out(apart, number_by_main_effects)[0].population is None


def test_two_lists_that_are_left_give_lincolns_number() -> None:
    found = leave_one_list_out(THREE, number_by_main_effects)[2].population
    assert found == pytest.approx((40 + 9 + 16 + 2) * (30 + 8 + 16 + 2) / (16 + 2))


def test_a_link_more_makes_fewer_people_and_a_link_fewer_makes_more() -> None:
    base = number_by_main_effects(THREE)
    assert base is not None
    for changed in one_link_more_or_less(THREE, number_by_main_effects):
        assert changed.population is not None
        assert (changed.population < base) == changed.change.startswith("one link more")


def test_a_link_is_taken_from_nobody_who_is_not_there() -> None:
    few = count_histories(("A", "B", "C"), {("A",): 5, ("B", "C"): 1, ("A", "B"): 4, ("A", "C"): 3})
    assert [one.change for one in one_link_more_or_less(few, lambda lists: float(lists.observed))] == [
        "one link fewer between A and B",
        "one link fewer between A and C",
        "one link fewer between B and C",
    ]


def test_a_dependence_that_nobody_can_test_moves_the_number() -> None:
    model = main_effects(4)
    found = if_lists_depended(published.KOSOVO_4, model)
    numbers = [number for _, number in found if number is not None]
    assert dict(found)[1.0] == pytest.approx(7394.58666, rel=1e-8)
    assert all(less < more for less, more in pairwise(numbers))


def test_two_lists_of_three_with_an_odds_ratio_have_the_number_of_the_formula() -> None:
    """With all but one pair allowed for, the pair left has a closed form: the dark figure times its ratio."""
    model = model_from(3, "[12,13]")
    base = fit(THREE.counts, model).dark
    for ratio, number in if_lists_depended(THREE, model):
        assert number is not None
        assert number - THREE.observed == pytest.approx(base * ratio, rel=1e-9)


def test_the_highest_interaction_multiplies_the_unseen_and_leaves_the_seen_as_they_are() -> None:
    """With every other term free it does so by the ratio of odd cells to even ones, whichever cell it is put upon."""
    model = model_from(3, "[12,13,23]")
    base, full = fit(THREE.counts, model), np.eye(8)[-1]
    for ratio, number in if_all_lists_depended(THREE, model):
        assert number == pytest.approx(THREE.observed + base.dark * ratio, rel=1e-12)
        assert number == pytest.approx(with_offset(THREE, model, -full * math.log(ratio)), rel=1e-9)
    few = dict(if_all_lists_depended(published.UK_5, main_effects(5)))
    assert few[5.0] == pytest.approx(published.UK_5.observed + 5 * (13444.03 - published.UK_5.observed), rel=1e-4)


def test_hidden_lists_are_found_again_where_lists_are_independent() -> None:
    rates, people = (0.5, 0.4, 0.3, 0.35), 4000.0
    counts = np.zeros(16, dtype=np.int64)
    for history in range(1, 16):
        shares = [rate if history >> place & 1 else 1 - rate for place, rate in enumerate(rates)]
        counts[history] = round(people * math.prod(shares))
    for known in find_what_is_known(Lists(tuple("ABCD"), counts), number_by_bic):
        assert known.log_bias == pytest.approx(0, abs=0.01)


def test_on_real_lists_too_few_are_found() -> None:
    """Binette and Steorts 2022: all methods find too few on average."""
    biases = [known.log_bias for known in find_what_is_known(published.KOSOVO_4, number_by_main_effects)]
    assert np.mean([bias for bias in biases if bias is not None]) < 0
    nobody = count_histories(("A", "B", "C"), {("A",): 20, ("B", "C"): 5})
    assert find_what_is_known(nobody, number_by_main_effects)[0].log_bias is None


def test_everything_is_asked_at_once() -> None:
    found = sensitivity(published.KOSOVO_4)
    assert found.by == "bic"
    assert [rival.model for rival in found.rivals] == ["[123,14,34]", "[123,134]", "[134,12,23]"]
    assert found.rivals[2].population == pytest.approx(18_393.3, abs=0.1)
    assert (len(found.left_out), len(found.links), len(found.pairs_depend), len(found.known)) == (4, 12, 7, 4)


def test_a_prior_that_decides_the_number_is_told() -> None:
    """R's conting flips one table from 14,213 to 2,560 with its prior, and says nothing (defect 9)."""
    found = dict(if_the_prior_differed(published.NEW_ORLEANS_5))
    assert found[2**-5] == pytest.approx(869, rel=0.01)
    assert len(found) == 4
    assert max(number or 0 for number in found.values()) > 1.3 * min(number or 0 for number in found.values())
    assert if_the_prior_differed(published.UK_6) == []


def test_a_number_that_hangs_on_one_list_is_told() -> None:
    told = list(hanging_on_one_list(100.0, [("without A", 120.0), ("without B", None), ("without C", 40.0)]))
    assert told == [
        "There is no number without B: all of it hangs on that list.",
        "The number is 40 without C and 100 with all lists: more than twofold.",
    ]
