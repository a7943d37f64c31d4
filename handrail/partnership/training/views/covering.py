"""Pages of who is trained: drawn and as a table, and how many there are to train."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.permission import require
from handrail.partnership.training import actions, queries
from handrail.partnership.training.forms import HeadsForm, courses
from handrail.partnership.training.permissions import why_not_bring_past, why_not_count_heads, why_not_hold_sessions
from handrail.partnership.training.views.drawing import draw_coverage
from handrail.partnership.training.views.sessions import form_methods, person_of, sent, tried


def course_asked(request: HttpRequest) -> str:
    """The course that the address names, or the first."""
    offered, asked = courses(), request.GET.get("course", "")
    return asked if asked in dict(offered) else offered[0][0]


def picture(svg: str) -> HttpResponse:
    """An SVG by itself."""
    return HttpResponse(svg, content_type="image/svg+xml")


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Who is trained, due again and lapsed, by organisation and profession, for one course."""
    by, course = person_of(request), course_asked(request)
    shown: dict[str, Any] = {
        "rows": queries.coverage(course, on=timezone.localdate(), by=by),
        "courses": courses(),
        "course": course,
        "called": queries.course_named(course),
        "earlier": current_locality().earlier_training,
        "why_not_read": why_not_hold_sessions(by=by),
        "why_not_bring": why_not_bring_past(by=by),
    }
    return render(request, "training/coverage.html", shown)


@require_safe
def coverage_chart(request: HttpRequest) -> HttpResponse:
    """The same, drawn."""
    by, course = person_of(request), course_asked(request)
    rows = queries.coverage(course, on=timezone.localdate(), by=by)
    return picture(draw_coverage(rows, course=queries.course_named(course)))


@form_methods
def headcount(request: HttpRequest) -> HttpResponse:
    """How many of a profession work at one's own organisation."""
    by = person_of(request)
    require(why_not_count_heads(by=by))
    form = HeadsForm(sent(request))
    if form.is_valid() and tried(
        form, "counted_on", lambda: actions.count_heads(form.heads(), by=by, at=timezone.now())
    ):
        messages.success(request, "The number is written down.")
        return redirect("training:coverage")
    shown = {"form": form, "title": f"How many work at {by.organisation.name}", "button": "Write it down"}
    return render(request, "training/form.html", shown)
