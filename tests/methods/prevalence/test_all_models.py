"""The best of all models is found without fitting most of them, and it is the one that fitting all would find."""

import math
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.prevalence import all_models, all_models_many
from handrail.methods.prevalence.all_models import (
    SearchTooLong,
    best_by_bic,
    best_models,
    by_bic,
    every_by_bic,
    terms_in,
    worth_showing,
)
from handrail.methods.prevalence.all_models_many import best_by_bic_many, best_of_top_many, why_not_many
from handrail.methods.prevalence.estimates import Work, estimate_by
from handrail.methods.prevalence.existence import existence_on
from handrail.methods.prevalence.fitting import fit
from handrail.methods.prevalence.histories import Lists, add_up, count_histories, in_another_order
from handrail.methods.prevalence.models import every_model, hierarchical, main_effects
from handrail.methods.prevalence.resampling import resampled_tables
from handrail.methods.prevalence.stepwise import NotEstimable
from tests.methods.prevalence import published

pytestmark = published.compiled_once

# MultipleSystemsEstimation 1.2.0, all hierarchical models: notation, population, BIC of the best five.
BEST = {
    "UK_5": [
        ("[123,25,34]", 25311.3, 195.879),
        ("[123,34,5]", 28822.1, 196.330),
        ("[12,13,23,25,34]", 22991.3, 196.540),
        ("[12,13,25,35,45]", 12262.4, 197.495),
        ("[12,13,23,34,5]", 25978.2, 198.320),
    ],
    "UK_4": [
        ("[12,13,4]", 11987.1, 142.423),
        ("[12,13,24]", 11015.2, 143.188),
        ("[12,24,3]", 10371.1, 145.479),
        ("[12,13,23,4]", 13052.1, 146.821),
        ("[12,3,4]", 11310.6, 146.866),
    ],
    "NETHERLANDS_5": [
        ("[135,12,24,34]", 148788.8, 219.171),
        ("[135,24,34]", 167555.3, 219.940),
        ("[12,15,23,24,25,35,45]", 48012.7, 222.054),
        ("[135,34,2]", 184718.0, 222.359),
        ("[135,12,34]", 166065.2, 222.948),
    ],
    "NEW_ORLEANS_5": [
        ("[1,2,3,4,5]", 1034.2, 96.852),
        ("[35,1,2,4]", 924.5, 98.520),
        ("[12,3,4,5]", 1206.6, 98.706),
        ("[14,2,3,5]", 1189.8, 99.605),
        ("[24,1,3,5]", 1186.7, 99.742),
    ],
    "KOSOVO_4": [
        ("[123,14,34]", 10356.5, 203.030),
        ("[123,134]", 12741.0, 203.113),
        ("[134,12,23]", 18393.3, 203.957),
        ("[123,14,24,34]", 9824.2, 209.143),
        ("[134,12,23,24]", 19233.5, 210.192),
    ],
    "ARTIFICIAL_3": [("[1,2,3]", 539.1, 46.405), ("[13,23]", 296.0, 46.661), ("[13,2]", 396.0, 46.685)],
}


@pytest.mark.parametrize("name", BEST)
def test_the_best_models_are_as_published(name: str) -> None:
    found = best_models(getattr(published, name), len(BEST[name]))
    assert [ranked.model.notation for ranked in found] == [row[0] for row in BEST[name]]
    assert [ranked.population for ranked in found] == pytest.approx([row[1] for row in BEST[name]], abs=0.06)
    assert [ranked.bic for ranked in found] == pytest.approx([row[2] for row in BEST[name]], abs=6e-4)


def test_the_best_of_nearly_eight_million_models_of_six_lists_is_found() -> None:
    """Silverman, Chan and Vincent (2024, table 6) find 12,350 for the six lists by walking downhill."""
    assert best_by_bic(published.UK_6).population == pytest.approx(12_350, abs=0.5)
    assert best_by_bic(published.NETHERLANDS_6).model.notation == "[346,16,25,45]"


small = st.lists(st.integers(0, 60), min_size=7, max_size=7).filter(lambda held: sum(held) > 1)


