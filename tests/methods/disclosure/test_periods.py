"""Fixed periods stand beside or fill one another; running totals do neither."""

import pytest

from handrail.methods.disclosure.periods import NotAPeriod, parts, read_span, why_not_beside

Q1, Q2, HALF, YEAR = (
    "2025-01-01..2025-03-31",
    "2025-04-01..2025-06-30",
    "2025-01-01..2025-06-30",
    "2025-01-01..2025-12-31",
)
FINANCIAL = "2025-04-01..2026-03-31"


@pytest.mark.parametrize(
    ("one", "other"), [(Q1, Q2), (Q1, Q1), (Q2, YEAR), (HALF, YEAR), (Q2, FINANCIAL), (YEAR, FINANCIAL)]
)
def test_fixed_periods_go_together(one: str, other: str) -> None:
    assert why_not_beside(read_span(one), read_span(other)) is None
    assert why_not_beside(read_span(other), read_span(one)) is None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Q1, HALF, "is a running total of"),
        ("2025-01-01..2025-09-30", YEAR, "is a running total of"),
        ("2025-01-01..2025-02-15", Q1, "is a running total of"),
        ("2024-02-01..2025-01-31", YEAR, "overlaps"),
    ],
)
def test_running_totals_do_not(one: str, other: str, why: str) -> None:
    assert why in str(why_not_beside(read_span(one), read_span(other)))
    assert why in str(why_not_beside(read_span(other), read_span(one)))


def test_periods_are_made_up_of_the_shortest_between_their_ends() -> None:
    pieces = parts([read_span(text) for text in (Q2, YEAR)])
    assert [piece.code for piece in pieces] == [Q1, Q2, "2025-07-01..2025-12-31"]


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-01-01", "2025-02-01..2025-01-01", "2025-01-01..9999-12-31", "a..b..c"]
)
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(NotAPeriod):
        read_span(text)
