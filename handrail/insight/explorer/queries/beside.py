"""What the board's page, its packs and the pages of measures tell of the same quarters: as if it had been shown here.

They tell each closed quarter as it was first told (`insight.figures`), by some of the codes that can be asked for here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from handrail.foundation.locality import current_locality
from handrail.insight.explorer.models import Audience, Edition, ShownTable
from handrail.insight.explorer.policies import Axis, Dimension, Unit, dimensions_of
from handrail.insight.explorer.policies.grids import Labels
from handrail.insight.explorer.queries.counting import threshold_for
from handrail.insight.explorer.queries.known import as_kept
from handrail.insight.figures.policies.periods import Quarter
from handrail.insight.figures.policies.settling import Figures, Told
from handrail.insight.figures.queries.telling import tellings_of
from handrail.methods.disclosure.periods import MONTH, Span
from handrail.methods.disclosure.small_numbers import add_shown

# By unit: under which code each dimension is told, and what tells how many there are in all.
TOLD: Mapping[Unit, Mapping[str, str]] = {
    Unit.CONCERNS: {
        "source": "source",
        "district": "district",
        "kind": "kind",
        "outcome": "outcome",
        "place": "concerns_by_place_kind",
        "child": "concerns_about_a_child",
        "entry": "concerns_by_entry",
    },
    Unit.REFERRALS: {"asked_for": "referrals_sent"},
    Unit.PERSONS: {"child": "persons_recorded"},
}
IN_MONTHS = {Unit.CONCERNS: "month"}


def on_the_board(
    edition: Edition, span: Span, *, among: Collection[str], spans: Collection[Span] = (), on: date
) -> list[ShownTable]:
    """The tables that were told of the quarters that a period meets.

    A year is looked at beside its quarters, and months beside the months of theirs. Of the tables those whose code is
    in `among` bear on the question; of the others the total alone. `spans` are those of the tables shown here.
    """
    months = any(one.months == MONTH for one in (span, *spans))
    return [
        table
        for quarter in quarters_of(span)
        for telling in tellings_of(quarter.code)[:1]
        for table in tables_of(edition, quarter, telling.figures, among=among, months=months, on=on)
    ]


def quarters_of(span: Span) -> Iterator[Quarter]:
    """The quarters that a period meets, in order."""
    quarter = Quarter.holding(span.first)
    while quarter.first <= span.last:
        yield quarter
        quarter = quarter.before(-1)


def tables_of(
    edition: Edition, quarter: Quarter, figures: Figures, *, among: Collection[str], months: bool, on: date
) -> Iterator[ShownTable]:
    """What was told of a quarter: by each code that bears on the question, or in all; and of its months."""
    unit, whole = Unit(edition.unit), Span(quarter.first, quarter.last)
    known = dimensions_of(unit, current_locality())
    told = {code: figures[name] for code, name in TOLD[unit].items() if name in figures}
    asked = [code for code, one in told.items() if code in among and one.get("codes")]
    for code in asked:
        yield as_table(edition, [known[code]], told[code], whole, on=on)
    if not asked:
        for one in list(told.values())[:1]:
            yield as_table(edition, [], one, whole, on=on)
    if months and IN_MONTHS.get(unit) in figures:
        yield from totals_of_months(edition, quarter, figures[IN_MONTHS[unit]], on=on)


def as_table(edition: Edition, by: Sequence[Dimension], told: Told, span: Span, *, on: date) -> ShownTable:
    """A figure that was told, as a table of ours; its total alone without anything that it is counted by."""
    numbers: dict[Labels, int | None] = {(None,) * len(by): told["total"]}
    for dimension in by:
        parts: dict[str, list[int | None]] = {word: [0] for word in dimension.words}
        for code, row in zip(told["codes"], told["rows"], strict=True):
            parts[dimension.value_of(code)].append(row["count"])
        numbers |= {(word,): add_shown(found) for word, found in parts.items()}
    return ShownTable(
        edition=edition,
        codes=",".join(dimension.code for dimension in by),
        first=span.first,
        last=span.last,
        threshold=threshold_for(Audience.INSIDE, on=on),
        **as_kept([Axis(dimension.label, dimension.words) for dimension in by], numbers),
    )


def totals_of_months(edition: Edition, quarter: Quarter, told: Told, *, on: date) -> Iterator[ShownTable]:
    """How many were told of each month of a quarter."""
    for first, row in zip(quarter.months, told["rows"], strict=True):
        yield as_table(edition, [], {"rows": [], "total": row["count"]}, month_from(first, quarter), on=on)


def month_from(first: date, quarter: Quarter) -> Span:
    """A month of a quarter."""
    later = [month for month in quarter.months if month > first]
    return Span(first, date.fromordinal(later[0].toordinal() - 1) if later else quarter.last)
