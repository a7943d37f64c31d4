"""Which studies there are, and the two ways of asking one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.insight.prevalence import actions, queries
from handrail.insight.prevalence.forms import FileForm, OwnForm
from handrail.insight.prevalence.models import Study
from handrail.insight.prevalence.permissions import why_not_ask
from handrail.insight.prevalence.policies import NotTaken

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    """All studies, the newest first."""
    by = person_of(request)
    shown = {"studies": queries.studies_for(by=by), "why_not_ask": why_not_ask(by=by)}
    return render(request, "prevalence/studies.html", shown)


@form_methods
def ask(request: HttpRequest) -> HttpResponse:
    """Ask of our own records."""
    by = person_of(request)
    require(why_not_ask(by=by))
    form = OwnForm(request.POST if request.method == "POST" else None)
    made = tried(form, lambda: actions.ask_of_own_records(**form.parts(), latent=True, by=by, at=timezone.now()))
    words = {"title": "Ask of our own records", "lead": "Lists are made from records by fixed rules, which are shown."}
    return redirect("prevalence:study", made.pk) if made else asking_page(request, form, **words)


@form_methods
def ask_of_file(request: HttpRequest) -> HttpResponse:
    """Ask of a file."""
    by = person_of(request)
    require(why_not_ask(by=by))
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    made = tried(form, lambda: actions.ask_of_file(**form.parts(), latent=True, by=by, at=timezone.now()))
    words = {"title": "Ask of a file", "lead": "The counts are kept; the file is not."}
    return redirect("prevalence:study", made.pk) if made else asking_page(request, form, **words)


def tried(form: Any, act: Callable[[], Study]) -> Study | None:
    """The study, if it could be asked; if not, the form says why."""
    if not form.is_valid():
        return None
    try:
        return act()
    except NotTaken as reason:
        for fault in reason.faults:
            form.add_error("file" if "file" in form.fields else None, fault)
    return None


def asking_page(request: HttpRequest, form: Any, **words: str) -> HttpResponse:
    """The page on which a study is asked."""
    return render(request, "prevalence/ask.html", {"form": form, **words})
