"""What is published: every row is one of so many that are alike, and nothing is said that was not."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from handrail.rules.case_data_standard.grouping import filled, grouped

WORDS = st.sampled_from(["", "a", "b", "c"])
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=40)
KEPT = st.lists(st.integers(1, 7), min_size=4, max_size=4)


@given(ROWS, KEPT, st.integers(1, 8))
def test_every_row_is_one_of_enough_that_are_alike(rows: list[tuple[str, ...]], kept: list[int], at_least: int) -> None:
    safe = grouped(rows, kept=kept, at_least=at_least)

    assert all(many >= at_least for many in Counter(safe.rows).values())
    assert len(safe.rows) + safe.left_out == len(rows)
    assert sum(map(filled, safe.rows)) + safe.emptied == sum(map(filled, rows))


@given(ROWS, KEPT, st.integers(1, 8))
def test_the_order_of_rows_tells_nothing(rows: list[tuple[str, ...]], kept: list[int], at_least: int) -> None:
    assert grouped(rows, kept=kept, at_least=at_least) == grouped(rows[::-1], kept=kept, at_least=at_least)


def test_what_is_worth_least_is_emptied_first() -> None:
    rows = [("2026", "red"), ("2026", "blue"), ("2026", "blue")]

    assert grouped(rows, kept=(2, 1), at_least=2).rows == (("2026", "blue"), ("2026", "blue"))
    assert grouped(rows, kept=(2, 1), at_least=3).rows == (("2026", ""),) * 3


MONTHS = st.sampled_from(["", "2025-01", "2025-02", "2026-07"])


@given(st.lists(st.tuples(WORDS, MONTHS, WORDS), max_size=40), st.integers(1, 8))
def test_a_rare_row_says_the_year_before_it_says_nothing_and_never_anything_else(
    rows: list[tuple[str, ...]], at_least: int
) -> None:
    safe = grouped(rows, kept=(3, 2, 1), at_least=at_least, months={1})

    assert all(many >= at_least for many in Counter(safe.rows).values())
    for row in safe.rows:
        assert any(
            all(not now or now == then or (at == 1 and now == then[:4]) for at, (now, then) in enumerate(pairs))
            for pairs in (list(zip(row, told, strict=True)) for told in rows)
        )


def test_months_of_one_year_are_alike_once_they_are_years() -> None:
    rows = [("a", "2026-01"), ("a", "2026-02"), ("a", "2026-03")]

    safe = grouped(rows, kept=(2, 1), at_least=3, months={1})
    assert (safe.rows, safe.emptied, safe.coarser) == ((("a", "2026"),) * 3, 0, 3)
