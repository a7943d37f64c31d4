"""What an audience has been shown already: its tables as the ledger knows them, and one table as it was shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from handrail.insight.explorer.models import Edition, ShownTable
from handrail.insight.explorer.policies import Axis, Dimension, every_cell
from handrail.insight.explorer.policies.grids import Labels, Numbers
from handrail.methods.disclosure.periods import Span


def axes_of(dimensions: Iterable[Dimension]) -> list[Axis]:
    """The dimensions as the axes of a table."""
    return [Axis(one.label, one.words) for one in dimensions]


def kept_axes(table: ShownTable) -> list[Axis]:
    """The axes of a table as they were when it was shown."""
    return [Axis(label, tuple(words)) for label, words in table.values]


def kept_numbers(table: ShownTable) -> dict[Labels, int | None]:
    """The numbers of a table as it was shown."""
    return dict(zip(every_cell(kept_axes(table)), table.cells, strict=True))


def as_kept(axes: Sequence[Axis], numbers: Numbers) -> Mapping[str, object]:
    """The table as it is kept: values by axis, and numbers in the order in which they are read."""
    return {
        "values": [[axis.label, list(axis.words)] for axis in axes],
        "cells": [numbers[cell] for cell in every_cell(axes)],
    }


def already_shown(edition: Edition) -> list[ShownTable]:
    """Every table that this audience was ever shown of the unit, in the order in which they were shown."""
    shown = ShownTable.objects.filter(edition__unit=edition.unit, edition__audience=edition.audience)
    return list(shown.select_related("edition"))


def that_bear(tables: Sequence[ShownTable], span: Span) -> list[ShownTable]:
    """The tables that have anything to do with a period: those that meet it, and those that meet these."""
    bearing: list[ShownTable] = []
    spans = {span}
    while more := [
        table for table in tables if table not in bearing and any(span_of(table).meets(one) for one in spans)
    ]:
        bearing += more
        spans |= {span_of(table) for table in more}
    return bearing


def linked_with(tables: Sequence[ShownTable], codes: Collection[str]) -> tuple[list[ShownTable], set[str]]:
    """What of these tables can tell anything of a question by such codes, and all the codes that are tied to them.

    Tables that share no code with it, not even through others, meet it in their total alone. Where that is known it
    stands for them; where one of them hides it, all are looked at.
    """
    tied = set(codes)
    while more := {code for table in tables if tied & codes_in(table) for code in codes_in(table)} - tied:
        tied |= more
    apart = [table for table in tables if not tied & codes_in(table)]
    if any(table.cells[-1] is None for table in apart):
        return list(tables), tied | {code for table in tables for code in codes_in(table)}
    totals = {span_of(table): total_of(table) for table in apart}
    return [*(table for table in tables if tied & codes_in(table)), *totals.values()], tied


def codes_in(table: ShownTable) -> set[str]:
    """What a table is crossed by."""
    return set(table.codes.split(",")) - {""}


def total_of(table: ShownTable) -> ShownTable:
    """A table of the total alone, which is the last of its cells."""
    return ShownTable(
        edition=table.edition,
        first=table.first,
        last=table.last,
        threshold=table.threshold,
        values=[],
        cells=table.cells[-1:],
    )


def span_of(table: ShownTable) -> Span:
    """The period of a table."""
    return Span(table.first, table.last)
