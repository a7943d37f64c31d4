"""A page that works without signal, and the four files it is kept with. No case data is in any of them."""

import hashlib
import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.choosing import in_english
from handrail.public.pathway.queries.compiled import compiled_pathway

DUSK, PAPER = "#1d2b44", "#ffffff"
ICONS = {
    "handrail.svg": {"sizes": "any", "type": "image/svg+xml"},
    **{f"icon-{dots}.png": {"sizes": f"{dots}x{dots}", "type": "image/png"} for dots in (180, 192, 512)},
}
STATIC_FILES = ("handrail.css", "handrail.js", "offline.js", "handrail.svg")


@require_safe
@in_english
def offline(request: HttpRequest) -> HttpResponse:
    """The page: it says what it is, and asks and answers once its script runs: in English, as its rules are."""
    return render(request, "pathway/offline.html")


@require_safe
def offline_manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """What a device needs to know to put the page on its home screen. The name there gives nothing away."""
    place = reverse("pathway:offline")
    manifest = {
        "id": place,
        "name": "Handrail",
        "short_name": "Handrail",
        "lang": "en-GB",
        "start_url": place,
        "scope": place,
        "display": "standalone",
        "theme_color": DUSK,
        "background_color": PAPER,
        "icons": [{"src": static(name), **about, "purpose": "any"} for name, about in ICONS.items()],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


def rules_tag(request: HttpRequest) -> str:  # noqa: ARG001 — Django passes it
    """The fingerprint of the rules of today."""
    return f'"{fingerprint(rules_text())}"'


@gzip_page
@require_safe
@condition(etag_func=rules_tag)
def offline_pathway(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """The rules, words and channels of today, compiled for the page. There is nothing secret in it to compress."""
    return HttpResponse(rules_text(), content_type="application/json", headers={"Cache-Control": "no-cache"})


@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page. It differs, and so renews what is kept, when anything of that does."""
    page = reverse("pathway:offline")
    files = [
        page,
        reverse("pathway:offline_pathway"),
        reverse("pathway:offline_manifest"),
        *(static(name) for name in STATIC_FILES),
    ]
    version = fingerprint(rules_text(), offline(request).content.decode(), *files)
    kept = json.dumps({"version": version, "files": files})
    answer = render(request, "pathway/offline_worker.js", {"kept": kept}, "text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = page
    return answer


def rules_text() -> str:
    """The compiled rules of today as JSON."""
    return json.dumps(rules_of(today()), ensure_ascii=False, separators=(",", ":"))


def rules_of(day: date) -> dict[str, Any]:
    """The compiled rules of the county on that day."""
    return compiled_pathway(locality=current_locality(), on=day)


def today() -> date:
    """The day it is in the county."""
    return timezone.now().astimezone(current_locality().timezone).date()


def fingerprint(*texts: str) -> str:
    """A short digest of these texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
