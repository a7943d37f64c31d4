"""What we count: the list of measures, and a page of each with its value by quarter."""

import csv
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.spreadsheets import no_formula
from handrail.foundation.ui.charts import as_svg, bar_chart
from handrail.insight.figures.actions.measuring import by_quarters
from handrail.insight.figures.policies.telling import SMALL_NUMBERS, bar_of, in_words, lines_of, number_of, rows_told
from handrail.insight.figures.queries.measures import dictionary, entry_called, shape_of
from handrail.rules.localities.measures import AGES, PLACES, UNITS, MeasureEntry, NoSuchMeasure

THEMES = {
    "discovery": "Finding people",
    "referral": "Passing on",
    "decisions": "The Home Office",
    "support": "Support",
    "operations": "Visits and reception centres",
    "prevention": "Telling and training people",
    "partnership": "The partnership itself",
}
HEADER = ("measure", "unit", "from", "to", "label", "count")


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure: what is counted, and what cannot be."""
    told = [(THEMES[theme], entries) for theme, entries in dictionary(by=person_of(request))]
    return render(request, "figures/measures.html", {"themes": told})


@require_safe
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: its definition, what it does not say, and its value by quarter."""
    entry = asked(request, code)
    shown = {
        "entry": entry,
        "theme": THEMES[entry.theme],
        "unit": UNITS[entry.unit],
        "place": PLACES[entry.place],
        "age": AGES[entry.age],
        "small_numbers": SMALL_NUMBERS.format(threshold=current_locality().limit("small_number", on=today())),
    }
    return render(request, "figures/measure.html", shown | (values(request, entry) if entry.counted else {}))


def values(request: HttpRequest, entry: MeasureEntry) -> dict[str, object]:
    """What a page shows of a measure that is counted."""
    found, shape = by_quarters(entry, by=person_of(request), on=today()), shape_of(entry)
    return {
        "rows": [(value.period, in_words(number_of(value, shape)), value.percent) for value in found],
        "one_number": shape.one_number,
        "shares": bool(shape.share),
        "latest": found[-1].period,
        "lines": lines_of(found) if len(shape.labels) > 1 else [],
    }


@require_safe
def chart(request: HttpRequest, code: str) -> HttpResponse:
    """The number of each quarter as a picture; the rows of the latest where they do not add up to one."""
    entry = counted(request, code)
    found, shape = by_quarters(entry, by=person_of(request), on=today()), shape_of(entry)
    bars = [bar_of(value.period.label, number_of(value, shape)) for value in found]
    if not shape.one_number:
        bars = [bar_of(label, count) for label, count in found[-1].table.rows]
    drawn = bar_chart(bars, axis=UNITS[entry.unit].capitalize())
    svg = as_svg(drawn, title=entry.name, description=entry.definition)
    return HttpResponse(svg, content_type="image/svg+xml")


@require_safe
def table_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Every quarter and row; a hidden number is the word hidden."""
    entry = counted(request, code)
    found = by_quarters(entry, by=person_of(request), on=today())
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{entry.code}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    told = ((entry.name, UNITS[entry.unit], *row) for row in rows_told(entry.name, found))
    writer.writerows([no_formula(str(cell)) for cell in row] for row in told)
    return response


def asked(request: HttpRequest, code: str) -> MeasureEntry:
    """The measure that an address names, or no such page."""
    try:
        return entry_called(code, by=person_of(request))
    except NoSuchMeasure:
        raise Http404 from None


def counted(request: HttpRequest, code: str) -> MeasureEntry:
    """The same, if it is counted."""
    entry = asked(request, code)
    if not entry.counted:
        raise Http404
    return entry


def today() -> date:
    """The county's day."""
    return timezone.localdate()


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. The staff door lets nobody else in."""
    assert isinstance(request.user, Person)  # noqa: S101 — for the type checker
    return request.user
