"""What happens around every page: the language chosen is spoken, nothing is kept by caches, a refusal is explained."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from handrail.foundation.permission import NotAllowed
from handrail.foundation.ui.choosing import query_of
from handrail.foundation.ui.languages import BY_CODE, CHINESE, COOKIE, ENGLISH
from handrail.foundation.ui.marking import BEGINS, bare, closed_up, with_languages

Answer = Callable[[HttpRequest], HttpResponse]


def keep_out_of_caches(get_response: Answer) -> Answer:
    """Tell browsers and proxies to keep no copy of any page, so that Back after Exit shows nothing."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response.setdefault("X-Robots-Tag", "noindex")
        response.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=(), interest-cohort=()")
        return response

    return answer


def speak_the_language_chosen(get_response: Answer) -> Answer:
    """Answer in the language of `?language=`, which the browser then keeps until it is closed, or in the one it kept.

    What a browser prefers is only offered, never taken: on a telephone that others look at, a page in the language of
    whoever needs help would show who it is for.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        asked = query_of(request).get("language", "")
        kept = request.COOKIES.get(COOKIE, "")
        code = next((one for one in (asked, kept) if one in BY_CODE), ENGLISH)
        with translation.override(settings.LANGUAGE_CODE if code == ENGLISH else code):
            response = get_response(request)
        mark_english(response)
        if code == CHINESE:
            close_up(response)
        response.setdefault("Content-Language", BY_CODE[code].tag)
        if asked in BY_CODE and asked != kept:
            response.set_cookie(COOKIE, code, secure=settings.SECURE, httponly=True, samesite="Lax")
        return response

    return answer


def mark_english(response: HttpResponse) -> None:
    """Say of what nobody has translated that it is English: of a page with `lang`; anything else loses the marks."""
    if response.streaming or BEGINS.encode() not in response.content:
        return
    change_words(response, with_languages if is_page(response) else bare)


def close_up(response: HttpResponse) -> None:
    """Set a page's Chinese sentences one beside the other, as they are written."""
    if not response.streaming and is_page(response):
        change_words(response, closed_up)


def is_page(response: HttpResponse) -> bool:
    """Whether it is a page of HTML."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def change_words(response: HttpResponse, change: Callable[[str], str]) -> None:
    """Put other words in place of those of an answer, and say how long it is now."""
    response.content = change(response.content.decode(response.charset)).encode(response.charset)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


class explain_refusals:  # noqa: N801 — named as the other middlewares are, which are functions
    """Turn NotAllowed into a page that shows its sentence."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; any other exception is not ours."""
        if not isinstance(exception, NotAllowed):
            return None
        return render(request, "ui/not_allowed.html", {"sentence": exception.sentence}, status=403)
