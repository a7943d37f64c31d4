"""What is not sure about links is in the interval of the number, and not beside it."""

import numpy as np
import pytest

from handrail.methods.prevalence.histories import count_histories
from handrail.methods.prevalence.links import (
    Link,
    NoSuchRecord,
    Record,
    carry,
    draw_links,
    with_links_missed,
)
from handrail.methods.prevalence.resampling import Tables
from handrail.methods.prevalence.sensitivity import number_by_main_effects
from handrail.methods.prevalence.stepwise_many import one_by_one, say_nothing
from handrail.methods.prevalence.transforms import Reals
from tests.methods.prevalence import published

RECORDS = [Record(f"{name}{at}", name) for name in "ABC" for at in range(60)]
SURE = [
    *(Link(f"A{at}", f"B{at}", 1.0) for at in range(12)),
    *(Link(f"B{at}", f"C{at}", 1.0) for at in range(20, 30)),
    *(Link(f"A{at}", f"C{at}", 1.0) for at in range(40, 50)),
    Link("B0", "C0", 1.0),
]


def independent(tables: Tables) -> Reals:
    """The dark figures if no list depends on another."""
    return one_by_one(tables, 3, 0.0, say_nothing)


def test_sure_links_make_the_same_lists_in_every_draw() -> None:
    drawn = draw_links(RECORDS, SURE, seed=1, draws=3)
    expected = count_histories(
        ("A", "B", "C"),
        {("A",): 38, ("B",): 38, ("C",): 39, ("A", "B"): 11, ("B", "C"): 10, ("A", "C"): 10, ("A", "B", "C"): 1},
    )
    assert {lists.digest for lists in drawn} == {expected.digest}


def test_two_records_of_one_list_that_are_one_person_count_once() -> None:
    twice = [*SURE, Link("A0", "A1", 1.0)]
    assert (
        draw_links(RECORDS, twice, seed=1, draws=1)[0].observed
        == draw_links(RECORDS, SURE, seed=1, draws=1)[0].observed - 1
    )


def test_each_draw_is_its_own_and_the_same_for_the_same_seed() -> None:
    unsure = [Link(link.left, link.right, 0.7) for link in SURE]
    first, again = (draw_links(RECORDS, unsure, seed=2, draws=10) for _ in range(2))
    assert [lists.digest for lists in first] == [lists.digest for lists in again]
    assert len({lists.digest for lists in first}) > 5
    assert [lists.digest for lists in draw_links(RECORDS, unsure, seed=2, draws=3)] == [one.digest for one in first[:3]]


def test_unsure_links_widen_the_interval() -> None:
    unsure = [*SURE[:15], *(Link(link.left, link.right, 0.5) for link in SURE[15:])]
    sure, not_sure = (
        carry(draw_links(RECORDS, links, seed=3, draws=12), independent, seed=1, replicates=25)
        for links in (SURE, unsure)
    )
    assert sure.by_linkage.low == sure.by_linkage.high == pytest.approx(sure.population)
    assert sure.share_of_linkage == pytest.approx(0, abs=1e-12)
    assert 0.02 < not_sure.share_of_linkage < 1
    assert not_sure.by_linkage.low < not_sure.population < not_sure.by_linkage.high
    width = not_sure.by_both.high / not_sure.by_both.low
    assert width > sure.by_both.high / sure.by_both.low
    assert not_sure.population > sure.population  # fewer links, more people


def test_draws_in_which_nobody_can_say_are_told() -> None:
    none = carry(draw_links(RECORDS, [], seed=1, draws=2), independent, seed=1, replicates=10)
    assert none.not_estimable == 1
    assert np.isnan(none.population)


def test_a_link_to_nobody_is_refused() -> None:
    with pytest.raises(NoSuchRecord, match="names the record Z9"):
        draw_links(RECORDS, [Link("A0", "Z9", 0.9)], seed=1)


@pytest.mark.parametrize(("share", "times"), [(0.05, 1.05), (0.10, 1.11), (0.20, 1.26)])
def test_missed_links_make_too_many_people(share: float, times: float) -> None:
    """The United Kingdom's five lists, no dependences: a tenth of links missed makes a ninth more people."""
    draw, true = np.random.default_rng(6), number_by_main_effects(published.UK_5)
    found = [number_by_main_effects(with_links_missed(published.UK_5, share, draw)) for _ in range(30)]
    assert true is not None
    assert np.mean([one / true for one in found if one]) == pytest.approx(times, abs=0.03)
