"""Stepwise selection chooses what the paper's own program chooses, on every table that it was tried on."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import poisson

from handrail.methods.prevalence.histories import Lists, count_histories, in_another_order
from handrail.methods.prevalence.poisson import smaller_tail
from handrail.methods.prevalence.stepwise import NotEstimable, stepwise
from handrail.methods.prevalence.stepwise_many import one_by_one, say_nothing, stepwise_many
from tests.methods.prevalence import published

# SparseMSE 2.0.1 and MultipleSystemsEstimation 1.2.0, both with threshold 0.02.
CHOSEN = {
    "UK_6": ("[12,13,24,25,35,36,45]", 11417.9911),
    "UK_5": ("[12,13,24,25,35,45]", 11312.9903),
    "UK_4": ("[12,13,24]", 11015.2445),
    "NETHERLANDS_6": ("[12,16,23,25,34,36,45,46]", 111139.371),
    "NETHERLANDS_5": ("[12,13,15,24,34,35]", 121521.614),
    "NEW_ORLEANS_5": ("[1,2,3,4,5]", 1034.15107),
    "KOSOVO_4": ("[12,13,14,23,34]", 14341.6638),
    "ARTIFICIAL_3": ("[1,2,3]", 539.093929),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_model_and_the_number_are_as_published(name: str) -> None:
    notation, population = CHOSEN[name]
    fitted = stepwise(getattr(published, name))
    # Where a pair never overlaps R names the model without [1] or the like; the dependences are the same.
    assert set(fitted.model.notation.strip("[]").split(",")) >= {
        term for term in notation.strip("[]").split(",") if len(term) > 1
    }
    assert fitted.population == pytest.approx(population, rel=1e-8)


def test_lists_that_never_overlap_have_no_estimate() -> None:
    lists = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    with pytest.raises(NotEstimable, match=r"Not estimable with the model \[1,2,3\]"):
        stepwise(lists)


def test_the_order_of_lists_changes_nothing() -> None:
    for order in ([3, 1, 0, 2], [2, 3, 1, 0]):
        turned = stepwise(in_another_order(published.KOSOVO_4, order))
        assert turned.population == pytest.approx(14341.6638, rel=1e-8)


def test_nothing_is_allowed_for_when_nothing_is_surprising_enough() -> None:
    populations = [stepwise(published.UK_5, threshold=threshold).model.parameters for threshold in (0, 1e-9, 0.02, 0.2)]
    assert populations[0] == 6
    assert all(fewer <= more for fewer, more in pairwise(populations))


def test_the_chance_of_a_count_is_scipys() -> None:
    for expected in (0.01, 0.7, 3.0, 88.4, 2500.0):
        for count in {0, int(expected / 2), int(expected * 0.9), int(expected), int(expected * 1.2) + 1}:
            tail = poisson.cdf(count, expected) if count <= expected else poisson.sf(count - 1, expected)
            assert smaller_tail(count, expected) == pytest.approx(tail, rel=1e-11)
    assert (smaller_tail(0, 0.0), smaller_tail(2, 0.0)) == (1.0, 0.0)


@published.compiled_once
@published.needs_replicates
@pytest.mark.parametrize("name", ["new_orleans_5", "kosovo_4"])
def test_every_one_of_rs_thousand_replicates_is_met(name: str) -> None:
    """No listed defect of SparseMSE touches these two: its fall back to no dependences needs an empty list."""
    size = int(name[-1])
    tables, by_r = published.replicates_of(name, size), published.estimates_of(name)
    found = stepwise_many(tables, size) + tables.sum(axis=1)
    assert np.abs(found / by_r - 1).max() < 1e-6


@published.compiled_once
@published.needs_replicates
@pytest.mark.parametrize("name", ["uk_5", "netherlands_5", "new_orleans_5"])
def test_the_compiled_way_and_numpys_agree_on_replicates(name: str) -> None:
    tables = published.replicates_of(name, 5)[:40]
    np.testing.assert_allclose(stepwise_many(tables, 5), one_by_one(tables, 5, 0.02, say_nothing), rtol=1e-9)


def test_where_nothing_can_be_compiled_numpy_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.methods.prevalence.stepwise_many.find_spec", lambda name: None)
    told: list[int] = []
    found = stepwise_many(published.KOSOVO_4.counts[None, :], 4, tell=lambda done, of: told.append(done))
    assert found[0] + 4400 == pytest.approx(14341.6638, rel=1e-8)
    assert told == [1]


@published.compiled_once
def test_the_number_of_threads_changes_nothing() -> None:
    rng = np.random.default_rng(3)
    counts = published.NEW_ORLEANS_5.counts
    tables = rng.multinomial(counts.sum(), counts / counts.sum(), 120).astype(np.int64)
    told: list[int] = []
    alone = stepwise_many(tables, 5, threads=1, tell=lambda done, of: told.append(done))
    assert told == [50, 100, 120]
    np.testing.assert_array_equal(alone, stepwise_many(tables, 5, threads=4))


@published.compiled_once
def test_a_replicate_in_which_a_list_is_empty_is_selected_for_like_any_other() -> None:
    """SparseMSE 2.0.1 falls back to no dependences there, and says nothing (defect 3)."""
    counts = published.KOSOVO_4.counts.copy()
    counts[[history for history in range(16) if history & 0b1000]] = 0
    lists = Lists(published.KOSOVO_4.names, counts)
    fitted = stepwise(lists)
    assert fitted.model.parameters > 5
    three = Lists(published.KOSOVO_4.names[:3], counts[:8])
    assert fitted.population == pytest.approx(stepwise(three).population, rel=1e-9)
    assert stepwise_many(counts[None, :], 4)[0] == pytest.approx(fitted.dark, rel=1e-9)


@published.compiled_once
def test_a_replicate_without_an_estimate_is_not_a_number() -> None:
    tables = np.array([[0, 20, 15, 0, 10, 0, 0, 0], [0, 40, 30, 6, 20, 0, 0, 0]])
    found = stepwise_many(tables, 3)
    assert np.isnan(found[0])
    assert found[1] + 96 == pytest.approx(539.093929, rel=1e-8)
