"""The page on which counts are put together, and the pictures on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.insight.board.views.pages import person_of, picture
from handrail.insight.explorer import queries
from handrail.insight.explorer.actions import Shown
from handrail.insight.explorer.policies import CHANCE, UNITS, Unit, changes, dimensions_of, meanings
from handrail.insight.explorer.views.asking import Answer, answer_in, shown_or_404
from handrail.insight.explorer.views.drawing import draw_grid, draw_map, named

HIDES = (
    "Numbers from 1 to {most} are hidden so that nobody can be recognised, and others with them so that the hidden "
    "ones cannot be worked out, not even from other tables that you or a colleague have been shown."
)


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """A question and its answer as a table, with a picture, a comparison and files to take away."""
    answer = answer_in(request)
    views = queries.views_for(person_of(request))
    return render(request, "explorer/explore.html", {**shown_on(answer), "views": views})


def shown_on(answer: Answer) -> dict[str, Any]:
    """What a page shows of an answer."""
    unit = Unit(answer.form.data["unit"])
    units = [
        {"label": one.value.capitalize(), "url": f"?unit={one.value}", "current": one is unit, "count": 0}
        for one in UNITS
    ]
    about = {"form": answer.form, "units": units, "unit_told": UNITS[unit], "address": answer.address}
    if answer.shown is None:
        return about
    return {**about, **table_on(answer.shown), **comparison_on(answer)}


def table_on(shown: Shown) -> dict[str, Any]:
    """What a page shows of a table."""
    known = dimensions_of(shown.question.unit, current_locality())
    crossed = [known[code] for code in shown.question.crossed]
    return {
        "shown": shown,
        "grid": shown.grid,
        "title": named(shown),
        "hides": HIDES.format(most=shown.threshold - 1),
        "caveats": [f"{one.label}: {one.caveat}" for one in crossed if one.caveat],
        "mapped": "district" in shown.question.codes and bool(current_locality().tiles),
    }


def comparison_on(answer: Answer) -> dict[str, Any]:
    """The same numbers in the other period, the earlier of both first."""
    if answer.shown is None or answer.beside is None:
        return {}
    earlier, later = sorted((answer.shown, answer.beside), key=lambda one: one.question.period.span)
    days = {"days_before": earlier.question.period.days, "days_after": later.question.period.days}
    compared = list(changes(earlier.grid, later.grid, **days))
    return {
        "compared": compared,
        "earlier": earlier.question.period,
        "later": later.question.period,
        "meanings": meanings({change.verdict for change in compared}),
        "chance": CHANCE,
    }


@require_safe
def chart(request: HttpRequest) -> HttpResponse:
    """The table as bars."""
    _, shown = shown_or_404(request)
    return picture(draw_grid(shown))


@require_safe
def county(request: HttpRequest) -> HttpResponse:
    """The numbers of each district on the county's map."""
    _, shown = shown_or_404(request)
    return picture(draw_map(shown))
