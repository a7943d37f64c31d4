"""Pages that tell and never ask: no cookie is set, nothing is stored, everything is GET."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.printing.documents import document
from handrail.foundation.ui.choosing import in_english
from handrail.foundation.ui.policies import COOKIES_OF_THE_PUBLIC_DOOR
from handrail.public.advice import queries
from handrail.rules.localities.leaflet_words import NotTranslated
from handrail.rules.localities.leaflets import NoSuchDesign
from handrail.rules.localities.locality import Audience, NoSuchEntry

NEUTRAL_PAGE = "https://www.bbc.co.uk/weather"
FIRST_WAYS = 6


def page(request: HttpRequest, name: str, said: dict[str, Any] | None = None) -> HttpResponse:
    """A page of advice. People look for these words: search engines may show them."""
    answer = render(request, f"advice/{name}.html", said)
    answer["X-Robots-Tag"] = "all"
    return answer


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Danger first, then whom to talk to now, then telling us."""
    locality, at = current_locality(), timezone.now()
    return page(request, "front", {"ways": queries.first_to_call(locality=locality, at=at, at_most=FIRST_WAYS)})


@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """Everybody one may turn to, open or shut at this minute."""
    return page(request, "channels", {"groups": queries.all_ways(locality=current_locality(), at=timezone.now())})


@require_safe
def signs(request: HttpRequest) -> HttpResponse:
    """The groups of signs, and the short versions for professions."""
    locality = current_locality()
    said = {"headed": queries.signs_by_audience(locality=locality), "professions": locality.short_versions}
    return page(request, "signs", said)


@require_safe
def sign_group(request: HttpRequest, code: str) -> HttpResponse:
    """One group of signs, and what to do."""
    group = queries.sign_group(code, locality=current_locality())
    if group is None:
        raise Http404
    return page(request, "sign_group", {"group": group})


@require_safe
def short_version(request: HttpRequest, code: str) -> HttpResponse:
    """The signs in short for one profession, what to do in that job, and its own route."""
    return page(request, "short_version", short_version_or_404(code))


@require_safe
@in_english
def short_version_to_print(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """The same on one page of paper."""
    short_version_or_404(code)
    return as_pdf(document("advice/short_version", queries.short_on_paper(code, locality=current_locality())))


def short_version_or_404(code: str) -> dict[str, Any]:
    """The short version and the ways that it names, as they are now."""
    try:
        return queries.short_version(code, locality=current_locality(), at=timezone.now())
    except NoSuchEntry:
        raise Http404 from None


@require_safe
def leaflets(request: HttpRequest) -> HttpResponse:
    """Every leaflet, to read on the screen, in every language that there is."""
    locality = current_locality()
    return page(request, "leaflets", {"designs": locality.leaflets, "languages": locality.leaflet_words.values()})


@require_safe
def leaflet(request: HttpRequest, design: str, language: str) -> HttpResponse:
    """One leaflet in one language."""
    try:
        return page(request, "leaflet", queries.leaflet(design, language, locality=current_locality()))
    except (NoSuchDesign, NotTranslated):
        raise Http404 from None


@require_safe
def easy_read(request: HttpRequest) -> HttpResponse:
    """Short lines, one idea a line, a drawing beside each."""
    return page(request, "easy_read", {"parts": current_locality().easy_read})


@require_safe
@in_english
def easy_read_to_print(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """The same on paper, in large letters."""
    return as_pdf(document("advice/easy_read", queries.easy_on_paper(locality=current_locality())))


def as_pdf(made: bytes) -> HttpResponse:
    """A document to read or print."""
    return HttpResponse(made, content_type="application/pdf")


@require_safe
def professionals(request: HttpRequest) -> HttpResponse:
    """What somebody does who meets a person at work, in order."""
    locality, at = current_locality(), timezone.now()
    ways = queries.ways_for(Audience.PROFESSIONAL, locality=locality, at=at)
    return page(request, "professionals", {"ways": ways})


@require_safe
def about_you(request: HttpRequest) -> HttpResponse:
    """For the person it is happening to."""
    locality, at = current_locality(), timezone.now()
    said = {
        "signs": queries.signs_to_oneself(locality=locality),
        "ways": queries.ways_for(Audience.WORKER, locality=locality, at=at),
    }
    return page(request, "about_you", said)


@require_safe
def what_happens(request: HttpRequest) -> HttpResponse:
    """What happens to what somebody tells us."""
    return page(request, "what_happens", {"desk": queries.desk_words(locality=current_locality(), at=timezone.now())})


@require_safe
def leave(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """Exit this page: take the door's cookies away and show a neutral page."""
    answer = HttpResponse(status=303, headers={"Location": getattr(settings, "EXIT_ADDRESS", NEUTRAL_PAGE)})
    for cookie in COOKIES_OF_THE_PUBLIC_DOOR:
        answer.delete_cookie(cookie.name, path=cookie.path)
    # "cookies" would sign somebody out of every site of the same council, and "cache" can hold the exit up for
    # seconds while a large cache is searched. Pages are never cached here; leaving must be quick.
    answer["Clear-Site-Data"] = '"storage"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def about_leaving(request: HttpRequest) -> HttpResponse:
    """What Exit this page does, and what it cannot do."""
    return page(request, "about_leaving")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice for people who tell us something."""
    return page(request, "privacy")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return page(request, "accessibility")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs this."""
    return page(request, "about", {"organisations": current_locality().organisations})
