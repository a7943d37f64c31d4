"""The Home Office's figure for 2013 comes out as it was published, interval and all."""

import math

import pytest

from handrail.methods.prevalence.histories import count_histories
from handrail.methods.prevalence.home_office import profile_interval, stepwise_by_aic
from handrail.methods.prevalence.models import main_effects, model_from
from handrail.methods.prevalence.stepwise import NotEstimable
from tests.methods.prevalence import published, reference

# modslavmse::MSEfit with pthresh 0.05: AIC stepwise and Rcapture's profile interval; "between 10 and 13 thousand".
PUBLISHED = {
    "UK_6": (11408.9202, 9982.25627, 13181.6873),
    "UK_5": (11303.8709, 9889.19554, 13063.0964),
    "UK_4": (11006.9232, 9587.71498, 12771.9153),
    "NETHERLANDS_6": (60319.5256, 53301.9675, 68746.4775),
    "NETHERLANDS_5": (145982.551, 119368.716, 181009.335),
    "NEW_ORLEANS_5": (1027.30262, 665.582501, 1762.03077),
    "KOSOVO_4": (14325.6599, 12525.186, 16542.8354),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_number_and_interval_are_as_published(name: str) -> None:
    lists = getattr(published, name)
    with reference.stirling():
        population, interval = profile_interval(lists, stepwise_by_aic(lists).model)
    assert (population, interval.low, interval.high) == pytest.approx(PUBLISHED[name], rel=2e-7)


def test_a_stricter_threshold_allows_for_less() -> None:
    fitted = stepwise_by_aic(published.UK_6, threshold=0.001)
    assert fitted.model.notation == "[12,36,4,5]"
    assert profile_interval(published.UK_6, fitted.model)[0] == pytest.approx(14211.0991, rel=1e-6)


def test_a_model_without_an_estimate_has_no_interval() -> None:
    with pytest.raises(NotEstimable, match="Not estimable with the model"):
        profile_interval(published.ARTIFICIAL_3, model_from(3, "[12,3]"))
    lists = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    with pytest.raises(NotEstimable):
        stepwise_by_aic(lists)


def test_few_overlaps_leave_the_upper_limit_where_it_is_and_never_at_nothing() -> None:
    """Modslavmse gives no upper limit on sparse lists (defect 10); here it is a number or infinite."""
    lists = count_histories(("A", "B", "C"), {("A",): 30, ("B",): 25, ("C",): 20, ("A", "B"): 1})
    population, interval = profile_interval(lists, main_effects(3))
    assert 75 < interval.low < population < interval.high
    assert not math.isnan(interval.high)
