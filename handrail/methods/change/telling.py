"""A finding in words, line by line."""

import math
from collections.abc import Iterator

from handrail.methods.change.caveats import caveats_of
from handrail.methods.change.counted import Counted, Interval
from handrail.methods.change.elsewhere import RatioOfRatios
from handrail.methods.change.finding import Finding, Seen, Several
from handrail.methods.change.interrupted import Season, Step
from handrail.methods.change.periods import Span, Unit
from handrail.methods.change.planning import Planned
from handrail.methods.change.rates import RateRatio, rate_interval
from handrail.methods.change.several import Trend
from handrail.methods.change.verdict import MEANS

NO_LIMIT = "no upper limit"


def lines_of(finding: Finding) -> Iterator[str]:
    """The finding as somebody reads it in a terminal."""
    yield from (f"{label}: {told}" for label, told in numbers_of(finding))
    yield f"Verdict: {finding.verdict}"
    yield MEANS[finding.verdict]
    yield "What this does not show:"
    yield from (f"- {caveat}" for caveat in caveats_of(finding))


def numbers_of(finding: Finding) -> Iterator[tuple[str, str]]:
    """Every number of the finding under its label."""
    for name, span, counted in named_periods(finding):
        yield name, period_told(span, counted, finding.question.unit)
    yield "Rate ratio", ratio_told(finding.found)
    yield "Second look", f"mid-p interval {interval_told(finding.mid_p)}, score interval {interval_told(finding.score)}"
    yield "Overdispersion that would remove it", phi_told(finding)
    if finding.elsewhere is not None:
        yield from numbers_of_elsewhere(finding.elsewhere)
    if finding.phi_beside is not None:
        yield "Overdispersion that would remove that", number(finding.phi_beside)
    if finding.several is not None:
        yield from numbers_of_several(finding.several)
    for step in (finding.scattered, finding.step):
        if isinstance(step, Step):
            yield step_named(step), step_told(step)
    yield "What would be seen four times in five, from such a start", seen_told(finding.seen)


def named_periods(finding: Finding) -> list[tuple[str, Span, Counted]]:
    """Each period with its name: Before; After, or After 1, After 2 if there are several."""
    afters = len(finding.question.afters)
    names = ["Before", *(["After"] if afters == 1 else [f"After {number}" for number in range(1, afters + 1)])]
    return list(zip(names, finding.question.spans, finding.periods, strict=True))


def period_told(span: Span, counted: Counted, unit: Unit) -> str:
    """A period: what was counted in how long, and the interval of its rate for as long."""
    length = f"{counted.exposure:.0f}" if counted.exposure == int(counted.exposure) else f"{counted.exposure:.2f}"
    by_chance = rate_interval(Counted(counted.count, 1.0))
    return f"{counted.count:,} in {length} {unit}, {span} (the true number may be {interval_told(by_chance)})"


def ratio_told(found: RateRatio) -> str:
    """The ratio with its interval and p."""
    if found.ratio is None:
        return "none, because nothing was counted in either period"
    if math.isinf(found.ratio):
        return f"none, because nothing was counted before; exact {percent(found.level)} interval {rest_told(found)}"
    return f"{number(found.ratio)}, exact {percent(found.level)} interval {rest_told(found)}"


def rest_told(found: RateRatio) -> str:
    """The interval and p of a ratio."""
    return f"{interval_told(found.interval)}, p {p_told(found.p)}"


def phi_told(finding: Finding) -> str:
    """The overdispersion that removes the finding, or why there is none."""
    if finding.phi is not None:
        return number(finding.phi)
    if finding.found.rose or finding.found.fell:
        return "cannot be told, because nothing was counted in one of the periods"
    return "there is no finding to remove"


