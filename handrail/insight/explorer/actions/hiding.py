"""Hides what would give somebody away beside all that the same readers have seen. What it needs is slow to load."""

from collections.abc import Callable, Sequence

from handrail.insight.explorer.models import ShownTable
from handrail.insight.explorer.policies import Axis, every_cell, key_in
from handrail.insight.explorer.policies.grids import Labels, Numbers
from handrail.insight.explorer.queries.known import kept_axes, kept_numbers, span_of
from handrail.methods.disclosure.cells import Place
from handrail.methods.disclosure.ledger import Earlier, EarlierTable, faults_of_revision
from handrail.methods.disclosure.needs import Rule
from handrail.methods.disclosure.publishing import OUT_OF_TIME, Refused, make_safe
from handrail.methods.disclosure.tables import Release


class GivesAway(Exception):
    """Whatever is hidden of a table, its readers would find a hidden number."""


class NotInTime(Exception):
    """So much is known already, or so much would have to be hidden, that time was up."""


class Corrected(Exception):
    """A table shows other numbers than one that its readers have."""


def safe_numbers(
    release: Release,
    axes: Sequence[Axis],
    *,
    rule: Rule,
    audience: str,
    seen: Sequence[ShownTable],
    left: Callable[[], float],
) -> Numbers:
    """The numbers of the only table of a release that its audience may see, which has seen these tables.

    Raises:
        GivesAway: there is no way to show it.
        Corrected: it contradicts one of them.
        NotInTime: time was up before anything could be shown.
    """
    earlier = [as_known(table, audience=audience) for table in seen]
    try:
        safe = make_safe(release, rule, recipients=audience, earlier=earlier, left=left)
    except Refused as refused:
        # Its sentences name cells and say which are small: they are not for whoever asks.
        if OUT_OF_TIME in refused.faults:
            raise NotInTime from None
        raise (Corrected if any(faults_of_revision(release, earlier)) else GivesAway) from None
    unit = release.tables[0].unit
    numbers = {cell: safe.shown(Place(unit, key_in(axes, cell), release.span)) for cell in every_cell(axes)}
    if left() <= 0 and not any(number is not None for number in numbers.values()):
        raise NotInTime
    return numbers


def as_known(table: ShownTable, *, audience: str) -> Earlier:
    """A table as whoever has seen it knows it: a hidden number could be any."""
    axes, numbers = kept_axes(table), kept_numbers(table)
    shown = {key_in(axes, cell): possible(numbers, cell) for cell in numbers}
    name = f"table {table.pk}"
    as_it_was = EarlierTable(name, {axis.label: axis.words for axis in axes}, shown, table.edition.unit)
    return Earlier(name, [as_it_was], span_of(table), Rule(table.threshold), audience)


def possible(numbers: Numbers, cell: Labels) -> tuple[int, int | None]:
    """The lowest and the highest number that a cell could have by its looks."""
    number = numbers[cell]
    return (0, None) if number is None else (number, number)
