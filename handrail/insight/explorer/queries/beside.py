"""What the board's page and its issued packs show of the same quarters: as if it had been shown here."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.insight.board.policies.issuing import cells_of, settle
from handrail.insight.board.policies.packs import Told
from handrail.insight.board.queries.settling import held_of
from handrail.insight.explorer.models import Audience, Edition, ShownTable
from handrail.insight.explorer.policies import Axis, Dimension, Unit, dimensions_of
from handrail.insight.explorer.policies.grids import Labels
from handrail.insight.explorer.queries.counting import tally, threshold_for
from handrail.insight.explorer.queries.known import as_kept
from handrail.insight.figures.policies.periods import Quarter
from handrail.methods.disclosure.periods import MONTH, QUARTER, Span
from handrail.methods.disclosure.small_numbers import add_shown, hide_small_numbers

# Its other figures are counted in another way: of kinds, a concern of several stands under each.
ON_THE_BOARD = ("source", "district")
Margins = Mapping[str, Mapping[str, int]]


def on_the_board(
    edition: Edition,
    span: Span,
    *,
    among: Collection[str],
    spans: Collection[Span] = (),
    margins: Margins | None = None,
    by: Person,
    on: date,
) -> list[ShownTable]:
    """The board's tables of the quarters that a period meets.

    A year is looked at beside its quarters, which the board shows, and months beside the months of theirs. Of the
    tables those whose code is in `among` bear on the question; of the others the total alone. `spans` are those of the
    tables that were shown here, and `margins` what was counted of the period already, by code. Raises NotAllowed.
    """
    if edition.unit != Unit.CONCERNS.value:
        return []
    quarters = [quarter for quarter in quarters_of(span) if quarter.last < on]
    months = any(one.months == MONTH for one in (span, *spans))
    known = margins if margins is not None and span.months == QUARTER else {}
    return [
        table
        for quarter in quarters
        for table in (
            *tables_of(edition, quarter, among=among, margins=known, by=by, on=on),
            *(totals_of_months(edition, quarter, by=by, on=on) if months else ()),
        )
    ]


def quarters_of(span: Span) -> Iterator[Quarter]:
    """The quarters that a period meets, in order."""
    quarter = Quarter.holding(span.first)
    while quarter.first <= span.last:
        yield quarter
        quarter = quarter.before(-1)


def tables_of(
    edition: Edition,
    quarter: Quarter,
    *,
    among: Collection[str],
    margins: Margins,
    by: Person,
    on: date,
) -> Iterator[ShownTable]:
    """What the board shows of a quarter by source and by district, or how many there are in all."""
    whole = Span(quarter.first, quarter.last)
    known = dimensions_of(Unit.CONCERNS, current_locality())
    asked = [code for code in ON_THE_BOARD if code in among]
    if not asked and "" in margins and not held_of(quarter):
        yield as_table(edition, [], total_told(margins[""][""], on=on), whole, on=on)
        return
    for code in asked or ON_THE_BOARD[:1]:
        counted = margins[code] if code in margins else margin_of(code, whole, by=by)
        told = told_now(known[code], counted, quarter, on=on)
        yield as_table(edition, [known[code]] if asked else [], told, whole, on=on)


def total_told(number: int, *, on: date) -> Told:
    """How many there are in all, as the board shows it."""
    few = 0 < number < threshold_for(Audience.INSIDE, on=on)
    return {"rows": [], "total": None if few else number}


def margin_of(code: str, span: Span, *, by: Person) -> Mapping[str, int]:
    """How many there are in a period by one code."""
    return {value: number for (value,), number in tally(Unit.CONCERNS, (code,), span, by=by).items()}


def margins_of(codes: Sequence[str], counted: Mapping[tuple[str, ...], int]) -> Margins:
    """What was counted by several codes, by each of them alone, and under no code how many in all."""
    found: dict[str, Counter[str]] = {code: Counter() for code in ("", *codes)}
    for values, number in counted.items():
        found[""][""] += number
        for code, value in zip(codes, values, strict=True):
            found[code][value] += number
    return found


def told_now(dimension: Dimension, counted: Mapping[str, int], quarter: Quarter, *, on: date) -> Told:
    """A figure as the board shows it: beside every pack that told of the quarter."""
    counts = dict.fromkeys(dimension.values, 0)
    for code, number in counted.items():
        counts[code if code in counts else ""] += number
    return beside_packs(dimension.code, counts, quarter, on=on)


def beside_packs(figure: str, counts: dict[str, int], quarter: Quarter, *, on: date) -> Told:
    """Counts hidden as the board hides them; as a pack has them, where they changed by too little to be told."""
    threshold = threshold_for(Audience.INSIDE, on=on)
    safe = hide_small_numbers(counts, threshold=threshold)
    rows = [{"label": code, "count": number} for code, number in safe.cells.items()]
    issued = [as_coded(held[figure], list(counts)) for held in held_of(quarter) if figure in held]
    return settle(issued, {"rows": rows, "total": safe.total}, threshold=threshold).figure


def as_coded(told: Told, codes: Sequence[str]) -> Told:
    """A figure of a pack under codes: its rows are in their order. One of other rows was of another list of words."""
    numbers = [row["count"] for row in told["rows"]]
    names = codes if len(codes) == len(numbers) else [row["label"] for row in told["rows"]]
    rows = [{"label": name, "count": number} for name, number in zip(names, numbers, strict=True)]
    return {"rows": rows, "total": told["total"]}


def as_table(edition: Edition, by: Sequence[Dimension], told: Told, span: Span, *, on: date) -> ShownTable:
    """A figure of the board as a table of ours; its total alone without anything that it is counted by."""
    numbers: dict[Labels, int | None] = {(None,) * len(by): told["total"]}
    for dimension in by:
        parts: dict[str, list[int | None]] = {word: [0] for word in dimension.words}
        for code, number in cells_of(told).items():
            parts[dimension.value_of(code)].append(number)
        numbers |= {(word,): add_shown(found) for word, found in parts.items()}
    return ShownTable(
        edition=edition,
        codes=",".join(dimension.code for dimension in by),
        first=span.first,
        last=span.last,
        threshold=threshold_for(Audience.INSIDE, on=on),
        **as_kept([Axis(dimension.label, dimension.words) for dimension in by], numbers),
    )


def totals_of_months(edition: Edition, quarter: Quarter, *, by: Person, on: date) -> Iterator[ShownTable]:
    """How many the board shows in each month of a quarter."""
    spans = {f"{first:%B %Y}": month_from(first, quarter) for first in quarter.months}
    counts = {month: sum(tally(Unit.CONCERNS, (), span, by=by).values()) for month, span in spans.items()}
    for month, number in cells_of(beside_packs("month", counts, quarter, on=on)).items():
        yield as_table(edition, [], {"rows": [], "total": number}, spans[month], on=on)


def month_from(first: date, quarter: Quarter) -> Span:
    """A month of a quarter."""
    later = [month for month in quarter.months if month > first]
    return Span(first, date.fromordinal(later[0].toordinal() - 1) if later else quarter.last)