@given(small)
@settings(max_examples=25, deadline=None)
def test_at_three_lists_the_order_is_that_of_fitting_every_model(held: list[int]) -> None:
    lists = Lists(("A", "B", "C"), np.array([0, *held]))
    every = {model: fit(lists.counts, model) for model in every_model(3)}
    admissible = [model for model in every if existence_on(model, lists.support).admissible]
    brute = sorted(every[model].bic for model in admissible)
    assert [ranked.bic for ranked in by_bic(lists)] == pytest.approx(brute, abs=1e-6)
    for ranked in by_bic(lists):
        assert ranked.population == pytest.approx(every[ranked.model].population, rel=1e-6)


def test_at_four_lists_too() -> None:
    rng = np.random.default_rng(11)
    for _ in range(3):
        lists = add_up("ABCD", [(history, int(rng.poisson(4))) for history in range(1, 16)])
        brute = sorted(fit(lists.counts, model).bic for model in every_model(4))
        constant = 2 * sum(math.lgamma(count + 1) for count in lists.counts)
        assert [bic + constant for _, bic, _ in every_by_bic(lists)] == pytest.approx(brute, abs=1e-5)


def test_the_order_of_lists_changes_nothing() -> None:
    turned = in_another_order(published.UK_5, [4, 2, 0, 3, 1])
    found, before = best_models(turned, 8), best_models(published.UK_5, 8)
    assert [ranked.population for ranked in found] == pytest.approx([ranked.population for ranked in before], rel=1e-9)


@pytest.mark.parametrize(
    ("name", "notation", "population"),
    [("UK_5", "[12,13,23,25,34]", 22991.3313), ("KOSOVO_4", "[12,13,14,23,34]", 14341.6638)],
)
def test_among_models_of_pairs_alone_the_best_is_as_published(name: str, notation: str, population: float) -> None:
    """A package of R holds its own tests to a relative tolerance of 1, which nothing fails (defect 11): here 1e-6."""
    lists = getattr(published, name)
    first = next(ranked for ranked in by_bic(lists) if max(map(int.bit_count, ranked.model.terms)) <= 2)
    assert first.model.notation == notation
    assert first.population == pytest.approx(population, rel=1e-6)


def test_rcaptures_number_of_fourteen_digits_is_passed_over() -> None:
    """The lowest BIC of this table is that of [12,3], which has no estimate (defect 2)."""
    first = next(every_by_bic(published.ARTIFICIAL_3))
    assert hierarchical(3, terms_in(first[0])).notation == "[12,3]"
    assert best_by_bic(published.ARTIFICIAL_3).population == pytest.approx(539.093929, rel=1e-8)


def test_lists_that_never_overlap_have_no_best_model() -> None:
    """R's crashes: subscript out of bounds (defect 1)."""
    lists = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    with pytest.raises(NotEstimable, match="none of the models has an estimate"):
        best_by_bic(lists)
    assert best_by_bic_many(lists.counts[None, :], 3)[0].model is None


def test_a_search_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_models, "MOST_STEPS", 5)
    with pytest.raises(SearchTooLong, match="could not be ranked in 5 steps"):
        list(every_by_bic(published.UK_6))


def test_the_models_worth_showing_are_within_six_of_the_best() -> None:
    shown = worth_showing(published.UK_5)
    assert len(shown) == 14
    assert shown[-1].bic <= shown[0].bic + 6
    assert best_models(published.UK_5, 15)[-1].bic > shown[0].bic + 6


@published.needs_replicates
@pytest.mark.parametrize(
    ("name", "ranks"),
    [("UK_5", (156, 622, 732, 898, 943)), ("KOSOVO_4", (375, 929, 997, 1000, 1000))],
)
def test_the_best_of_each_replicate_ranks_as_published(name: str, ranks: tuple[int, ...]) -> None:
    """How many of R's thousand replicates are best fitted by the data's best 1, 5, 10, 50 and 100 (table 6)."""
    lists = getattr(published, name)
    tables = published.replicates_of(name.lower(), lists.size)
    places = {ranked.model: place for place, ranked in enumerate(best_models(lists, 100))}
    chosen = best_by_bic_many(tables, lists.size, hopeful=list(places)[:5])
    found = [places.get(choice.model, 100) for choice in chosen if choice.model]
    assert tuple(sum(place < most for place in found) for most in (1, 5, 10, 50, 100)) == ranks


