"""Tells measures: each in every closed quarter that is offered, or all of them in one period."""

from datetime import date

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.figures.actions.telling import tell
from handrail.insight.figures.policies.measuring import Shape, Value, percent_of
from handrail.insight.figures.policies.periods import QUARTERS_OFFERED, Period, latest_closed
from handrail.insight.figures.policies.settling import Figures, cells_of
from handrail.insight.figures.policies.tables import Table
from handrail.insight.figures.queries.measures import shape_of
from handrail.insight.figures.queries.telling import code_told
from handrail.methods.disclosure.small_numbers import SafeTable
from handrail.rules.localities.measures import MeasureEntry

Measured = list[tuple[MeasureEntry, Value | None]]


def by_quarters(entry: MeasureEntry, *, by: Person, on: date) -> list[Value]:
    """A measure in each closed quarter that is offered, the earliest first, as it was told. Raises NotAllowed."""
    latest = latest_closed(on)
    periods = [Period((latest.before(back),)) for back in reversed(range(QUARTERS_OFFERED))]
    return [value_in(tell(period, by=by, on=on).figures, entry, period) for period in periods]


def in_period(*, period: Period, by: Person, on: date) -> Measured:
    """Every measure in one period; None for those that cannot be counted. Raises NotAllowed."""
    figures = tell(period, by=by, on=on).figures
    return [
        (entry, value_in(figures, entry, period) if entry.counted else None) for entry in current_locality().measures
    ]


def value_in(figures: Figures, entry: MeasureEntry, period: Period) -> Value:
    """The value of a measure as it was told; nothing where it was counted by nobody then."""
    shape, told = shape_of(entry), figures.get(code_told(entry))
    if told is None:
        return Value(period, Table(tuple((label, None) for label in shape.labels.values()), None))
    table = Table(tuple(cells_of(told).items()), told["total"] if shape.total else None)
    return Value(period, table, told.get("median"), share_of(table, shape))


def share_of(table: Table, shape: Shape) -> int | None:
    """The share of the row that is told in a hundred of all."""
    label = shape.labels.get(shape.share, "")
    return percent_of(SafeTable(dict(table.rows), table.total), label)
