"""Whoever may be one with another is drawn as one as often as that is likely, and the number with them."""

import pytest

from handrail.methods.prevalence.estimates import Work
from handrail.methods.prevalence.gates import Gate
from handrail.methods.prevalence.histories import NotLists, count_histories
from handrail.methods.prevalence.survey import survey
from handrail.methods.prevalence.unsure import Unsure, draw_people, read_unsure
from handrail.methods.prevalence.with_links import NOWHERE, with_links_drawn
from tests.methods.prevalence import published

LISTS = count_histories(
    ("A", "B", "C"),
    {("A",): 60, ("B",): 50, ("C",): 40, ("A", "B"): 16, ("A", "C"): 12, ("B", "C"): 11, ("A", "B", "C"): 3},
)
HEADING = "one,other,probability,count\n"


def test_pairs_that_are_surely_one_are_one_and_those_that_are_not_stay_two() -> None:
    sure = draw_people(LISTS, read_unsure(f"{HEADING}A,B,1,5\nA + B,C,1,2\nA,C,0,9\n", LISTS), seed=1, draws=2)
    for lists in sure:
        assert lists.observed == LISTS.observed - 7
        assert lists.counts.tolist() == [0, 55, 45, 19, 38, 12, 11, 5]


def test_whoever_is_one_with_two_others_is_one_with_both() -> None:
    chain = Unsure((0b001, 0b010, 0b100), ((0, 1, 1.0), (1, 2, 1.0)))
    (lists,) = draw_people(LISTS, chain, seed=1, draws=1)
    assert (lists.observed, int(lists.counts[0b111])) == (LISTS.observed - 2, 4)


def test_each_draw_is_its_own_and_the_same_for_the_same_seed() -> None:
    unsure = read_unsure(f"{HEADING}A,B,0.5,20\n", LISTS)
    drawn, again = (draw_people(LISTS, unsure, seed=4, draws=12) for _ in range(2))
    assert [one.digest for one in drawn] == [one.digest for one in again]
    assert len({one.digest for one in drawn}) > 4


@published.compiled_once
def test_links_that_are_not_sure_lower_the_number_and_the_floor_and_tell_their_share() -> None:
    unsure = read_unsure(f"{HEADING}A,B,0.5,20\nB,C,0.5,20\n", LISTS)
    work = Work(seed=1, replicates=200)
    without, drawn = (survey(LISTS, "stepwise", work, beside=(), unsure=some) for some in (Unsure(), unsure))
    (found,) = drawn.beside
    assert (found.method, found.data_hash, found.seed) == ("links", LISTS.digest, 1)
    assert found.interval is not None
    assert found.interval.low < (found.population or 0) < found.interval.high
    assert (found.population or 0) < (without.chosen.population or 0)
    assert (drawn.at_least or 0) < (without.at_least or 0)
    assert "of the spread comes of that" in (found.model_in_words or "")
    assert drawn.verdict.gate is not Gate.REFUSED


@published.compiled_once
def test_where_no_draw_has_a_number_that_is_told() -> None:
    apart = count_histories(("A", "B", "C"), {("A",): 20, ("B",): 15, ("C",): 10})
    found, _ = with_links_drawn(apart, Unsure((0b001, 0b010), ((0, 1, 0.0),)), Work(seed=1, replicates=100))
    assert (found.population, found.warnings) == (None, (NOWHERE,))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("", "The first row of the pairs must be one,other,probability,count."),
        (f"{HEADING}A,X,0.5,1\n", "Row 2 of the pairs: column other: X is none of the lists A, B, C."),
        (f"{HEADING}A,,0.5,1\n", "column other: nothing is none of the lists"),
        (f"{HEADING}A,B,often,1\n", "column probability: often was found; a number from 0 to 1 was expected."),
        (f"{HEADING}A,B,nan,1\n", "column probability: nan was found"),
        (f"{HEADING}A,B,0.5,-1\n", "column count: -1 was found; a whole number from 1 to 10,000 was expected."),
        (f'{HEADING}A,B,0.5,"1\n', "The pairs are no CSV file (unexpected end of data)."),
        (f"{HEADING}{'A' * 200_000},B,0.5,1\n", "The pairs are no CSV file (field larger than field limit (131072))."),
        (f"{HEADING}A,B,0.5\n", "it has 3 cells, and 4 were expected."),
        (f"{HEADING}A+B+C,B,0.5,4\n", "The pairs name more people on exactly A+B+C than the lists hold."),
    ],
)
def test_pairs_that_cannot_be_taken_are_told_with_row_and_column(rows: str, sentence: str) -> None:
    with pytest.raises(NotLists) as refused:
        read_unsure(rows, LISTS)
    assert sentence in str(refused.value)
