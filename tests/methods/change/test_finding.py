"""One question has one answer: counts, interval, what would remove it, the words, and what it does not show."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from handrail.methods.change import caveats
from handrail.methods.change.finding import Finding, find_change
from handrail.methods.change.interrupted import Step
from handrail.methods.change.periods import CannotUse, Span, Unit
from handrail.methods.change.planning import plan_comparison
from handrail.methods.change.question import Question
from handrail.methods.change.telling import lines_of, lines_of_plan
from handrail.methods.change.values import values_of, values_of_plan
from handrail.methods.change.verdict import Verdict


@dataclass(frozen=True)
class Row:
    first: date
    last: date
    count: int


def months(first: date, counts: list[int]) -> list[Row]:
    """A row for each month from the first."""
    rows = []
    for count in counts:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        rows.append(Row(first, following - timedelta(days=1), count))
        first = following
    return rows


CALLS = months(date(2017, 7, 1), [2, 14])
REPORTS = [
    Row(date(2017, 3, 1), date(2017, 8, 31), 8),
    Row(date(2017, 9, 1), date(2018, 2, 28), 24),
    Row(date(2018, 3, 1), date(2018, 7, 31), 29),
]
JULY, AUGUST = Span(date(2017, 7, 1), date(2017, 7, 31)), Span(date(2017, 8, 1), date(2017, 8, 31))
YEARS = months(date(2022, 1, 1), [4, 6, 5, 3, 7, 5, 6, 4, 5, 5, 6, 4, 12, 15, 11, 14, 13, 16, 12, 11, 15, 14, 13, 12])
FIRST_YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))
SECOND_YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))


def spans(rows: list[Row]) -> list[Span]:
    return [Span(row.first, row.last) for row in rows]


def of_calls(elsewhere: list[Row] | None = None, fixed_on: date | None = None) -> Finding:
    return find_change(Question(JULY, [AUGUST], fixed_on=fixed_on), CALLS, elsewhere=elsewhere)


def told(finding: Finding) -> str:
    return "\n".join(lines_of(finding))


def test_a_finding_says_its_counts_its_interval_and_what_would_remove_it() -> None:
    words = told(of_calls())
    assert "Before: 2 in 31 days, 2017-07-01 to 2017-07-31 (the true number may be 0.24 to 7.22)" in words
    assert "After: 14 in 31 days" in words
    assert "Rate ratio: 7.00, exact 95% interval 1.61 to 63.5, p = 0.0042" in words
    assert "Overdispersion that would remove it: 1.72" in words
    assert "Verdict: rose, cause not shown" in words
    assert "worked" not in words


def test_three_periods_are_compared_in_pairs_and_together() -> None:
    first, *others = spans(REPORTS)
    finding = find_change(Question(first, others, Unit.MONTHS), REPORTS)
    words = told(finding)
    assert "Rate ratio: 3.61, exact 95% interval 1.71 to 8.80, p = 0.00014" in words
    assert (
        "Period 2 against 1: 3.00, exact 95% interval 1.30 to 7.72, p = 0.0070; with all pairs asked, p = 0.014"
        in words
    )
    assert "One rate in all periods: p = 0.00019 (exact multinomial)" in words
    assert "Trend: 12.2% a month, 5.7% to 19.0%, p = 0.00014; residual deviance 1.4, df 1" in words


def test_a_finding_says_what_it_does_not_show() -> None:
    said = caveats.caveats_of(of_calls())
    assert said == [
        caveats.NOT_FIXED,
        caveats.NO_COMPARISON,
        caveats.ONE_AND_ONE,
        caveats.OTHER_SEASON,
        caveats.SCATTER,
        caveats.NOT_VICTIMS,
    ]


def test_days_that_were_fixed_beforehand_take_their_caveat_away() -> None:
    assert of_calls(fixed_on=date(2017, 6, 30)).question.fixed_before
    assert caveats.NOT_FIXED not in caveats.caveats_of(of_calls(fixed_on=date(2017, 8, 1)))
    assert caveats.FIXED_LATE in caveats.caveats_of(of_calls(fixed_on=date(2017, 8, 2)))


def test_elsewhere_is_said_beside_it() -> None:
    finding = of_calls(elsewhere=months(date(2017, 7, 1), [300, 360]))
    assert finding.verdict is Verdict.ROSE_MORE
    assert "Here against elsewhere: 5.82, exact 95% interval 1.32 to 53.2" in told(finding)
    assert f"Overdispersion that would remove that: {finding.phi_beside:.2f}" in told(finding)
    assert caveats.NO_COMPARISON not in caveats.caveats_of(finding)


def test_few_counts_elsewhere_settle_little() -> None:
    finding = of_calls(elsewhere=months(date(2017, 7, 1), [3, 3]))
    assert finding.verdict is Verdict.ROSE
    assert caveats.FEW_ELSEWHERE in caveats.caveats_of(finding)


def test_two_years_of_months_are_looked_at_for_a_step() -> None:
    finding = find_change(Question(FIRST_YEAR, [SECOND_YEAR]), YEARS)
    assert isinstance(finding.step, Step)
    assert finding.step.rose
    assert "Step beside a trend and a season: " in told(finding)
    assert "Step with the scatter found: " in told(finding)
    said = caveats.caveats_of(finding)
    assert caveats.OTHER_SEASON not in said
    assert caveats.ONE_AND_ONE not in said


def test_a_trend_that_explains_it_is_said() -> None:
    growing = months(date(2022, 1, 1), [round(10 * 1.06**month) for month in range(24)])
    finding = find_change(Question(FIRST_YEAR, [SECOND_YEAR]), growing)
    assert finding.found.rose
    assert caveats.TREND_EXPLAINS in caveats.caveats_of(finding)


def test_a_step_against_the_trend_is_said() -> None:
    counts = [round(10 * 1.12**month * (1 if month < 12 else 0.5)) for month in range(24)]
    finding = find_change(Question(FIRST_YEAR, [SECOND_YEAR]), months(date(2022, 1, 1), counts))
    assert finding.found.rose
    assert caveats.STEP_AGAINST in caveats.caveats_of(finding)


def test_too_few_points_for_a_trend_are_said_with_the_reason() -> None:
    first, *others = spans(REPORTS)
    said = caveats.caveats_of(find_change(Question(first, others), REPORTS))
    assert "No trend could be allowed for. It needs 6 points before and 6 after; there are 1 and 2." in said


@pytest.mark.parametrize("counts", [[0, 0], [0, 14], [14, 0], [5, 5], [10**9, 2 * 10**9]])
@pytest.mark.parametrize("there", [None, [0, 0], [0, 7], [7, 0]])
def test_every_finding_can_be_told_in_words_and_in_json(counts: list[int], there: list[int] | None) -> None:
    elsewhere = None if there is None else months(date(2017, 7, 1), there)
    finding = find_change(Question(JULY, [AUGUST]), months(date(2017, 7, 1), counts), elsewhere=elsewhere)
    words = told(finding)
    assert "Verdict: " in words
    assert " inf" not in words
    assert "nan" not in words.replace("finance", "")
    values = json.loads(json.dumps(values_of(finding), allow_nan=False))
    assert values["verdict"] == str(finding.verdict)
    assert [period["count"] for period in values["periods"]] == counts
    assert values["interval"]["level"] == 0.95


def test_several_periods_without_an_event_have_no_trend() -> None:
    first, *others = spans(REPORTS)
    nothing = [Row(row.first, row.last, 0) for row in REPORTS]
    finding = find_change(Question(first, others), nothing)
    assert "Trend: No finite rates" in told(finding)
    assert "refused" in values_of(finding)["several"]["trend"]


def test_what_is_slow_to_load_is_loaded_by_whoever_compares() -> None:
    code = (
        "import sys, handrail.methods.change.question as _; assert 'numpy' not in sys.modules; "
        "import handrail.methods.change.values as _; assert 'scipy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_fault_has_its_sentence() -> None:
    question = Question(Span(date(2017, 6, 1), date(2017, 7, 31)), [Span(date(2017, 8, 1), date(2017, 9, 30))])
    with pytest.raises(CannotUse) as refused:
        find_change(question, CALLS)
    assert len(refused.value.faults) == 2
    with pytest.raises(CannotUse, match="expected to begin after"):
        find_change(Question(AUGUST, [JULY]), CALLS)


def test_a_comparison_that_does_not_cover_the_days_is_named() -> None:
    with pytest.raises(CannotUse, match="The comparison: The days after, 2017-08-01 to 2017-08-31: there is no count"):
        of_calls(elsewhere=CALLS[:1])


def test_what_could_be_seen_is_told_before_it_begins() -> None:
    planned = plan_comparison(Question(FIRST_YEAR, [SECOND_YEAR]), YEARS[:12])
    by_rates = [chance.by_rates for chance in planned.chances if chance.ratio > 1]
    assert by_rates == sorted(by_rates)
    words = "\n".join(lines_of_plan(planned))
    assert "A true change to 2 times would be seen: " in words
    assert "as a step beside a trend" in words
    assert json.loads(json.dumps(values_of_plan(planned)))["before"]["count"] == 60


def test_a_month_is_too_short_to_plan_a_step() -> None:
    planned = plan_comparison(Question(JULY, [AUGUST]), CALLS[:1])
    assert all(chance.by_step is None for chance in planned.chances)
    assert "a rise to 6.54 times, no fall" in "\n".join(lines_of_plan(planned))


@pytest.mark.parametrize(("before", "after"), [(AUGUST, JULY), (JULY, AUGUST)])
def test_a_plan_that_cannot_be_made_is_refused(before: Span, after: Span) -> None:
    with pytest.raises(CannotUse):
        plan_comparison(Question(before, [after]), months(date(2017, 7, 1), [0, 0]))
