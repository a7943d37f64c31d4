"""Safe tables as files: written once, and read again as what a later release's readers know already."""

import csv
import io
from collections.abc import Iterator, Mapping

import numpy as np

from handrail.methods.disclosure.cells import Key, Place
from handrail.methods.disclosure.ledger import Earlier, EarlierTable, Range
from handrail.methods.disclosure.needs import Rule
from handrail.methods.disclosure.periods import NotAPeriod, Span, read_span
from handrail.methods.disclosure.publishing import Published, Refused, rule_of
from handrail.methods.disclosure.reading import (
    COUNT,
    OF_A_SAFE_TABLE,
    PERIOD,
    RECIPIENTS,
    RULE,
    TABLE,
    THRESHOLD,
    UNIT,
    Rows,
    header_and_lines,
    levels,
    rows_by_table,
    whole,
)
from handrail.methods.disclosure.rounding import range_of_rounded
from handrail.methods.disclosure.tables import NotATable

HIDDEN = "c"


def mark(published: Published, place: Place) -> str:
    """What stands in a cell: a number, "c" for hidden, or with rule 10-5 that it is below the threshold."""
    shown, at = published.shown(place), published.sheet.at[place]
    if shown is not None:
        return str(shown)
    rule = published.sheet.rule
    by_rule = rule.base > 1 and published.sheet.counts[at] < rule.threshold and published.sheet.primary[at]
    return f"<{rule.threshold}" if by_rule else HIDDEN


def write_safe_tables(published: Published) -> str:
    """The safe tables as CSV, every cell of every level."""
    release, rule = published.release, published.sheet.rule
    variables = list(dict.fromkeys(name for table in release.tables for name in table.values))
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([TABLE, UNIT, *variables, COUNT, *OF_A_SAFE_TABLE])
    beside = [release.span.code if release.span else "", published.recipients, rule.name, str(rule.threshold)]
    for table in release.tables:
        for key in table.counts:
            named = dict(key)
            values = [named.get(name, "") for name in variables]
            shown = mark(published, Place(table.unit, key, release.span))
            rows.writerow([table.name, table.unit, *values, shown, *beside])
    return out.getvalue()


def read_earlier(text: str, *, name: str) -> Earlier:
    """A release as it went out, from the file that was written of it. Raises NotATable with every fault."""
    header, lines = header_and_lines(text)
    if missing := [column for column in OF_A_SAFE_TABLE if column not in header]:
        raise NotATable([f"The first row has no column {column}; this is not a safe table." for column in missing])
    tables = rows_by_table(header, lines)
    span, rule, recipients = beside(tables)
    faults: list[str] = []
    earlier = [
        EarlierTable(
            rows.name,
            levels(rows),
            {key: could_be(said[COUNT], number, rule, faults) for key, (number, said) in rows.cells.items()},
            rows.unit,
        )
        for rows in tables
    ]
    if faults:
        raise NotATable(faults)
    return Earlier(name, earlier, span, rule, recipients)


def beside(tables: list[Rows]) -> tuple[Span, Rule, str]:
    """For which period, by which rule and to whom a file went out: the same in each row. Raises NotATable."""
    said = {column: {row[column] for row in every_row(tables)} for column in OF_A_SAFE_TABLE}
    if faults := [f"Column {column}: the same was expected in each row." for column in said if len(said[column]) > 1]:
        raise NotATable(faults)
    told = {column: next(iter(words)) for column, words in said.items()}
    try:
        return read_span(told[PERIOD]), rule_of(told[RULE], whole_threshold(told[THRESHOLD])), told[RECIPIENTS]
    except NotAPeriod as fault:
        raise NotATable([f"Column {PERIOD}: {fault}"]) from None
    except Refused as fault:
        raise NotATable([f"Column {THRESHOLD}: {fault}"]) from None


def every_row(tables: list[Rows]) -> Iterator[Mapping[str, str]]:
    """What each row of a file says."""
    for rows in tables:
        yield from (said for _, said in rows.cells.values())


def whole_threshold(text: str) -> int:
    faults: list[str] = []
    threshold = whole(text, 2, THRESHOLD, faults)
    if faults:
        raise NotATable(faults)
    return threshold


def could_be(text: str, number: int, rule: Rule, faults: list[str]) -> Range:
    """What could stand behind a cell that shows this."""
    if text == HIDDEN:
        return 0, None
    if text.startswith("<"):
        return 0, max(whole(text[1:], number, COUNT, faults) - 1, 0)
    shown = whole(text, number, COUNT, faults)
    if rule.base == 1:
        return shown, shown
    low, high = range_of_rounded(np.array([shown]), rule)
    return int(low[0]), int(high[0])


def cell_of(key: Key) -> dict[str, str]:
    """A cell by variable and value, in order."""
    return dict(sorted(key))
