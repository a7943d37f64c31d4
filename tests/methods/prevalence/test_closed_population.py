"""Closed-population models give the numbers that algebra gives, and say when there is none."""

import numpy as np
import pytest

from handrail.methods.prevalence.closed_population import ORDERED, UNORDERED, closed_population
from handrail.methods.prevalence.histories import Lists, in_another_order
from handrail.methods.prevalence.sensitivity import if_people_differed
from handrail.methods.prevalence.stepwise import NotEstimable
from tests.methods.prevalence import published

# Alike in every list, and ever more people on more lists than independence would have: no term of Chao's is left out.
ALIKE = Lists(("A", "B", "C", "D"), np.array([0, 40, 40, 10, 40, 10, 10, 4, 40, 10, 10, 4, 10, 4, 4, 3]))


def test_chaos_bound_is_its_closed_form_where_people_only_get_easier_to_find() -> None:
    ones, twos = 160, 60
    assert closed_population(ALIKE, "Mh Chao (LB)").population == pytest.approx(
        ALIKE.observed + ones**2 * 3 / (8 * twos), rel=1e-9
    )


def test_lists_that_catch_alike_need_no_rates_of_their_own() -> None:
    for shape in ("Chao (LB)", "Poisson2", "Darroch", "Gamma3.5"):
        alike, apart = (closed_population(ALIKE, f"{kind} {shape}").population for kind in ("Mh", "Mth"))
        assert alike == pytest.approx(apart, rel=1e-7)


@pytest.mark.parametrize("model", UNORDERED)
def test_the_order_of_lists_says_nothing(model: str) -> None:
    turned = in_another_order(published.UK_5, [4, 2, 0, 3, 1])
    here, there = (closed_population(lists, model) for lists in (published.UK_5, turned))
    assert (here.population, here.deviation) == pytest.approx((there.population, there.deviation), rel=1e-8)


@pytest.mark.parametrize("model", ORDERED)
def test_models_of_occasions_say_something_else_when_lists_are_turned_round(model: str) -> None:
    turned = in_another_order(published.UK_5, [4, 3, 2, 1, 0])
    here, there = (closed_population(lists, model).population for lists in (published.UK_5, turned))
    assert abs(here - there) > published.UK_5.observed / 2
    assert model not in {one.change for one in if_people_differed(published.UK_5)}


def test_twice_as_many_on_every_history_are_twice_as_many_in_all() -> None:
    doubled = Lists(published.KOSOVO_4.names, published.KOSOVO_4.counts * 2)
    for model in UNORDERED:
        once, twice = (closed_population(lists, model).population for lists in (published.KOSOVO_4, doubled))
        assert twice == pytest.approx(2 * once, rel=1e-9)


def test_lists_that_do_not_overlap_have_no_number_by_any_model() -> None:
    apart = Lists(("A", "B", "C"), np.array([0, 20, 15, 0, 10, 0, 0, 0]))
    for model in UNORDERED:
        with pytest.raises(NotEstimable, match="Not estimable with"):
            closed_population(apart, model)
    assert {one.population for one in if_people_differed(apart)} == {None}


@pytest.mark.parametrize("model", [model for model in UNORDERED if "Chao" not in model and " " in model])
def test_steps_that_only_rounding_ends_are_no_estimate(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With steps enough every processor comes to one that rounding makes small, and which was the 24th of one."""
    monkeypatch.setattr("handrail.methods.prevalence.closed_population.ENOUGH_STEPS", 200)
    nobody_on_all_three = Lists(("A", "B", "C"), np.array([0, 40, 30, 6, 20, 0, 0, 0]))
    with pytest.raises(NotEstimable, match="too few people are on several lists"):
        closed_population(nobody_on_all_three, model)


def test_a_list_with_nobody_is_named_as_the_reason() -> None:
    empty = Lists(("A", "B", "C"), np.array([0, 20, 15, 4, 0, 0, 0, 0]))
    with pytest.raises(NotEstimable, match="nobody on these lists tells one of its rates"):
        closed_population(empty, "Mt")
