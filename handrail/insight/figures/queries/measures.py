"""The dictionary of measures and the value of each, counted from coded rows and made safe before it is kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.figures.permissions import why_not_see_measures
from handrail.insight.figures.policies.measuring import Shape, Value, measured
from handrail.insight.figures.policies.periods import Period
from handrail.insight.figures.queries.cases import CASES, Counted
from handrail.insight.figures.queries.prevention import PREVENTION
from handrail.insight.figures.queries.rows import Rows
from handrail.rules.localities.measures import MeasureEntry, measure_called

COUNTED: Mapping[str, Counted] = {**CASES, **PREVENTION}
"""How each measure of the dictionary that is counted is counted."""


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


def values_of(entry: MeasureEntry, rows: Rows, periods: Sequence[Period], *, on: date) -> list[Value]:
    """A measure in each of some periods, from the rows of all of them. Small numbers are hidden in every quarter."""
    shape_told, events_of = COUNTED[entry.code]
    shape, events = shape_told(), list(events_of(rows))
    threshold = current_locality().limit("small_number", on=on)
    return [
        measured(events, shape, period=period, threshold=threshold, shows_small=entry.shows_small) for period in periods
    ]
