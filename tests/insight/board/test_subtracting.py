"""Somebody with two issued packs, the board’s page of today and a solver: what changed in between stays hidden.

They know every number that is shown, that no number is below nought, and that each table adds up.
"""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from handrail.insight.board.policies.issuing import cells_of, settle
from handrail.insight.board.policies.packs import Told
from handrail.methods.disclosure.attacker import Known
from handrail.methods.disclosure.space import Space
from tests.insight.board.test_issuing import LABELS, THRESHOLD, counts, figure

MOST = 1_000
ALL = "all"
Place = tuple[int, ...] | tuple[int, int, str] | tuple[int, str]


def known_by(tables: list[Told]) -> tuple[Known, dict[Place, int]]:
    """What they know: numbers of each table, and of each two tables how much each number and the whole changed."""
    rows = [*LABELS, ALL]
    places: dict[Place, int] = {}
    for number in range(len(tables)):
        places.update({(number, row): len(places) + at for at, row in enumerate(rows)})
    for one, other in combinations(range(len(tables)), 2):
        places.update({(one, other, row): len(places) + at for at, row in enumerate(rows)})
    sums = [{places[at, ALL]: 1, **{places[at, row]: -1 for row in LABELS}} for at in range(len(tables))]
    for one, other in combinations(range(len(tables)), 2):
        sums += [{places[other, row]: 1, places[one, row]: -1, places[one, other, row]: -1} for row in rows]
    matrix = np.zeros((len(sums), len(places)))
    for at, terms in enumerate(sums):
        for place, sign in terms.items():
            matrix[at, place] = sign
    low, high = np.full(len(places), -float(MOST)), np.full(len(places), float(MOST))
    for at, table in enumerate(tables):
        for row, number in {**cells_of(table), ALL: table["total"]}.items():
            place = places[at, row]
            low[place], high[place] = (0.0, float(MOST)) if number is None else (number, number)
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
        told.append(settle(told[::-1], figure(numbers), threshold=THRESHOLD).figure)
    known, places = known_by(told)
    for place, at in places.items():
        low, high = bounds(known, at)
        named = f"{place} of {told} lies from {low} to {high}"
        assert not 0 < low <= high < THRESHOLD, named
        assert not -THRESHOLD < low <= high < 0, named


def test_the_attacker_does_find_what_an_unsettled_page_gives_away() -> None:
    known, places = known_by([figure([10, 20, 30, 0]), figure([11, 20, 30, 0])])
    assert bounds(known, places[0, 1, "a"]) == (1, 1)
