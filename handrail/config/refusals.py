"""Pages for what went wrong before a view was reached, or after it failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 — Django passes it
    """The form was opened too long ago, or its cookie is gone: say so, and how to go on."""
    return render(request, "ui/form_went_stale.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """There is no such page."""
    return render(request, "ui/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """What came was not something this service can read."""
    return render(request, "ui/bad_request.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """Something failed on our side; say whom to call meanwhile."""
    return render(request, "ui/failed.html", status=500)
