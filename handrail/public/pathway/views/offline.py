"""A page that works without signal, and the four files it is kept with: in each language a copy of its own.

The address says the language, and not what the browser keeps: a copy is kept in one, whatever is chosen later. No case
data is in any of them.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.choosing import Offered, about_translation, spoken_now
from handrail.foundation.ui.languages import BY_CODE, ENGLISH, LANGUAGES
from handrail.foundation.ui.marking import BEGINS, ENDS
from handrail.public.pathway.queries.compiled import compiled_pathway

DUSK, PAPER = "#1d2b44", "#ffffff"
ICONS = {
    "handrail.svg": {"sizes": "any", "type": "image/svg+xml"},
    **{f"icon-{dots}.png": {"sizes": f"{dots}x{dots}", "type": "image/png"} for dots in (180, 192, 512)},
}
KEPT_FILES = ("offline_pathway", "offline_manifest")
FILES = (*KEPT_FILES, "offline_worker")
ESCAPED = {mark: f"\\u{ord(mark):04x}" for mark in (BEGINS, ENDS)}
STATIC_FILES = ("handrail.css", "handrail.js", "offline.js", "handrail.svg")


Page = Callable[[HttpRequest], HttpResponse]


def in_its_language(view: Page) -> Callable[..., HttpResponse]:
    """Answer in the language of the address; in English where it names none."""

    @wraps(view)
    def answer(request: HttpRequest, language: str = ENGLISH) -> HttpResponse:
        with override(settings.LANGUAGE_CODE if language == ENGLISH else language):
            response = view(request)
        response["Content-Language"] = BY_CODE[language].tag
        return response

    return answer


def place_of(name: str, language: str = "") -> str:
    """The address of the page or of one of its files, in that language or in the one that is spoken now."""
    code = language or spoken_now().code
    return reverse(f"pathway:{name}", kwargs={} if code == ENGLISH else {"language": code})


def page_of(request: HttpRequest) -> HttpResponse:
    """The page in the language that is spoken now."""
    language = spoken_now()
    addresses = {name.removeprefix("offline_"): place_of(name) for name in FILES}
    shown = {
        "language": language,
        "others": [Offered(one, place_of("offline", one.code)) for one in LANGUAGES if one != language],
        "translation": about_translation(),
        "addresses": {**addresses, "page": place_of("offline"), "english": place_of("offline", ENGLISH)},
    }
    return render(request, "pathway/offline.html", shown)


@require_safe
@in_its_language
def offline(request: HttpRequest) -> HttpResponse:
    """The page: it says what it is, and asks and answers once its script runs."""
    return page_of(request)


@require_safe
@in_its_language
def offline_manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """What a device needs to know to put the page on its home screen. The name there gives nothing away."""
    place, language = place_of("offline"), spoken_now()
    manifest = {
        "id": place,
        "name": "Handrail",
        "short_name": "Handrail",
        "lang": language.tag,
        "dir": language.direction,
        "start_url": place,
        "scope": place,
        "display": "standalone",
        "theme_color": DUSK,
        "background_color": PAPER,
        "icons": [{"src": static(name), **about, "purpose": "any"} for name, about in ICONS.items()],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


def rules_tag(request: HttpRequest) -> str:  # noqa: ARG001 — Django passes it
    """The fingerprint of the rules of today, in the language that is spoken now."""
    return f'"{fingerprint(rules_text())}"'


@gzip_page
@require_safe
@in_its_language
@condition(etag_func=rules_tag)
def offline_pathway(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — Django passes it
    """The rules, words and channels of today, compiled for the page. There is nothing secret in it to compress."""
    return HttpResponse(rules_text(), content_type="application/json", headers={"Cache-Control": "no-cache"})


@require_safe
@in_its_language
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page. It differs, and so renews what is kept, when anything of that does."""
    page = place_of("offline")
    files = [page, *(place_of(name) for name in KEPT_FILES), *(static(name) for name in STATIC_FILES)]
    version = fingerprint(rules_text(), page_of(request).content.decode(), *files)
    kept = json.dumps({"language": spoken_now().code, "version": version, "files": files})
    answer = render(request, "pathway/offline_worker.js", {"kept": kept}, "text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = page
    return answer


def rules_text() -> str:
    """The compiled rules of today as JSON. Its marks of English are escaped, so that they stay in it."""
    text = json.dumps(rules_of(today()), ensure_ascii=False, separators=(",", ":"))
    return text.replace(BEGINS, ESCAPED[BEGINS]).replace(ENDS, ESCAPED[ENDS])


def rules_of(day: date) -> dict[str, Any]:
    """The compiled rules of the county on that day, in the language that is spoken now."""
    return compiled_pathway(locality=current_locality(), on=day)


def today() -> date:
    """The day it is in the county."""
    return timezone.now().astimezone(current_locality().timezone).date()


def fingerprint(*texts: str) -> str:
    """A short digest of these texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
