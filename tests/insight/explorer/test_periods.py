"""The periods that can be chosen: only ones that have ended, that stand beside each other or fill one another."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.insight.explorer.policies import NoSuchPeriod, period_called, periods_ended
from handrail.methods.disclosure.periods import why_not_beside

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(on=DAYS)
def test_every_period_has_ended_has_a_name_of_its_own_and_may_stand_beside_every_other(on: date) -> None:
    offered = periods_ended(on=on)
    assert all(period.span.last < on for period in offered)
    assert len({period.code for period in offered}) == len(offered)
    for one, other in combinations(offered, 2):
        assert why_not_beside(one.span, other.span) is None


@given(on=DAYS)
def test_the_parts_of_a_period_are_all_of_it_and_nothing_else(on: date) -> None:
    for period in periods_ended(on=on):
        days = [part.span for part in period.parts]
        assert (days[0].first, days[-1].last) == (period.span.first, period.span.last)
        assert sum(part.days for part in period.parts) == period.days


def test_the_latest_ones_move_on_with_time() -> None:
    assert period_called("latest-quarter", on=date(2026, 10, 28)).code == "2026-Q2"
    assert period_called("latest-quarter", on=date(2026, 10, 29)).code == "2026-Q3"
    assert period_called("latest-year", on=date(2026, 12, 31)).code == "2025"
    assert period_called("2025-26", on=date(2026, 4, 29)).label == "Financial year, April 2025 to March 2026"
    with pytest.raises(NoSuchPeriod):
        period_called("2026-Q3", on=date(2026, 10, 28))
