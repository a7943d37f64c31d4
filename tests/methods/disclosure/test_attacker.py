"""The attacker finds what somebody would who writes down every world that looks the same, and nothing else."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.methods.disclosure.attacker import Contradiction, Known
from handrail.methods.disclosure.cells import Place
from handrail.methods.disclosure.ledger import reader_of
from handrail.methods.disclosure.needs import Rule, needs_of
from handrail.methods.disclosure.publishing import Published, make_safe
from handrail.methods.disclosure.sheets import sheet_of
from handrail.methods.disclosure.tables import Release
from tests.methods.disclosure.drawing import crossed, place, release, table, worlds_like

MOST = 8
numbers = st.integers(0, 3)


def with_hidden(tables: Release, cells: Iterable[Place], rule: Rule) -> tuple[Published, Known]:
    """A release with just these cells hidden, or those below the threshold, safe or not; and what a reader knows."""
    sheet = sheet_of(tables, [], rule, needs_of(tables, rule), ceiling=1000.0)
    wanted = set(cells)
    hidden = np.array([at in wanted for at in sheet.places]) if wanted else sheet.primary
    reader = reader_of("public", tables, sheet, [], ceiling=1000.0)
    return Published(tables, sheet, hidden, [], [], "public", 1000), reader.knows(sheet, hidden)


def assert_same_as_every_world(published: Published, known: Known, *, most: int = MOST) -> None:
    worlds = worlds_like(published, most)
    for at, cell in enumerate(published.sheet.places):
        if published.hidden[at]:
            weights = {known.space.places[cell]: 1.0}
            lowest, highest = known.lowest(weights), known.highest(weights)
            seen = worlds[cell.key]
            assert lowest is not None
            assert highest is not None
            assert (lowest.value, highest.value) == (min(seen), max(seen)), str(cell)


@settings(max_examples=15, deadline=None)
@given(st.lists(numbers, min_size=6, max_size=6), st.sets(st.integers(0, 5), min_size=2, max_size=5))
def test_in_a_table_of_two_variables_with_its_margins(counts: list[int], hidden: set[int]) -> None:
    tables = release(crossed(2, 3, counts))
    cells = [place(a=f"a{at // 3}", b=f"b{at % 3}") for at in hidden]
    if sum(counts) <= MOST:
        assert_same_as_every_world(*with_hidden(tables, cells, Rule(3)))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 1), min_size=8, max_size=8), st.sets(st.integers(0, 3), min_size=2))
def test_in_two_tables_linked_by_a_variable(cases: list[int], hidden: set[int]) -> None:
    a_by_b = [cases[0] + cases[1], cases[2] + cases[3], cases[4] + cases[5], cases[6] + cases[7]]
    b_by_c = [cases[0] + cases[4], cases[1] + cases[5], cases[2] + cases[6], cases[3] + cases[7]]
    tables = release(crossed(2, 2, a_by_b), crossed(2, 2, b_by_c, names="bc"))
    cells = [place(b=f"b{at // 2}", c=f"c{at % 2}") for at in hidden]
    published, known = with_hidden(tables, [*cells, place(b="b0")], Rule(3))
    if sum(cases) <= MOST:
        assert_same_as_every_world(published, known)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(8, 13), min_size=3, max_size=3))
def test_of_rounded_numbers(counts: list[int]) -> None:
    tables = release(table("a", {"a": ["a0", "a1", "a2"]}, counts))
    assert_same_as_every_world(*with_hidden(tables, [], Rule(10, 5)), most=20)


def test_half_a_person_is_no_person() -> None:
    """Three-way sums can leave a fraction that no count is: the programme for whole numbers says so."""
    odd = {"a": ["0", "1"], "b": ["0", "1"], "c": ["0", "1"]}
    tables = release(table("abc", odd, [1, 0, 0, 0, 0, 0, 0, 0]))
    known = with_hidden(tables, every_inner(tables), Rule(3))[1]
    for cell in every_inner(tables):
        highest = known.highest({known.space.places[cell]: 1.0})
        assert highest is not None
        assert float(highest.value).is_integer()


def every_inner(tables: Release) -> list[Place]:
    return [Place("", key) for key in tables.tables[0].counts if len(key) == 3]


def test_what_cannot_all_be_true_is_no_world() -> None:
    _, known = with_hidden(
        release(crossed(2, 2, [3, 4, 5, 6])), [place(a="a0", b="b0"), place(a="a0", b="b1")], Rule(3)
    )
    known.low[known.space.places[place(a="a0", b="b0")]] = 9
    with pytest.raises(Contradiction):
        known.highest({known.space.places[place(a="a0", b="b1")]: 1.0})


def test_time_that_is_up_makes_nothing_look_safe() -> None:
    found = make_safe(release(crossed(3, 3, [3, 9, 12, 14, 20, 7, 8, 11, 30])), Rule(5), left=lambda: 0.0)
    assert found.hidden.all()
