"""Growth and awareness are told apart where they can be, and nothing more is said."""

import numpy as np
import pytest

from handrail.methods.prevalence.awareness import CAVEAT, Verdict, compare, fit_together, power, says
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.histories import Lists, NotLists, count_histories
from handrail.methods.prevalence.models import main_effects, model_from
from handrail.methods.prevalence.stepwise import NotEstimable, stepwise
from handrail.methods.prevalence.telling_periods import periods_for_people
from handrail.methods.prevalence.trajectory import trajectory
from tests.methods.prevalence import published

RATES = np.array([0.16, 0.10, 0.07, 0.05])


def county(draw: np.random.Generator, people: int, rates: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Lists:
    """A year of a county whose lists are independent."""
    on = (draw.random((people, 4)) < rates) @ (1 << np.arange(4))
    counts = np.bincount(on, minlength=16)
    counts[0] = 0
    return Lists(tuple("ABCD"), counts)


def test_without_dependences_each_period_is_fitted_by_itself() -> None:
    draw = np.random.default_rng(1)
    first, later = county(draw, 2000, RATES), county(draw, 3000, RATES * 1.5)
    found = compare([first, later])[0]
    for lists, period in ((first, found.first), (later, found.later)):
        alone = fit(lists.counts, main_effects(4))
        assert period.population == pytest.approx(alone.population, rel=1e-8)
        assert period.recorded == lists.observed
        assert period.share == pytest.approx(lists.observed / alone.population)
        assert period.share_interval.low < period.share < period.share_interval.high
    assert found.caveat == CAVEAT


def test_a_dependence_that_periods_share_is_fitted_once() -> None:
    """The same period twice: the same numbers as alone, with the same dependence."""
    model = model_from(4, "[12,13,14,23,34]")
    fitted = fit_together([published.KOSOVO_4, published.KOSOVO_4], model)
    assert len(fitted.terms) == model.parameters + 5
    found = compare([published.KOSOVO_4] * 3, dependences=model)
    assert len(found) == 2
    for comparison in found:
        assert comparison.later.population == pytest.approx(14341.6638, rel=1e-7)
        assert comparison.people_ratio.low < 1 < comparison.people_ratio.high
        assert comparison.verdict is Verdict.CANNOT_TELL


def share_of(verdict: Verdict, people: int, times: float, rates: float, runs: int = 120) -> float:
    """How often a verdict is given of two years, when people and rates change by these factors."""
    draw = np.random.default_rng(int(people * times * 100 * rates))
    found = [says([county(draw, people, RATES), county(draw, int(people * times), RATES * rates)]) for _ in range(runs)]
    return sum(one is verdict for one in found) / runs


def test_awareness_of_everybody_is_not_taken_for_growth() -> None:
    assert share_of(Verdict.VICTIMS, 1000, 1.0, 1.5) <= 0.07
    assert share_of(Verdict.AWARENESS, 1000, 1.0, 2.0) >= 0.7


def test_growth_is_found_as_often_as_the_number_of_people_lets_it() -> None:
    """At 300 people a year half as many again are found one time in three at best, twice as many two in three."""
    assert share_of(Verdict.VICTIMS, 300, 1.5, 1.0) == pytest.approx(0.27, abs=0.15)
    assert share_of(Verdict.VICTIMS, 300, 2.0, 1.0) == pytest.approx(0.62, abs=0.16)
    assert share_of(Verdict.VICTIMS, 3000, 1.5, 1.0) >= 0.9


def test_a_group_that_is_newly_reached_looks_like_growth() -> None:
    """Half of 5,000 people were invisible and no longer are: the verdict is wrong, which is why the caveat stands."""
    draw = np.random.default_rng(9)
    before = county(draw, 2500, RATES)
    after = Lists(before.names, county(draw, 2500, RATES).counts + county(draw, 2500, RATES).counts)
    assert says([before, after]) is Verdict.VICTIMS


def test_people_read_three_numbers_for_each_period_and_one_sentence() -> None:
    draw = np.random.default_rng(1)
    found = compare([county(draw, 2000, RATES), county(draw, 2000, RATES * 2)])
    told = list(periods_for_people(found, [(1.5, 0.32)]))
    assert told[0] == "Were there 1.5 times as many people, lists like the first would show it 32% of the time."
    assert told[2].startswith("first period")
    assert told[4] == "  Beside the first: consistent with more awareness."
    assert told[5] == CAVEAT


def test_power_is_told_beforehand() -> None:
    lists = county(np.random.default_rng(4), 1000, RATES)
    chances = [power(lists, factor, seed=1, runs=60) for factor in (1.0, 1.5, 2.5)]
    assert chances[0] < 0.1 < chances[1] < chances[2]
    assert chances == [power(lists, factor, seed=1, runs=60) for factor in (1.0, 1.5, 2.5)]


def test_two_lists_that_see_more_are_not_taken_for_two_that_depend() -> None:
    """Looked for in both years together a dependence would be found, and there is none."""
    draw = np.random.default_rng(12)
    years = [county(draw, 4000, RATES), county(draw, 4000, RATES * np.array([3, 3, 1, 1]))]
    found = trajectory(years, seed=1)
    assert found.dependences == main_effects(4)
    assert found.comparisons[0].verdict is Verdict.AWARENESS
    both = Lists(years[0].names, years[0].counts + years[1].counts)
    assert stepwise(both).model != main_effects(4)
    assert [factor for factor, _ in found.chances] == [1.25, 1.5, 2.0]


def test_a_dependence_that_one_year_shows_is_allowed_for_in_all() -> None:
    found = trajectory([published.KOSOVO_4, published.KOSOVO_4], seed=1)
    assert found.dependences == stepwise(published.KOSOVO_4).model
    assert found.comparisons[0].later.population == pytest.approx(14341.6638, rel=1e-7)


def test_periods_without_an_estimate_cannot_be_told_apart() -> None:
    apart = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    with pytest.raises(NotEstimable, match="Not estimable"):
        compare([apart, apart])
    assert says([apart, apart]) is Verdict.CANNOT_TELL
    with pytest.raises(NotEstimable):
        power(apart, 1.5, seed=1)


def test_periods_must_have_the_same_lists() -> None:
    other = Lists(("A", "B", "X", "Y"), published.KOSOVO_4.counts)
    with pytest.raises(NotLists, match="must be the same"):
        compare([published.KOSOVO_4, other])
