"""Filters and ways, held against trying every way there is."""

from datetime import date, timedelta
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.network.graph import Edge, around, clusters, neighbours, nodes_of, shortest_path

FIRST = date(2026, 3, 1)


def edge(one: str, other: str, kind: str = "vehicle", days: int = 0) -> Edge:
    return Edge(one, other, kind, FIRST + timedelta(days=days))


CHAIN = [edge("a", "b"), edge("b", "c", "place", 5), edge("c", "d", "telephone", 9)]
networks = st.lists(st.builds(edge, st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=9)


def test_a_way_is_found_over_what_lies_between_and_none_where_it_is_broken() -> None:
    assert shortest_path(CHAIN, "a", "d") == ("a", "b", "c", "d")
    assert shortest_path(CHAIN[::2], "a", "d") == ()
    assert shortest_path(CHAIN, "a", "nowhere") == ()
    assert shortest_path(CHAIN, "a", "a") == ("a",)


@given(networks)
@settings(max_examples=60)
def test_no_way_is_shorter_than_the_one_that_is_found(edges: list[Edge]) -> None:
    joined = neighbours(edges)
    for start, end in permutations(joined, 2):
        others = [node for node in joined if node not in (start, end)]
        ways = ((start, *middle, end) for length in range(len(others) + 1) for middle in permutations(others, length))
        walked = (way for way in ways if all(b in joined[a] for a, b in pairwise(way)))

        assert len(shortest_path(edges, start, end)) == len(next(walked, ()))


@given(networks)
@settings(max_examples=60)
def test_what_hangs_together_is_what_a_way_can_be_found_between(edges: list[Edge]) -> None:
    found = clusters(edges)

    assert sorted(node for group in found for node in group) == sorted(neighbours(edges))
    for group in found:
        for node in neighbours(edges):
            assert bool(shortest_path(edges, group[0], node)) == (node in group)


def test_the_nearest_things_come_first_when_there_is_room_for_few() -> None:
    assert around(CHAIN, "b", at_most=3) == {"a", "b", "c"}
    assert around(CHAIN, "alone", at_most=3) == {"alone"}
    assert nodes_of(CHAIN) == ("a", "b", "c", "d")
