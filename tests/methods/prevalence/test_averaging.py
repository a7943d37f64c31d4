"""The average over decomposable models is the one of the field's own program, and its grid is never cut off."""

from itertools import product

import numpy as np
import pytest
from scipy.special import gammaln

from handrail.methods.prevalence.averaging import average, average_over, count_modes, long_grid, spacing
from handrail.methods.prevalence.estimates import estimate_by
from handrail.methods.prevalence.graphs import decomposable
from handrail.methods.prevalence.histories import Lists, in_another_order
from handrail.methods.prevalence.stepwise import NotEstimable
from tests.methods.prevalence import published

# dga::bma.cr, every number of unseen people from 1 to ten times those seen: median, limits, best and its probability.
DGA = {
    "UK_5": (22365, 10343, 29446, "[123,25,34]", 0.4399),
    "UK_4": (11363, 9534, 13547, "[12,13,24]", 0.4334),
    "NETHERLANDS_5": (47903, 40845, 55456, "[125,235,245]", 0.8421),
    "NEW_ORLEANS_5": (865, 510, 1640, "[35,1,2,4]", 0.0515),
    "KOSOVO_4": (12595, 9827, 16544, "[123,134]", 0.9855),
    "ARTIFICIAL_3": (304, 97, 862, "[13,23]", 0.4001),
}


@pytest.mark.parametrize("name", ["NEW_ORLEANS_5", "UK_4", "KOSOVO_4", "ARTIFICIAL_3"])
def test_on_the_same_grid_everything_is_as_published(name: str) -> None:
    """Conting's usual prior fails outright on the lists of New Orleans (defect 12)."""
    lists = getattr(published, name)
    grid = np.arange(1, 10 * lists.observed + 1.0)
    found = average_over(lists, grid, np.ones(len(grid)))
    limits = (found.median, found.quantile(0.025), found.quantile(0.975))
    assert limits == pytest.approx(DGA[name][:3], abs=1)
    assert found.best.notation == DGA[name][3]
    assert found.best_probability == pytest.approx(DGA[name][4], abs=6e-5)


@pytest.mark.parametrize("name", ["UK_5", "NETHERLANDS_5"])
def test_on_every_tenth_number_too(name: str) -> None:
    lists = getattr(published, name)
    grid = np.arange(1, 10 * lists.observed + 1.0, 10)
    found = average_over(lists, grid, np.ones(len(grid)))
    assert (found.median, found.quantile(0.025), found.quantile(0.975)) == pytest.approx(DGA[name][:3], rel=1e-3)
    assert found.best_probability == pytest.approx(DGA[name][4], abs=1e-3)


def test_madigan_and_yorks_example_is_met() -> None:
    """Their three lists with a Poisson-Gamma prior: best model 0.37, 731 under loss relative to N, mode 728."""
    lists = Lists(("A", "B", "C"), np.array([0, 60, 49, 4, 247, 112, 142, 12]))
    grid = np.arange(1, 301.0)
    total = lists.observed + grid
    prior = gammaln(total + 13.14) - gammaln(total + 1) + total * np.log(55.17 / 56.17)
    found = average_over(lists, grid, np.ones(300), pseudo_count=1.0, log_prior=prior)
    assert found.best_probability == pytest.approx(0.3738, abs=5e-5)
    assert (found.weights / total).sum() / (found.weights / total**2).sum() == pytest.approx(731, abs=0.5)
    assert total[found.weights.argmax()] == 728


def test_a_grid_that_ends_too_early_would_lose_the_netherlands_second_mode() -> None:
    """Ten times the people seen ends at 55,000; long enough, the upper limit is above 200,000 (defect 7)."""
    lists = published.NETHERLANDS_5
    short = long_grid(10 * lists.observed)
    cut = average_over(lists, short, spacing(short))
    assert cut.quantile(0.975) == pytest.approx(55_456, rel=0.01)
    assert (cut.edge > 1e-4, cut.modes) == (True, 1)
    found = average(lists)
    assert (found.median, found.quantile(0.975)) == pytest.approx((50_355, 209_902), rel=0.01)
    assert (found.edge < 1e-4, found.modes, found.graphs) == (True, 2, 822)


def test_six_lists_are_averaged_too_where_the_fields_program_stops_at_five() -> None:
    """On a short grid the Netherlands' six lists say 40,132 (defects 7 and 8); a few points do for the median."""
    lists = published.NETHERLANDS_6
    grid = np.geomspace(20_000, 10 * lists.observed, 60)
    found = average_over(lists, grid, spacing(grid))
    assert found.graphs == 18_154
    assert found.median == pytest.approx(40_132, rel=0.03)


def test_humps_are_told() -> None:
    assert average(published.UK_5).modes == 2
    assert any("2 separate humps" in doubt for doubt in estimate_by("decomposable", published.UK_5).warnings)
    assert average(published.KOSOVO_4).modes == 1
    peak = np.exp(-(np.linspace(-4, 4, 81) ** 2))
    assert count_modes(np.concatenate([peak, 0.3 * peak])) == 2
    assert count_modes(np.concatenate([peak, 0.01 * peak])) == 1
    assert count_modes(np.linspace(0, 1, 50)) == 1


def is_chordal(joined: dict[int, set[int]]) -> bool:
    """Whether every vertex can be taken away with neighbours that are all joined: tried one by one."""
    left = set(joined)
    while left:
        for vertex in left:
            around = joined[vertex] & left - {vertex}
            if all(one == other or other in joined[one] for one, other in product(around, around)):
                left.remove(vertex)
                break
        else:
            return False
    return True


def test_there_are_as_many_decomposable_graphs_as_theory_says() -> None:
    assert [len(decomposable(size)) for size in (3, 4, 5, 6)] == [8, 61, 822, 18_154]
    edges = [(one, other) for other in range(4) for one in range(other)]
    chordal = 0
    for chosen in product((False, True), repeat=6):
        joined: dict[int, set[int]] = {vertex: set() for vertex in range(4)}
        for (one, other), present in zip(edges, chosen, strict=True):
            if present:
                joined[one].add(other)
                joined[other].add(one)
        chordal += is_chordal(joined)
    assert chordal == 61


def test_every_graph_is_cliques_less_separators() -> None:
    """Each list is in one more clique than separators, and the constant is left over once."""
    graphs = decomposable(5).astype(int)
    for place in range(5):
        assert (graphs[:, [held for held in range(32) if held >> place & 1]].sum(axis=1) == 1).all()
    assert (graphs.sum(axis=1) == 0).all() or (graphs.sum(axis=1) == 1).all()


def test_the_order_of_lists_changes_nothing() -> None:
    turned = average(in_another_order(published.KOSOVO_4, [2, 0, 3, 1]))
    assert turned.median == average(published.KOSOVO_4).median


def test_eight_lists_are_too_many() -> None:
    lists = Lists(tuple("ABCDEFGH"), np.array([0, *[1] * 255]))
    with pytest.raises(NotEstimable, match="too many graphs of 8 lists"):
        average(lists)