def numbers_of_elsewhere(beside: RatioOfRatios) -> Iterator[tuple[str, str]]:
    """How it went elsewhere, and the ratio of the two ratios."""
    there = beside.elsewhere
    yield "Elsewhere", f"{there.before.count:,} before, {there.after.count:,} after; rate ratio {ratio_told(there)}"
    if beside.ratio is None or math.isinf(beside.ratio):
        told = "none, because nothing was counted in one of the periods"
    else:
        told = number(beside.ratio)
    rest = f"exact {percent(there.level)} interval {interval_told(beside.interval)}, p {p_told(beside.p)}"
    yield "Here against elsewhere", f"{told}, {rest}"


def numbers_of_several(several: Several) -> Iterator[tuple[str, str]]:
    """Every pair of periods, equal rates and the trend."""
    for pair in several.pairs:
        held = f"with all pairs asked, p {p_told(pair.holm_p)}"
        yield f"Period {pair.later + 1} against {pair.earlier + 1}", f"{ratio_told(pair.found)}; {held}"
    how = "exact multinomial" if several.equal.exact else "multinomial, drawn"
    yield "One rate in all periods", f"p {p_told(several.equal.p)} ({how})"
    yield "Trend", several.trend if isinstance(several.trend, str) else trend_told(several.trend)


def trend_told(trend: Trend) -> str:
    """A trend in per cent for each month."""
    low, high = (f"{100 * (end - 1):.1f}" for end in (trend.interval.low, trend.interval.high))
    fits = f"residual deviance {trend.deviance:.1f}, df {trend.freedom}"
    return f"{100 * (trend.ratio - 1):.1f}% a month, {low}% to {high}%, p {p_told(trend.p)}; {fits}"


def step_named(step: Step) -> str:
    """The label of a step."""
    if step.trend is None:
        return "Step with the scatter found"
    return "Step beside a trend" if step.season is Season.NONE else "Step beside a trend and a season"


def step_told(step: Step) -> str:
    """The step of the regression."""
    told = f"{number(step.ratio)}, interval {interval_told(step.interval)}, p {p_told(step.p)}"
    return f"{told}; overdispersion {number(step.dispersion)}, df {step.freedom}"


def seen_told(seen: Seen) -> str:
    """The smallest changes that would have been seen."""
    rise = "no rise" if seen.rise is None else f"a rise to {number(seen.rise)} times"
    fall = "no fall" if seen.fall is None else f"a fall to {number(seen.fall)} times"
    return f"{rise}, {fall}"


def interval_told(interval: Interval) -> str:
    """From low to high."""
    return f"{number(interval.low)} to {NO_LIMIT if math.isinf(interval.high) else number(interval.high)}"


def number(value: float) -> str:
    """A ratio with as many digits as anybody can use."""
    if value < 10:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def p_told(value: float) -> str:
    """A p to two digits, never nothing."""
    return f"= {value:#.2g}" if value >= 0.0001 else "below 0.0001"


def percent(level: float) -> str:
    """A level in per cent."""
    return f"{100 * level:g}%"


def lines_of_plan(planned: Planned) -> Iterator[str]:
    """What could be seen, as somebody reads it in a terminal."""
    yield from (f"{label}: {told}" for label, told in numbers_of_plan(planned))
    yield "All this holds if the rate stays what it was before, and counts scatter by chance alone."


def numbers_of_plan(planned: Planned) -> Iterator[tuple[str, str]]:
    """What could be seen, under labels."""
    before, after = planned.question.before, planned.question.afters[0]
    yield "Before", period_told(before, planned.before, planned.question.unit)
    yield "After", f"{after.length(planned.question.unit):.0f} {planned.question.unit}, {after}, as planned"
    for chance in planned.chances:
        step = "" if chance.by_step is None else f"; as a step beside a trend {percent_of(chance.by_step)}"
        yield (
            f"A true change to {chance.ratio:g} times would be seen",
            f"{percent_of(chance.by_rates)} of the time{step}",
        )
    yield "What would be seen four times in five", seen_told(planned.seen)


def percent_of(share: float) -> str:
    """A share in whole per cent."""
    return f"{100 * share:.0f}%"
