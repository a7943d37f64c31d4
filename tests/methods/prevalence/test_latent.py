"""Chains that agree are taken together, chains that do not are told; nothing is capped."""

import sys
from importlib.util import find_spec, module_from_spec

import numpy as np
import pytest

from handrail.methods.prevalence import kernel
from handrail.methods.prevalence.convergence import Convergence, convergence, effective_draws, r_hat_of
from handrail.methods.prevalence.gates import doubts_about_chains
from handrail.methods.prevalence.histories import count_histories
from handrail.methods.prevalence.latent import LatentClasses, latent_classes
from tests.methods.prevalence import published


@pytest.fixture(autouse=True)
def as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sampler without compiling, which takes longer than a short chain. The benchmark holds both together."""
    monkeypatch.setattr(kernel, "numba", None)
    name = "handrail.methods.prevalence.kernel_latent"
    spec = find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    plain = module_from_spec(spec)
    spec.loader.exec_module(plain)
    monkeypatch.setitem(sys.modules, name, plain)


def sampled(threads: int = 2) -> LatentClasses:
    return latent_classes(published.ARTIFICIAL_3, seed=5, chains=4, burn=200, thin=4, kept=250, threads=threads)


def test_the_numbers_are_those_of_the_fields_own_program() -> None:
    """LCMCR with seeds 1 to 4: 400 to 405, from 237 to 242 up to 786 to 882."""
    found = sampled()
    assert found.quantile(0.5) == pytest.approx(402, rel=0.07)
    assert found.quantile(0.025) == pytest.approx(239, rel=0.15)
    assert 650 < found.quantile(0.975) < 1250  # by so few draws


def test_one_seed_has_one_answer_whatever_the_threads() -> None:
    first, again = (
        latent_classes(published.ARTIFICIAL_3, seed=2, chains=3, burn=10, thin=1, kept=20, threads=threads).populations
        for threads in (1, 3)
    )
    np.testing.assert_array_equal(first, again)
    assert len(np.unique(first[:, -1])) == 3


def test_the_unseen_are_not_capped() -> None:
    """LCMCR stops at twenty times the people seen without a word (defect 6)."""
    lists = count_histories(("A", "B", "C"), {("A",): 90, ("B",): 80, ("C",): 90, ("A", "B"): 1, ("B", "C"): 1})
    found = latent_classes(lists, seed=1, chains=4, burn=100, thin=2, kept=200)
    assert found.populations.max() > 22 * lists.observed


def test_chains_that_do_not_agree_are_told() -> None:
    doubts = list(doubts_about_chains(Convergence(1.391, 17.2)))
    assert doubts[0].startswith("The chains do not agree (R-hat 1.39 where 1.01 is the most, 17 independent draws")
    assert list(doubts_about_chains(Convergence(1.002, 900.0))) == []
    assert not Convergence(1.0, 399.0).reached


def test_independent_draws_count_in_full() -> None:
    found = convergence(np.random.default_rng(1).normal(size=(4, 1000)))
    assert found.r_hat < 1.01
    assert found.effective_draws == pytest.approx(4000, rel=0.1)


def test_chains_in_different_places_or_of_different_width_are_seen() -> None:
    draws = np.random.default_rng(2).normal(size=(4, 500))
    assert convergence(draws + np.array([[0], [0], [0], [2]])).r_hat > 1.2
    assert convergence(draws * np.array([[1], [1], [1], [4]])).r_hat > 1.05
    drifting = draws + np.linspace(0, 3, 500)
    assert convergence(drifting).r_hat > 1.2


def test_dependent_draws_count_for_less() -> None:
    """An autoregression with coefficient 0.8 is worth (1 - 0.8) / (1 + 0.8) of as many draws."""
    rng = np.random.default_rng(3)
    chains = np.zeros((4, 4000))
    for step in range(1, 4000):
        chains[:, step] = 0.8 * chains[:, step - 1] + rng.normal(size=4)
    assert effective_draws(chains) == pytest.approx(16_000 / 9, rel=0.15)


def test_chains_that_never_move_agree_only_if_they_are_equal() -> None:
    """The threshold method of R moves nowhere on eight lists and gives 1,535 (1,535 to 1,535) (defect 5)."""
    assert r_hat_of(np.ones((2, 10))) == 1.0
    assert r_hat_of(np.array([[1.0] * 10, [2.0] * 10])) == float("inf")
    assert effective_draws(np.ones((2, 10))) == 20
