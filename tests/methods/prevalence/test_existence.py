"""Where no estimate exists, or more than one, that is found out and said; it is never a number of twelve digits."""

from itertools import combinations, permutations

import numpy as np
import pytest

from handrail.methods.prevalence.existence import existence, existence_on
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.histories import count_histories, moved
from handrail.methods.prevalence.models import every_model, main_effects, model_from
from tests.methods.prevalence import published

# Chan, Silverman and Vincent 2021, table 3: 0 there is an estimate, 1 there is none, 2 there are many.
CODES = {
    "[1,2,3]": 0,
    "[12,3]": 1,
    "[13,2]": 0,
    "[23,1]": 0,
    "[12,13]": 1,
    "[12,23]": 1,
    "[13,23]": 0,
    "[12,13,23]": 2,
}


@pytest.mark.parametrize(("notation", "code"), CODES.items())
def test_the_made_up_table_of_the_paper_is_judged_as_in_the_paper(notation: str, code: int) -> None:
    model = model_from(3, notation)
    assert existence(published.ARTIFICIAL_3, model).code == code
    assert fit(published.ARTIFICIAL_3.counts, model).certified == (code == 0)


def test_why_not_is_said_in_words() -> None:
    lists, model = published.ARTIFICIAL_3, model_from(3, "[12,3]")
    assert existence(lists, model).why_not(lists, model) == (
        "Not estimable with the model [12,3] (A with B): given what overlaps, it leaves nobody who could be on "
        "A and C, or on B and C, or on A and B and C, and without them any number of people could be unseen."
    )
    many = model_from(3, "[12,13,23]")
    assert "too few histories" in str(existence(lists, many).why_not(lists, many))
    assert existence(lists, main_effects(3)).why_not(lists, main_effects(3)) is None


def test_three_lists_without_any_overlap_have_no_estimate() -> None:
    """R's SparseMSE and MultipleSystemsEstimation answer 3,634,871,000,000 people."""
    lists = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    for model in every_model(3):
        assert not existence(lists, model).admissible
        assert not fit(lists.counts, model).certified


def test_a_model_of_rcapture_with_fourteen_digits_is_refused() -> None:
    """Rcapture's choice by BIC for this table is [12,3], with 13,917,730,000,000 people."""
    assert not existence(published.ARTIFICIAL_3, model_from(3, "[12,3]")).exists


def supports_of_three_lists() -> set[frozenset[int]]:
    """Every support there is, one for each set that differs by the order of the lists alone."""
    chosen = set()
    for size in range(1, 8):
        for support in combinations(range(1, 8), size):
            turned = [sorted(moved(history, order) for history in support) for order in permutations(range(3))]
            chosen.add(frozenset(min(turned)))
    return chosen


def test_the_fit_and_the_linear_programme_agree_on_every_support_of_three_lists() -> None:
    """R's packages ask whether an optimum is exactly 0, whatever the solver rounds (defect 4)."""
    rng = np.random.default_rng(5)
    for support in supports_of_three_lists():
        counts = np.zeros(8)
        counts[list(support)] = rng.integers(1, 400, len(support))
        for model in every_model(3)[::2]:
            found = existence_on(model, support)
            assert fit(counts, model).certified == found.admissible, (counts, model.notation)


@pytest.mark.parametrize(("name", "admissible"), [("KOSOVO_4", 113), ("UK_4", 111)])
def test_as_many_models_are_admissible_as_r_finds(name: str, admissible: int) -> None:
    """R's count leaves the saturated model out."""
    lists = getattr(published, name)
    models = [model for model in every_model(4) if max(map(int.bit_count, model.terms)) < 4]
    found = [fit(lists.counts, model).certified or existence(lists, model).admissible for model in models]
    assert sum(found) == admissible


def test_the_linear_programme_finds_what_the_fit_proves() -> None:
    for model in every_model(5)[::150]:
        proved = fit(published.NETHERLANDS_5.counts, model).certified
        assert existence(published.NETHERLANDS_5, model).admissible == proved


def test_an_answer_is_kept_for_every_table_with_the_same_support() -> None:
    existence(published.UK_5, model_from(5, "[12,34,5]"))
    before = existence_on.cache_info().hits
    doubled = count_histories(
        published.UK_5.names,
        {
            published.UK_5.names_of(history): 2 * int(published.UK_5.counts[history])
            for history in published.UK_5.support
        },
    )
    existence(doubled, model_from(5, "[12,34,5]"))
    assert existence_on.cache_info().hits == before + 1
