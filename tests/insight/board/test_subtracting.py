"""Somebody with every pack, the board’s pages of several days and a solver: what changed in between stays hidden.

They know every number that is shown, that no number is below nought, and that each table adds up.
"""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from handrail.insight.board.policies.packs import Told
from handrail.insight.figures.policies.settling import cells_of, settle_all
from handrail.methods.disclosure.attacker import Known
from handrail.methods.disclosure.space import Space
from tests.insight.board.test_issuing import LABELS, THRESHOLD, counts, figure, settled

MOST = 1_000
ALL = "all"
Place = tuple[int, ...] | tuple[int, int, str] | tuple[int, str]


def known_by(tellings: list[list[Told]]) -> tuple[Known, dict[Place, int]]:
    """What they know: numbers of each table, and of each two tellings how much each number and the whole changed.

    Tables of one telling have one total.
    """
    rows = [*dict.fromkeys(label for table in tellings[0] for label in cells_of(table)), ALL]
    places: dict[Place, int] = {}
    for number in range(len(tellings)):
        places.update({(number, row): len(places) + at for at, row in enumerate(rows)})
    for one, other in combinations(range(len(tellings)), 2):
        places.update({(one, other, row): len(places) + at for at, row in enumerate(rows)})
    sums = [
        {places[at, ALL]: 1, **{places[at, row]: -1 for row in cells_of(table)}}
        for at, tables in enumerate(tellings)
        for table in tables
    ]
    for one, other in combinations(range(len(tellings)), 2):
        sums += [{places[other, row]: 1, places[one, row]: -1, places[one, other, row]: -1} for row in rows]
    matrix = np.zeros((len(sums), len(places)))
    for at, terms in enumerate(sums):
        for place, sign in terms.items():
            matrix[at, place] = sign
    low, high = np.full(len(places), -float(MOST)), np.full(len(places), float(MOST))
    for at, tables in enumerate(tellings):
        for row, number in [pair for table in tables for pair in [*cells_of(table).items(), (ALL, table["total"])]]:
            place = places[at, row]
            least, most = (0.0, float(MOST)) if number is None else (number, number)
            # Two tables that told different totals in one telling would leave no world at all.
            low[place], high[place] = max(low[place], least), min(high[place], most)
    space = Space({}, csr_array(matrix))
    return Known(space, low, high), places


def bounds(known: Known, place: int) -> tuple[int, int]:
    """The lowest and the highest number that a place has in any world."""
    lowest, highest = known.lowest({place: 1.0}), known.highest({place: 1.0})
    assert lowest is not None
    assert highest is not None
    return lowest.value, highest.value


@settings(max_examples=15)
@given(st.lists(counts, min_size=3, max_size=3), st.booleans())
def test_with_two_packs_and_the_page_of_today_nobody_finds_a_number_below_the_threshold(
    history: list[list[int]], little: bool
) -> None:
    if little:  # what is typed in late is mostly one or two
        history = [history[0], *([number + change % 3 for number, change in zip(history[0], later, strict=True)]
                                 for later in history[1:])]  # fmt: skip
    told = [figure(history[0])]
    for numbers in history[1:]:
        told.append(settled(told[::-1], figure(numbers)))
    nothing_small_is_found([[one] for one in told])


def nothing_small_is_found(tellings: list[list[Told]]) -> None:
    """No number and no change from one to below the threshold."""
    known, places = known_by(tellings)
    for place, at in places.items():
        low, high = bounds(known, at)
        named = f"{place} of {tellings} lies from {low} to {high}"
        assert not 0 < low <= high < THRESHOLD, named
        assert not -THRESHOLD < low <= high < 0, named


OTHERS = "xyz"
reports = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(OTHERS), st.integers(-2, 7)), max_size=6)


@settings(max_examples=15)
@given(reports, st.lists(reports, min_size=2, max_size=4))
def test_with_the_pages_of_several_days_of_several_figures_nobody_finds_one_below_the_threshold(
    first: list[tuple[str, str, int]], later: list[list[tuple[str, str, int]]]
) -> None:
    """Reports come in late, are corrected and are joined, between one drawing up of a pack and the next."""
    many = dict.fromkeys(product(LABELS, OTHERS), 4)
    tellings: list[dict[str, Told]] = []
    for happened in (first, *later):
        for one, other, number in happened:
            many[one, other] = max(many[one, other] + number, 0)
        by_one = [sum(many[label, other] for other in OTHERS) for label in LABELS]
        by_other = [sum(many[label, other] for label in LABELS) for other in OTHERS]
        now = {"one": figure(by_one), "other": figure(by_other, OTHERS)}
        settled_now = settle_all(tellings[::-1], now, threshold=THRESHOLD)
        tellings.append({code: each.figure for code, each in settled_now.items()})
    nothing_small_is_found([list(told.values()) for told in tellings])


def test_where_one_figure_stands_those_that_count_the_same_stand_with_it() -> None:
    """Each by itself could be told; the total of one less that of the other would be one report."""
    was = {"one": figure([10, 20, 30, 0]), "other": figure([20, 20, 20], OTHERS)}
    now = {"one": figure([16, 20, 30, 0]), "other": figure([25, 21, 20], OTHERS)}
    found = settle_all([was], now, threshold=THRESHOLD)
    assert {code: one.stands for code, one in found.items()} == {"one": True, "other": True}
    assert found["one"].figure["total"] == found["other"].figure["total"] == 60


def test_the_attacker_does_find_what_an_unsettled_page_gives_away() -> None:
    known, places = known_by([[figure([10, 20, 30, 0])], [figure([11, 20, 30, 0])]])
    assert bounds(known, places[0, 1, "a"]) == (1, 1)
