"""Where things are placed: always the same, all in the picture, none on another, and the joined ones near."""

from datetime import date
from itertools import combinations
from math import dist
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.network.graph import MOST_NODES, Edge, nodes_of
from handrail.methods.network.layout import TooManyToPlace, layout

DAY = date(2026, 3, 1)


def star(middle: str, leaves: int) -> list[Edge]:
    return [Edge(middle, f"{middle}{number:03d}", "place", DAY) for number in range(leaves)]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12))
@settings(max_examples=40)
def test_a_network_is_drawn_in_one_way_and_all_of_it_is_in_the_picture(pairs: list[tuple[str, str]]) -> None:
    edges = [Edge(one, other, "place", DAY) for one, other in pairs]
    placed = layout(edges)

    assert placed == layout(list(reversed(edges)))
    assert tuple(placed) == nodes_of(edges)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in placed.values())
    assert all(dist(one, other) > 0.02 for one, other in combinations(placed.values(), 2))


def test_a_wide_picture_is_no_higher_than_it_may_be_and_uses_its_width() -> None:
    placed = layout([edge for name in "abcdefghij" for edge in star(name, 5)], wide=2.0)

    assert max(y for _, y in placed.values()) <= 0.5
    assert max(x for x, _ in placed.values()) > 0.7


def test_what_is_joined_lies_nearer_than_what_is_not() -> None:
    placed = layout([*star("a", 6), *star("b", 6)])
    within = [dist(placed[end], placed[f"{end}{number:03d}"]) for end in "ab" for number in range(6)]
    between = [dist(placed["a"], placed[f"b{number:03d}"]) for number in range(6)]

    assert max(within) < min(between)


def test_a_full_picture_is_placed_in_good_time_and_one_thing_more_is_refused() -> None:
    began = process_time()
    layout(star("a", MOST_NODES - 1))

    assert process_time() - began < 10
    with pytest.raises(TooManyToPlace, match="too many for one picture"):
        layout(star("a", MOST_NODES))


def test_nothing_is_placed_where_there_is_nothing() -> None:
    assert layout([]) == {}
