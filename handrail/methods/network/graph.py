"""Things and what joins them, in codes; what is left of it by kind and time; and the shortest way between two."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

MOST_NODES: Final = 200  # more cannot be read in one picture, and every pair is looked at in every round


@dataclass(frozen=True, order=True)
class Edge:
    """That two things are joined: what joins them, and since which day that is known."""

    one: str
    other: str
    kind: str
    day: date


def nodes_of(edges: Iterable[Edge]) -> tuple[str, ...]:
    """Everything that is joined to something, in order."""
    return tuple(sorted({node for edge in edges for node in (edge.one, edge.other)}))


def neighbours(edges: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    """What each is joined to, in order."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.one != edge.other:
            found[edge.one].add(edge.other)
            found[edge.other].add(edge.one)
    return {node: tuple(sorted(others)) for node, others in found.items()}


def shortest_path(edges: Iterable[Edge], start: str, end: str) -> tuple[str, ...]:
    """The shortest way from one to another, both named, breadth first; of several the first in the order of names.

    Nothing where there is no way, nor where either of them is not in the network.
    """
    joined = neighbours(edges)
    if start not in joined or end not in joined:
        return ()
    came_from: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for node in joined[here]:
            if node not in came_from:
                came_from[node] = here
                waiting.append(node)
    return way_back(came_from, end)


def way_back(came_from: Mapping[str, str], end: str) -> tuple[str, ...]:
    """The way that was walked to an end, from its start."""
    if end not in came_from:
        return ()
    way = [end]
    while came_from[way[-1]] != way[-1]:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def around(edges: Collection[Edge], start: str, *, at_most: int) -> frozenset[str]:
    """The nearest things to one, itself among them, no more than so many."""
    joined = neighbours(edges)
    found, waiting = {start}, deque([start])
    while waiting:
        for node in joined.get(waiting.popleft(), ()):
            if len(found) >= at_most:
                return frozenset(found)
            if node not in found:
                found.add(node)
                waiting.append(node)
    return frozenset(found)


def clusters(edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """What hangs together, each in order, the largest first."""
    joined = neighbours(edges)
    left, found = set(joined), []
    while left:
        waiting = [min(left)]
        group: set[str] = set()
        while waiting:
            node = waiting.pop()
            if node not in group:
                group.add(node)
                waiting.extend(joined[node])
        left -= group
        found.append(tuple(sorted(group)))
    return tuple(sorted(found, key=lambda each: (-len(each), each)))
