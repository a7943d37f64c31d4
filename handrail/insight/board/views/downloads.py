"""The board's tables as CSV, written so that no spreadsheet runs anything that is in them."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from handrail.foundation.spreadsheets import no_formula
from handrail.insight.board import queries
from handrail.insight.board.policies import PublishedRow
from handrail.insight.board.views.pages import figure_asked, person_of


@require_safe
def table_csv(request: HttpRequest, period: str, figure: str) -> HttpResponse:
    """One figure of our own; a hidden number is the word hidden."""
    shown, found = figure_asked(request, period, figure)
    first, last = shown.period.first.isoformat(), shown.period.last.isoformat()
    rows = [
        (found.wording.title, found.wording.unit, first, last, label, "hidden" if count is None else count)
        for label, count in found.table.rows
    ]
    header = ("figure", "unit", "from", "to", "label", "count")
    return as_csv(f"{figure}-{shown.period.code}.csv", header, rows)


@require_safe
def published_csv(request: HttpRequest) -> HttpResponse:
    """Everything published, with the rate for each month."""
    tables = queries.published_tables(person_of(request))
    rows = [(table.title, table.source, table.unit, *cells_of(row)) for table in tables for row in table.rows]
    header = ("series", "source", "unit", "period", "count", "months", "a_month", "edition")
    return as_csv("published.csv", header, rows)


def cells_of(row: PublishedRow) -> tuple[object, ...]:
    """One period of a published series."""
    return row.label, row.count, f"{row.months:.2f}", f"{row.a_month:.2f}", row.edition


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file to keep, in UTF-8 with the mark that spreadsheets look for."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return response


def safe(cell: object) -> object:
    """The cell, with an apostrophe before words that a spreadsheet would take for a formula."""
    return no_formula(cell) if isinstance(cell, str) else cell
