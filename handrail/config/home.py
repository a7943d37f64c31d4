"""The staff door's first page, and in a demonstration the list of who may sign in."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from handrail.config.navigation import navigation_for
from handrail.foundation.vault.one_time_codes import code_at


def home(request: HttpRequest) -> HttpResponse:
    """Lead each person to the first place where their work waits."""
    places = navigation_for(request)
    if not places:
        return redirect(settings.LOGIN_URL)
    return redirect(places[0][1])


def demonstration(request: HttpRequest) -> HttpResponse:
    """Who may sign in to a demonstration, with the code that is good now. Nowhere else does this page exist."""
    if not settings.DEMONSTRATION_FILE.exists():
        raise Http404
    sign_ins = json.loads(settings.DEMONSTRATION_FILE.read_text())["sign_ins"]
    return render(request, "ui/demonstration.html", {"sign_ins": [with_code(sign_in) for sign_in in sign_ins]})


def with_code(sign_in: dict[str, Any]) -> dict[str, Any]:
    """The sign-in with the one-time code of this half minute."""
    return {**sign_in, "code": code_at(sign_in["totp_secret"], timezone.now())}
