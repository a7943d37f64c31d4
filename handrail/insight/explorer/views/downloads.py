"""The table as files to take away: each number in a row of its own, and no cell that a spreadsheet would run."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from handrail.insight.board.views.downloads import as_csv, safe
from handrail.insight.explorer.actions import Shown
from handrail.insight.explorer.policies import HIDDEN
from handrail.insight.explorer.views.asking import answer_in, shown_or_404
from handrail.insight.explorer.views.drawing import named
from handrail.insight.explorer.views.pages import comparison_on

ODS = "application/vnd.oasis.opendocument.spreadsheet"
Cells = Sequence[Any]


@require_safe
def table_csv(request: HttpRequest) -> HttpResponse:
    """As CSV; a hidden number is the word hidden."""
    _, shown = shown_or_404(request)
    return as_csv(f"{name_of(shown)}.csv", header_of(shown), rows_of(shown))


@require_safe
def table_ods(request: HttpRequest) -> HttpResponse:
    """As a spreadsheet: words are words, and nothing in it is worked out as a formula."""
    from odfdo import Document, Row, Table  # only who wants a spreadsheet waits for it

    _, shown = shown_or_404(request)
    book, sheet = Document("spreadsheet"), Table("Numbers")
    book.body.clear()
    for values in (header_of(shown), *rows_of(shown)):
        row = Row()
        row.set_values([value if isinstance(value, int) else str(safe(value)) for value in values])
        sheet.append_row(row)
    book.body.append(sheet)
    made = BytesIO()
    book.save(made)
    headers = {"Content-Disposition": f'attachment; filename="{name_of(shown)}.ods"'}
    return HttpResponse(made.getvalue(), content_type=ODS, headers=headers)


@require_safe
def table_json(request: HttpRequest) -> JsonResponse:
    """For a program: the table, or every reason why there is none, with status 422."""
    answer = answer_in(request)
    if answer.shown is None:
        faults = [fault for faults in answer.form.errors.values() for fault in faults]
        return JsonResponse({"faults": faults}, status=422)
    compared = comparison_on(answer).get("compared", [])
    changes = [
        {"labels": one.labels, "before": one.before, "after": one.after, "ratio": one.ratio, "verdict": one.verdict}
        for one in compared
    ]
    return JsonResponse({**told(answer.shown), "compared": changes})


def told(shown: Shown) -> dict[str, Any]:
    """A table for programs: null is a hidden number."""
    span = shown.question.period.span
    return {
        "title": named(shown),
        "unit": shown.question.unit.value,
        "by": list(shown.question.codes),
        "from": str(span.first),
        "to": str(span.last),
        "threshold": shown.threshold,
        "first_shown_at": shown.first_shown_at.isoformat(),
        "cells": [{"labels": labels, "count": number} for labels, number in shown.grid.tidy],
    }


def header_of(shown: Shown) -> Cells:
    """The headings of a file."""
    return ("unit", "from", "to", *(axis.label for axis in shown.grid.axes), "count")


def rows_of(shown: Shown) -> list[Cells]:
    """One row for each number."""
    span, unit = shown.question.period.span, shown.question.unit.value
    return [
        (unit, str(span.first), str(span.last), *labels, HIDDEN if number is None else number)
        for labels, number in shown.grid.tidy
    ]


def name_of(shown: Shown) -> str:
    """What a file is called."""
    return "-".join((shown.question.unit.value, *shown.question.codes, shown.question.period.code)).replace("_", "-")
