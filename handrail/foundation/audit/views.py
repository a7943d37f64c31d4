"""The trail's pages, for the data-protection officer."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.audit import actions, queries
from handrail.foundation.audit.forms import SearchForm
from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.permissions import Reader, why_not_read_trail
from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import no_formula

COLUMNS = ("seq", "at", "act", "about", "by", "detail", "previous", "link")


@require_safe
@login_required
def trail(request: HttpRequest) -> HttpResponse:
    """Search the trail, newest line first."""
    reader = cast(Reader, request.user)
    require(why_not_read_trail(by=reader))
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "audit/trail.html", {"form": form})
    before = form.cleaned_data["before"]
    newest = queries.head()
    lines = actions.search_trail(form.search(), before=before, by=reader, at=timezone.now())
    page = lines[: actions.LINES_A_PAGE]
    older = page[-1].seq if len(lines) > actions.LINES_A_PAGE else None
    return render(request, "audit/trail.html", {"form": form, "lines": page, "older": older, "newest": newest})


@require_safe
@login_required
def export_trail(request: HttpRequest) -> HttpResponseBase:
    """The lines of a search as a CSV file, oldest first, as many as there are."""
    reader = cast(Reader, request.user)
    require(why_not_read_trail(by=reader))
    form = SearchForm(request.GET)
    if not form.is_valid():
        return HttpResponseBadRequest("The search cannot be read. Search again, then download.")
    found = actions.export_trail(form.search(), by=reader, at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="trail.csv"'}
    return StreamingHttpResponse(as_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


class Echo:
    """A file that gives back what is written, so that a CSV line can be sent at once."""

    def write(self, text: str) -> str:
        return text


def as_csv(found: Iterable[TrailEntry]) -> Iterator[str]:
    """A header and a row for each line; nothing that a spreadsheet would take for a formula."""
    writer = csv.writer(Echo())
    yield writer.writerow(COLUMNS)
    for entry in found:
        when = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
        words = [entry.act, entry.about, entry.by, json.dumps(entry.detail, sort_keys=True), entry.previous, entry.link]
        yield writer.writerow([entry.seq, when, *map(no_formula, words)])
