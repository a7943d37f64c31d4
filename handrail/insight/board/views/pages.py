"""The page of the board, and the pictures on it."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.people.models import Person
from handrail.insight.board import queries
from handrail.insight.board.actions import board_for
from handrail.insight.board.policies import (
    NOT_PEOPLE,
    SMALL_NUMBERS,
    STANDS,
    NoSuchPeriod,
    Period,
    finished_periods,
    period_called,
)
from handrail.insight.board.queries import Board, Figure, Waiting
from handrail.insight.board.views.drawing import draw_published, draw_table
from handrail.partnership.steering.queries import overdue_actions


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Concerns, referrals and waiting times of one finished period, and published figures beside them."""
    today, by = local_day(timezone.now()), person_of(request)
    period = period_asked(request.GET.get("period", ""), on=today)
    shown = board_for(by, period=period, on=today)
    published = queries.published_tables(by)
    return render(
        request,
        "board/board.html",
        {
            "board": shown,
            "periods": finished_periods(on=today),
            "waiting": [(waiting.wording, length_in_words(waiting)) for waiting in shown.waiting],
            "not_people": NOT_PEOPLE,
            "stands": STANDS,
            "small_numbers": SMALL_NUMBERS.format(threshold=shown.threshold),
            "overdue": overdue_actions(by=by, on=today),
            "published": [table for table in published if table.drawn],
            "published_once": [table for table in published if not table.drawn],
        },
    )


@require_safe
def chart(request: HttpRequest, period: str, figure: str) -> HttpResponse:
    """One figure of our own, as a picture."""
    shown, found = figure_asked(request, period, figure)
    return picture(draw_table(found.wording, found.table, period=shown.period.label))


@require_safe
def published_chart(request: HttpRequest, figure: str) -> HttpResponse:
    """One published series, as a picture."""
    for table in queries.published_tables(person_of(request)):
        if table.code == figure and table.drawn:
            return picture(draw_published(table))
    raise Http404


def picture(svg: str) -> HttpResponse:
    """The picture, which may not be kept by anybody in between."""
    return HttpResponse(svg, content_type="image/svg+xml")


def figure_asked(request: HttpRequest, period: str, figure: str) -> tuple[Board, Figure]:
    """The figure that an address names, for somebody who may see it."""
    today = local_day(timezone.now())
    shown = board_for(person_of(request), period=period_asked(period, on=today), on=today)
    try:
        return shown, shown.figure(figure)
    except KeyError:
        raise Http404 from None


def period_asked(code: str, *, on: date) -> Period:
    """The period that an address names, or no such page."""
    try:
        return period_called(code, on=on)
    except NoSuchPeriod:
        raise Http404 from None


def local_day(at: datetime) -> date:
    """The county's day."""
    return timezone.localtime(at).date()


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. The staff door lets nobody else in."""
    assert isinstance(request.user, Person)  # noqa: S101 — for the type checker
    return request.user


def length_in_words(waiting: Waiting) -> str:
    """A median time as a person would say it."""
    if waiting.minutes is None:
        return "Too few to say"
    hours, minutes = divmod(round(waiting.minutes), 60)
    days, rest = divmod(hours, 24) if "round the clock" in waiting.wording.unit else (0, hours)
    parts = ((days, "day"), (rest, "hour"), (minutes if not days else 0, "minute"))
    words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(words) or "Less than a minute"
