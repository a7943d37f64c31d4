"""What happens around every page: nothing is kept by caches, and a refusal is explained."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.foundation.permission import NotAllowed

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
