"""How the value of a measure is told: counts or medians by quarter, made safe before anybody sees them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.insight.figures.policies.periods import Period, Quarter
from handrail.insight.figures.policies.tables import OTHER, Table, labelled
from handrail.methods.disclosure.small_numbers import (
    SafeTable,
    add_safe_tables,
    hide_small_numbers,
    median_if_enough,
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is counted on a day, under a code; `many` of them at once where they are copies or people.

    `times`: how often the same took so long, where `many` is how long something took.
    """

    on: date
    code: str
    many: int = 1
    times: int = 1


@dataclass(frozen=True)
class Shape:
    """What the events of a measure make. `labels` are in order; a code that has none counts under OTHER.

    Its rows add up to a `total` unless one thing may stand in several. `share` names the row that is told in a
    hundred of them all. `whole` is shown with every row or with none: where rows could be worked out from another
    measure. A `median` has no rows: the `many` of an event is how long something took.
    """

    labels: Mapping[str, str]
    total: bool = True
    share: str = ""
    whole: bool = False
    median: bool = False

    @property
    def one_number(self) -> bool:
        """Whether a period can be told in one number."""
        return self.total or self.median


@dataclass(frozen=True)
class Value:
    """A measure in one period. `median` is None where too few stand behind it, or where it is none."""

    period: Period
    table: Table
    median: float | None = None
    percent: int | None = None


def measured(
    events: Iterable[Event], shape: Shape, *, period: Period, threshold: int, shows_small: bool = False
) -> Value:
    """The value in one finished period. A year is added up from its quarters as they are shown."""
    by_quarter = parted(events, period)
    if shape.median:
        minutes = [event.many for events in by_quarter.values() for event in events for _ in range(event.times)]
        return Value(period, Table((), None), median=median_if_enough(minutes, threshold=threshold))
    counted = [tally(events, shape.labels) for events in by_quarter.values()]
    safe = [as_they_are(counts) if shows_small else hidden(counts, shape, threshold) for counts in counted]
    together = add_safe_tables(safe)
    table = labelled(together, shape.labels)
    shown = table if shape.total else Table(table.rows, None, codes=table.codes)
    return Value(period, shown, percent=percent_of(together, shape.share))


def parted(events: Iterable[Event], period: Period) -> dict[Quarter, list[Event]]:
    """The events of each quarter of the period; those of other days are left out."""
    parts: dict[Quarter, list[Event]] = {quarter: [] for quarter in period.quarters}
    for event in events:
        if (part := parts.get(Quarter.holding(event.on))) is not None:
            part.append(event)
    return parts


def tally(events: Iterable[Event], labels: Mapping[str, str]) -> dict[str, int]:
    """How many under each code, with zero for those that did not occur."""
    counted: Counter[str] = Counter()
    for event in events:
        counted[event.code if event.code in labels else OTHER] += event.many
    return {code: counted[code] for code in labels}


def as_they_are(counts: Mapping[str, int]) -> SafeTable:
    """The counts of what is nobody's life: nothing is hidden."""
    return SafeTable(cells=dict(counts), total=sum(counts.values()))


def hidden(counts: Mapping[str, int], shape: Shape, threshold: int) -> SafeTable:
    """The counts with small ones hidden, and what would give them away."""
    safe = hide_small_numbers(counts, threshold=threshold)
    if shape.whole and safe.hides:
        return SafeTable(cells=dict.fromkeys(counts), total=safe.total)
    return safe


def percent_of(table: SafeTable, code: str) -> int | None:
    """The share of that row in a hundred of all; None where there is none, or where it would tell what is hidden."""
    part = table.cells.get(code) if code else None
    if part is None or not table.total or table.hides:
        return None
    return round(100 * part / table.total)


def once_a_quarter(rows: Sequence[tuple[date, int, str]]) -> list[Event]:
    """One event for each person and quarter, with the code of their latest row: (day, whose, code) in order of days."""
    latest: dict[tuple[Quarter, int], tuple[date, str]] = {}
    for on, whose, code in rows:
        latest[Quarter.holding(on), whose] = (on, code)
    return [Event(on, code) for on, code in latest.values()]
