"""A log-linear fit gives what the field's own programs give, whichever way it is computed."""

import math
from itertools import permutations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.prevalence import kernel
from handrail.methods.prevalence.fitting import Fit, fit, is_identified
from handrail.methods.prevalence.histories import Lists, in_another_order
from handrail.methods.prevalence.models import Model, every_model, main_effects, model_from, pairs
from handrail.methods.prevalence.transforms import subset_sums, superset_sums
from tests.methods.prevalence import published

# Population, 95% limits, AIC, BIC: SparseMSE 2.0.1, MultipleSystemsEstimation 1.2.0 and Rcapture, run on these tables.
MAIN = {
    "UK_6": (12213.9951, 10988.8001, 13621.2567, 305.019989, 346.440),
    "UK_5": (13444.1312, 11985.1709, 15133.4265, 217.778876, 253.282),
    "UK_4": (10694.2545, 9506.72596, 12081.0032, 133.385003, 162.359),
    "NETHERLANDS_6": (52823.4639, 48523.9033, 57581.8548, 584.408800, 633.521),
    "NETHERLANDS_5": (52923.8943, 48594.522, 57717.6675, 505.634561, 547.731),
    "NEW_ORLEANS_5": (1034.15107, 658.258392, 1708.60221, 77.529389, 96.852),
    "KOSOVO_4": (7394.58666, 7172.90881, 7633.98636, 357.362741, 389.310),
    "ARTIFICIAL_3": (539.093929, 278.654157, 1170.88509, 36.147424, 46.405),
}
OTHERS = {
    ("UK_5", "[123,25,34]"): (25311.2906, 195.879106),
    ("UK_5", "[123,34,5]"): (28822.1, 196.330),
    ("UK_5", "[12,13,25,35,45]"): (12262.4, 197.495),
    ("UK_4", "[12,13,4]"): (11987.0876, 142.423463),
    ("NETHERLANDS_5", "[135,12,24,34]"): (148788.759, 219.170729),
    ("NETHERLANDS_5", "[12,15,23,24,25,35,45]"): (48012.7263, 222.0539),
    ("NEW_ORLEANS_5", "[35,1,2,4]"): (924.5, 98.520),
    ("KOSOVO_4", "[123,14,34]"): (10356.519, 203.029633),
    ("KOSOVO_4", "[123,134]"): (12741.0, 203.113),
    ("ARTIFICIAL_3", "[13,23]"): (296.0, 46.661),
}


def lists_called(name: str) -> Lists:
    found = getattr(published, name)
    assert isinstance(found, Lists)
    return found


def compiled_fit(lists: Lists, model: Model) -> tuple[float, float, int]:
    """Population, BIC and state, by the compiled way."""
    people = lists.counts.astype(float)
    terms = np.array((0, *model.terms))
    fitted = np.zeros(len(people))
    core, state = kernel.fit_terms(
        people, superset_sums(people), lists.size, terms, np.zeros(len(terms)), fitted, False
    )
    likelihood = core - sum(math.lgamma(count + 1) for count in people)
    return lists.observed + fitted[0], len(terms) * math.log(lists.observed) - 2 * likelihood, state


@pytest.mark.parametrize("name", MAIN)
def test_the_model_without_dependences_is_as_published(name: str) -> None:
    lists = lists_called(name)
    fitted = fit(lists.counts, main_effects(lists.size))
    assert fitted.population == pytest.approx(MAIN[name][0], rel=1e-8)
    # R stops a little early, by the deviance: its limits are less exact than its estimates.
    assert (*fitted.wald_interval(), fitted.aic, fitted.bic) == pytest.approx(MAIN[name][1:], rel=5e-5)
    assert fitted.certified


@pytest.mark.parametrize(("name", "notation"), OTHERS)
def test_models_with_dependences_are_as_published(name: str, notation: str) -> None:
    lists = lists_called(name)
    fitted = fit(lists.counts, model_from(lists.size, notation))
    population, bic = OTHERS[name, notation]
    assert fitted.population == pytest.approx(population, abs=0.06 if population == round(population, 1) else 1e-3)
    assert fitted.bic == pytest.approx(bic, abs=6e-4)
    assert fitted.model.notation == notation


def test_a_term_whose_overlap_is_empty_still_counts_in_the_criteria() -> None:
    lists = published.NETHERLANDS_6
    fitted = fit(lists.counts, model_from(6, "[12,16,23,25,34,36,45,46]"))
    assert fitted.population == pytest.approx(111139.371, rel=1e-8)
    assert fitted.aic == pytest.approx(207.184861, abs=1e-6)
    assert len(fitted.terms) == fitted.model.parameters - 2
    assert fitted.deviation(0b11) == math.inf


