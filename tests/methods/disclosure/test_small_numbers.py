"""A small number stays hidden, even from a reader who knows how it was hidden."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.disclosure.small_numbers import (
    SafeTable,
    ThresholdTooLow,
    add_safe_tables,
    hide_nested,
    hide_small_numbers,
    median_if_enough,
)

Shown = tuple[tuple[int | None, ...], int | None]
LARGEST = {1: 12, 2: 16, 3: 14, 4: 9}


def shown(numbers: tuple[int, ...], threshold: int) -> Shown:
    table = hide_small_numbers({str(place): n for place, n in enumerate(numbers)}, threshold=threshold)
    return tuple(table.cells.values()), table.total


def every_table(size: int) -> Iterator[tuple[int, ...]]:
    return product(range(LARGEST[size] + 1), repeat=size)


@cache
def tables_that_look_like(size: int, threshold: int) -> dict[Shown, list[tuple[int, ...]]]:
    """What a reader who knows the rule can do: try every table, and keep those that would look the same."""
    looks: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in every_table(size):
        looks[shown(numbers, threshold)].append(numbers)
    return looks


@pytest.mark.parametrize("threshold", [3, 4, 5])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_no_hidden_number_can_be_worked_out(size: int, threshold: int) -> None:
    for look, candidates in tables_that_look_like(size, threshold).items():
        for place, number in enumerate(look[0]):
            if number is None:
                assert len({candidate[place] for candidate in candidates}) > 1, candidates


counts = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 60), max_size=12)


@given(counts, st.integers(3, 12))
def test_no_number_below_the_threshold_is_shown(numbers: dict[str, int], threshold: int) -> None:
    table = hide_small_numbers(numbers, threshold=threshold)
    assert all(n is None or n == 0 or n >= threshold for n in (*table.cells.values(), table.total))


@given(counts, st.integers(3, 12))
def test_what_is_shown_is_true(numbers: dict[str, int], threshold: int) -> None:
    table = hide_small_numbers(numbers, threshold=threshold)
    assert all(n in (None, numbers[label]) for label, n in table.cells.items())
    assert table.total in (None, sum(numbers.values()))


@given(counts, st.integers(3, 12), st.randoms())
def test_the_order_of_the_labels_decides_nothing(numbers: dict[str, int], threshold: int, chance: object) -> None:
    turned = dict(sorted(numbers.items(), reverse=True))
    assert (
        hide_small_numbers(turned, threshold=threshold).cells == hide_small_numbers(numbers, threshold=threshold).cells
    )


def test_one_small_number_takes_the_next_smallest_with_it() -> None:
    table = hide_small_numbers({"a": 3, "b": 9, "c": 20}, threshold=5)
    assert table == SafeTable(cells={"a": None, "b": None, "c": 20}, total=32)


def test_two_different_small_numbers_hide_each_other() -> None:
    table = hide_small_numbers({"a": 1, "b": 4, "c": 20}, threshold=5)
    assert table.cells == {"a": None, "b": None, "c": 20}


def test_two_ones_are_not_enough_to_hide_each_other() -> None:
    table = hide_small_numbers({"a": 1, "b": 1, "c": 20, "d": 30}, threshold=5)
    assert table.cells == {"a": None, "b": None, "c": None, "d": 30}


def test_zeros_are_shown_while_another_number_is() -> None:
    table = hide_small_numbers({"a": 0, "b": 7, "c": 8}, threshold=5)
    assert table == SafeTable(cells={"a": 0, "b": 7, "c": 8}, total=15)
    assert not table.hides


def test_a_total_below_the_threshold_hides_everything() -> None:
    table = hide_small_numbers({"a": 0, "b": 4}, threshold=5)
    assert table == SafeTable(cells={"a": None, "b": None}, total=None)
    assert table.hides


def test_a_threshold_that_hides_nothing_is_refused() -> None:
    with pytest.raises(ThresholdTooLow, match="must be 3 or more"):
        hide_small_numbers({"a": 1}, threshold=2)


@given(st.lists(st.fixed_dictionaries({"a": st.integers(0, 30), "b": st.integers(0, 30)}), min_size=1, max_size=4))
def test_a_year_tells_nothing_that_its_quarters_did_not(quarters: list[dict[str, int]]) -> None:
    safe = [hide_small_numbers(quarter, threshold=5) for quarter in quarters]
    year = add_safe_tables(safe)
    for label, n in year.cells.items():
        parts = [quarter.cells[label] for quarter in safe]
        assert n == (None if None in parts else sum(quarter[label] for quarter in quarters))


def test_a_median_of_few_is_not_given() -> None:
    assert median_if_enough([1, 2, 3, 4], threshold=5) is None
    assert median_if_enough([], threshold=0) is None


@pytest.mark.parametrize(("values", "median"), [([5, 1, 3, 2, 4], 3), ([1, 2, 3, 4, 5, 6], 3.5)])
def test_a_median_is_the_middle(values: list[float], median: float) -> None:
    assert median_if_enough(values, threshold=5) == median


@given(counts, st.integers(3, 12))
def test_what_is_hidden_beside_a_total_could_each_be_as_high_as_the_threshold(
    numbers: dict[str, int], threshold: int
) -> None:
    table = hide_small_numbers(numbers, threshold=threshold)
    hidden = sum(numbers[label] for label, number in table.cells.items() if number is None)
    assert table.total is None or hidden == 0 or hidden >= threshold


@given(st.lists(st.integers(0, 30), max_size=5), st.integers(3, 12))
def test_of_nested_numbers_no_difference_below_the_threshold_is_shown(told: list[int], threshold: int) -> None:
    nested = {str(place): number for place, number in enumerate(sorted(told, reverse=True))}
    table = hide_nested(nested, threshold=threshold)
    seen = [0, *(number for number in table.cells.values() if number is not None)]
    assert not [one for one in seen for other in seen if 0 < abs(one - other) < threshold]
    assert all(number in (None, nested[label]) for label, number in table.cells.items())


def test_who_did_not_accept_help_is_not_found_from_who_did() -> None:
    people = {"found": 12, "offered": 12, "accepted": 10, "moved_on": 6}
    assert hide_nested(people, threshold=5).cells == {"found": 12, "offered": 12, "accepted": None, "moved_on": 6}
    with pytest.raises(ThresholdTooLow):
        hide_nested(people, threshold=2)
