"""Campaigns: what became of all of them, and the funnel of one: its page, its picture and its table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.insight.board import queries
from handrail.insight.board.policies import SMALL_NUMBERS
from handrail.insight.board.queries import Funnel
from handrail.insight.board.views.downloads import as_csv
from handrail.insight.board.views.drawing import draw_funnel
from handrail.insight.board.views.pages import local_day, person_of, picture
from handrail.partnership.outreach.models import Campaign

HEADER = ("code", "handed_out", "page_opened", "report_begun", "reported")


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns and what can be said of each, not only of those that went well."""
    compared = queries.campaigns_compared(by=person_of(request), on=local_day(timezone.now()))
    return render(request, "board/campaigns.html", {"compared": compared})


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """From handed out to reported, and what became of what was measured."""
    funnel = funnel_asked(request, slug)
    hides = SMALL_NUMBERS.format(threshold=funnel.threshold) if funnel.threshold else ""
    judgement = queries.judgement_of(slug, by=person_of(request), on=local_day(timezone.now()))
    shown = {"funnel": funnel, "judgement": judgement, "small_numbers": hides}
    return render(request, "board/campaign.html", shown)


@require_safe
def campaign_chart(request: HttpRequest, slug: str) -> HttpResponse:
    """The funnel as a picture."""
    funnel = funnel_asked(request, slug)
    told = f"From handed out to reported, until {funnel.last.isoformat()}."
    return picture(draw_funnel(funnel.stages, title=funnel.name, description=told))


@require_safe
def campaign_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The funnel by code; a hidden number is the word hidden."""
    rows = [
        (label, *counts, "hidden" if told is None else told)
        for label, *counts, told in funnel_asked(request, slug).rows
    ]
    return as_csv(f"campaign-{slug}.csv", HEADER, rows)


def funnel_asked(request: HttpRequest, slug: str) -> Funnel:
    """The funnel that an address names. Raises NotAllowed, Http404."""
    try:
        return queries.funnel_of(slug, by=person_of(request), on=local_day(timezone.now()))
    except Campaign.DoesNotExist:
        raise Http404 from None