def test_what_is_tried_first_and_by_how_many_threads_changes_nothing() -> None:
    rng = np.random.default_rng(2)
    counts = published.NEW_ORLEANS_5.counts
    tables = rng.multinomial(counts.sum(), counts / counts.sum(), 60).astype(np.int64)
    hopeful = [ranked.model for ranked in best_models(published.NEW_ORLEANS_5, 5)]
    told: list[int] = []
    first = best_by_bic_many(tables, 5, hopeful=hopeful, tell=lambda done, of: told.append(done))
    assert told == [50, 60]
    assert first == best_by_bic_many(tables, 5, threads=1)
    for counts, choice in list(zip(tables, first, strict=True))[:6]:
        alone = best_by_bic(Lists(published.NEW_ORLEANS_5.names, counts))
        assert choice.dark + counts.sum() == pytest.approx(alone.population, rel=1e-9)


def test_six_lists_are_searched_table_by_table() -> None:
    choice = best_by_bic_many(published.UK_6.counts[None, :], 6)[0]
    assert choice.dark + 2744 == pytest.approx(12349.58695, rel=1e-8)


def test_at_six_lists_each_sample_is_searched_among_all_models_too() -> None:
    """Selected anew, samples choose models that are not among the five best of the lists themselves."""
    tables = resampled_tables(published.UK_6, seed=3, replicates=6)
    alone = [best_by_bic(Lists(published.UK_6.names, counts)) for counts in tables]
    darks = [choice.dark + 2744 for choice in best_by_bic_many(tables, 6, threads=2)]
    assert darks == pytest.approx([one.population for one in alone], rel=1e-12)
    assert not {one.model for one in alone} <= {one.model for one in best_models(published.UK_6, 5)}
    assert why_not_many(tables, 6) is None


def test_where_samples_cannot_be_searched_again_there_is_no_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_models_many, "STEPS_OF_MANY", 3)
    found = estimate_by("bic", published.UK_6, Work(replicates=100))
    assert found.population == pytest.approx(12349.58695, rel=1e-8)
    assert (found.interval, found.percentile) == (None, None)
    assert found.warnings[0].startswith("No interval is given: among all models of 6 lists the search")
    assert "in 2 of the first 2 it did not come to an end in 3 steps" in found.warnings[0]
    assert best_by_bic_many(published.UK_6.counts[None, :], 6)[0].model is None


def test_models_of_seven_lists_are_chosen_among() -> None:
    chance = np.random.default_rng(7)
    on = (chance.random((900, 7)) < 0.15) @ (1 << np.arange(7))
    lists = add_up("ABCDEFG", [(int(history), 1) for history in on if history])
    models = [main_effects(7), main_effects(7).with_term(0b11), main_effects(7).with_term(0b1100000)]
    row = best_of_top_many(lists.counts[None, :], models)[0]
    assert row == pytest.approx([fit(lists.counts, models[0]).dark] * 3, rel=1e-9)


def test_the_best_of_the_first_k_is_told_for_every_k() -> None:
    top = [ranked.model for ranked in best_models(published.UK_5, 20)]
    table = np.array([published.UK_5.counts])
    row = best_of_top_many(table, top)[0] + published.UK_5.observed
    assert row == pytest.approx([25311.2906] * 20, rel=1e-8)
    turned = best_of_top_many(table, top[::-1])[0] + published.UK_5.observed
    assert turned[-1] == pytest.approx(25311.2906, rel=1e-8)
    assert len(set(turned.round(3))) > 3


def test_models_come_lazily() -> None:
    assert [ranked.model.notation for ranked in islice(by_bic(published.KOSOVO_4), 1)] == ["[123,14,34]"]