@pytest.mark.parametrize("name", ["UK_5", "NETHERLANDS_5", "NEW_ORLEANS_5", "KOSOVO_4", "ARTIFICIAL_3"])
def test_the_compiled_way_and_numpys_agree_to_the_ninth_place(name: str) -> None:
    lists = lists_called(name)
    for model in every_model(lists.size)[:: 40 if lists.size == 5 else 3]:
        plain, (population, bic, state) = fit(lists.counts, model), compiled_fit(lists, model)
        assert plain.certified == bool(state & kernel.CERTIFIED)
        if plain.certified:
            assert population == pytest.approx(plain.population, rel=1e-9)
            assert bic == pytest.approx(plain.bic, rel=1e-9)


def by_statsmodels(lists: Lists, fitted: Fit) -> float:
    """The same fit by a program that shares no line with ours, on the cells and terms that ours kept."""
    cells = [cell for cell in range(1, 2**lists.size) if fitted.fitted[cell] > 0]
    design = np.array([[float(cell & term == term) for term in fitted.terms] for cell in cells])
    family = sm.families.Poisson()
    result = sm.GLM(lists.counts[cells], design, family=family).fit(tol=1e-12, maxiter=200)
    return lists.observed + math.exp(result.params[0])


@pytest.mark.parametrize(
    ("name", "notation"),
    [("UK_5", "[123,25,34]"), ("NETHERLANDS_6", "[12,16,23,25,34,36,45,46]"), ("KOSOVO_4", "[123,134]")],
)
def test_statsmodels_agrees(name: str, notation: str) -> None:
    lists = lists_called(name)
    fitted = fit(lists.counts, model_from(lists.size, notation))
    assert by_statsmodels(lists, fitted) == pytest.approx(fitted.population, rel=1e-9)


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_lists_changes_nothing(order: tuple[int, ...]) -> None:
    lists = Lists(("A", "B", "C"), np.array([0, 40, 30, 6, 20, 5, 4, 3]))
    for pair in pairs(3):
        turned = sum(1 << new for new, old in enumerate(order) if pair >> old & 1)
        before = fit(lists.counts, main_effects(3).with_term(pair))
        after = fit(in_another_order(lists, order).counts, main_effects(3).with_term(turned))
        assert after.population == pytest.approx(before.population, rel=1e-12)


tables = st.lists(st.integers(1, 200), min_size=7, max_size=7).map(lambda held: np.array([0, *held]))


@given(tables, st.sampled_from(every_model(3)[:-1]), st.integers(2, 50))
@settings(max_examples=40, deadline=None)
def test_many_times_the_people_are_many_times_the_estimate(
    counts: np.ndarray[tuple[int], np.dtype[np.int64]], model: Model, times: int
) -> None:
    assert fit(counts * times, model).population == pytest.approx(times * fit(counts, model).population, rel=1e-8)


@given(tables)
@settings(max_examples=40, deadline=None)
def test_what_has_a_formula_is_what_the_formula_gives(counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    """Three lists, two or three dependences: the closed forms of Bishop, Fienberg and Holland (1975, chapter 6)."""
    a, b, ab, c, ac, bc, abc = (float(count) for count in counts[1:])
    assert fit(counts, model_from(3, "[12,13,23]")).dark == pytest.approx(a * b * c * abc / (ab * ac * bc), rel=1e-7)
    assert fit(counts, model_from(3, "[12,13]")).dark == pytest.approx(b * c / bc, rel=1e-7)
    one_pair = (a + b + ab) * c / (ac + bc + abc)
    assert fit(counts, model_from(3, "[12,3]")).dark == pytest.approx(one_pair, rel=1e-7)


def test_sums_over_subsets_and_supersets_are_what_they_say() -> None:
    values = np.arange(16.0) ** 2
    below, above = subset_sums(values), superset_sums(values)
    for cell in range(16):
        assert below[cell] == sum(values[other] for other in range(16) if other & cell == other)
        assert above[cell] == sum(values[other] for other in range(16) if other & cell == cell)


def test_there_are_as_many_models_as_theory_says() -> None:
    assert [len(every_model(size)) for size in (3, 4, 5)] == [9, 114, 6894]
    assert len(set(every_model(5))) == 6894
    assert len(every_model(5, largest_term=3)) == 6212
    assert len(every_model(5, largest_term=2)) == 1024
    assert all(model_from(4, model.notation) == model for model in every_model(4))


def test_a_fit_with_the_dark_figure_given_meets_it() -> None:
    fitted = fit(published.UK_5.counts, main_effects(5), dark=10_000.0)
    assert fitted.fitted.sum() == pytest.approx(12_744.0)


def test_terms_that_the_cells_cannot_tell_apart_are_found() -> None:
    alive = np.array([False, True, True, True, True, False, False, False])
    assert not is_identified((0, 1, 2, 4, 3), alive)
    assert is_identified((0, 1, 2, 4), alive)
