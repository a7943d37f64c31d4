"""What the partnership published, recomputed: 2 calls and then 14; 8 reports, then 24, then 29.

The expected digits are those of the facts that were worked out beforehand, with lengths in months, as published.
"""

from decimal import Decimal

import pytest

from handrail.methods.change.counted import Counted, added
from handrail.methods.change.elsewhere import compare_with_elsewhere
from handrail.methods.change.rates import (
    RateRatio,
    compare,
    exact_p,
    mid_p_interval,
    rate_interval,
    score_interval,
)
from handrail.methods.change.scatter import interval_with_phi, phi_that_removes
from handrail.methods.change.several import compare_pairs, could_be_equal, trend_over
from handrail.methods.change.verdict import Verdict, verdict_on

JULY, AUGUST = Counted(2, 31), Counted(14, 31)
FIRST, SECOND, THIRD = Counted(8, 6), Counted(24, 6), Counted(29, 5)


def printed(value: float | None, digits: str) -> bool:
    """Whether a value, rounded to as many places as these digits have, is these digits."""
    assert value is not None
    places = -int(Decimal(digits).as_tuple().exponent)
    return f"{value:.{places}f}" == digits


def all_printed(values: list[float | None], digits: str) -> bool:
    return all(printed(value, told) for value, told in zip(values, digits.split(), strict=True))


def test_calls_rose_from_2_to_14() -> None:
    found = compare(JULY, AUGUST)
    assert all_printed([found.ratio, found.interval.low, found.interval.high, found.p], "7.0 1.61 63.5 0.0042")
    mid, score = mid_p_interval(JULY, AUGUST), score_interval(JULY, AUGUST)
    assert all_printed([mid.low, mid.high, score.low, score.high], "1.81 45.5 1.8 27.6")
    assert verdict_on(found) is Verdict.ROSE


def test_a_little_overdispersion_removes_the_rise_in_calls() -> None:
    found = compare(JULY, AUGUST)
    assert printed(phi_that_removes(found), "1.72")
    wider = interval_with_phi(found, 2)
    assert wider is not None
    assert all_printed([wider.low, wider.high], "0.86 57")


def test_one_month_alone_says_little() -> None:
    july, august = rate_interval(Counted(2, 1)), rate_interval(Counted(14, 1))
    assert all_printed([july.low, july.high, august.low, august.high], "0.24 7.2 7.7 23.5")


@pytest.mark.parametrize(("july", "august", "p"), [(2, 8, "0.11"), (5, 14, "0.064")])
def test_a_few_calls_more_or_fewer_decide_it(july: int, august: int, p: str) -> None:
    assert printed(exact_p(Counted(july, 31), Counted(august, 31)), p)


@pytest.mark.parametrize(
    ("rise", "digits"), [(1.2, "5.8 1.3 53"), (1.5, "4.7 1.06 43"), (1.8, "3.9 0.88 35")], ids=["20%", "50%", "80%"]
)
def test_a_rise_elsewhere_takes_its_part_of_the_rise_here(rise: float, digits: str) -> None:
    """Three hundred calls a month elsewhere are so many that the digits hardly depend on their number."""
    elsewhere = compare(Counted(300, 31), Counted(round(300 * rise), 31))
    beside = compare_with_elsewhere(compare(JULY, AUGUST), elsewhere)
    assert all_printed([beside.ratio, beside.interval.low, beside.interval.high], digits)


PAIRS = [
    ((0, 1), "3.00 1.30 7.72 0.0070", "0.014", "1.89", Verdict.ROSE),
    ((0, 2), "4.35 1.94 11.01 0.0001", "0.0003", "3.53", Verdict.ROSE),
    ((1, 2), "1.45 0.82 2.60 0.21", "0.21", None, Verdict.NO_CHANGE),
]


@pytest.mark.parametrize(("places", "digits", "holm_p", "phi", "verdict"), PAIRS)
def test_reports_in_each_pair_of_periods(
    places: tuple[int, int], digits: str, holm_p: str, phi: str | None, verdict: Verdict
) -> None:
    (pair,) = (one for one in compare_pairs([FIRST, SECOND, THIRD]) if (one.earlier, one.later) == places)
    found = pair.found
    assert all_printed([found.ratio, found.interval.low, found.interval.high, found.p], digits)
    assert printed(pair.holm_p, holm_p)
    removes = phi_that_removes(found)
    assert removes is None if phi is None else printed(removes, phi)
    assert verdict_on(found) is verdict


def test_reports_after_the_first_period_taken_together() -> None:
    found: RateRatio = compare(FIRST, added([SECOND, THIRD]))
    assert all_printed([found.ratio, found.interval.low, found.interval.high, found.p], "3.61 1.71 8.80 0.0001")
    assert printed(phi_that_removes(found), "2.99")


def test_reports_did_not_come_at_one_rate() -> None:
    equal = could_be_equal([FIRST, SECOND, THIRD])
    assert equal.exact
    assert printed(equal.p, "0.00019")


def test_reports_rose_month_by_month() -> None:
    trend = trend_over([FIRST, SECOND, THIRD], [3, 9, 14.5])
    rises = [100 * (value - 1) for value in (trend.ratio, trend.interval.low, trend.interval.high)]
    assert all_printed([*rises, trend.deviance], "12.2 5.7 19.0 1.4")
    assert trend.freedom == 1
