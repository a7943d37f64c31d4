"""The dictionary of measures and the value of each, counted from coded rows and made safe before it is kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from django.core.cache import cache

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.figures.permissions import why_not_see_measures
from handrail.insight.figures.policies.measuring import Shape, Value, measured
from handrail.insight.figures.policies.periods import QUARTERS_OFFERED, Period, Quarter
from handrail.insight.figures.queries.cases import CASES, Counted
from handrail.insight.figures.queries.prevention import PREVENTION
from handrail.insight.figures.queries.rows import Rows
from handrail.rules.localities.measures import MeasureEntry, measure_called

COUNTED: Mapping[str, Counted] = {**CASES, **PREVENTION}
"""How each measure of the dictionary that is counted is counted."""
A_DAY = 24 * 60 * 60


def dictionary(*, by: Person) -> list[tuple[str, list[MeasureEntry]]]:
    """Every measure, counted or not, under its theme. Raises NotAllowed."""
    require(why_not_see_measures(by=by))
    return [(theme, list(entries)) for theme, entries in groupby(current_locality().measures, lambda one: one.theme)]


def entry_called(code: str, *, by: Person) -> MeasureEntry:
    """One measure of the dictionary. Raises NotAllowed, NoSuchMeasure."""
    require(why_not_see_measures(by=by))
    return measure_called(code, current_locality().measures)


def shape_of(entry: MeasureEntry) -> Shape:
    """What the events of a measure make."""
    return COUNTED[entry.code][0]()


def by_quarters(entry: MeasureEntry, *, by: Person, on: date) -> list[Value]:
    """A measure in each finished quarter that is offered, the earliest first; counted once a day. Raises NotAllowed."""
    require(why_not_see_measures(by=by))
    latest = Quarter.holding(on).before(1)
    quarters = [latest.before(back) for back in reversed(range(QUARTERS_OFFERED))]
    key = f"measure:{current_locality().code}:{entry.code}:{on}"
    kept: list[Value] | None = cache.get(key)
    if kept is None:
        rows = Rows(quarters[0].first, quarters[-1].last, by)
        kept = values_of(entry, rows, [Period((quarter,)) for quarter in quarters], on=on)
        cache.set(key, kept, A_DAY)
    return kept


def in_period(*, period: Period, by: Person, on: date) -> list[tuple[MeasureEntry, Value | None]]:
    """Every measure in one period; None for those that cannot be counted. Raises NotAllowed."""
    require(why_not_see_measures(by=by))
    rows = Rows(period.first, period.last, by)
    return [
        (entry, values_of(entry, rows, [period], on=on)[0] if entry.counted else None)
        for entry in current_locality().measures
    ]


def values_of(entry: MeasureEntry, rows: Rows, periods: Sequence[Period], *, on: date) -> list[Value]:
    """A measure in each of some periods, from the rows of all of them. Small numbers are hidden in every quarter."""
    shape_told, events_of = COUNTED[entry.code]
    shape, events = shape_told(), list(events_of(rows))
    threshold = current_locality().limit("small_number", on=on)
    return [
        measured(events, shape, period=period, threshold=threshold, shows_small=entry.shows_small) for period in periods
    ]
