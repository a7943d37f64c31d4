"""The pages on which staff see how far each translation is."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed
from handrail.partnership.languages import queries


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


@login_required
@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    """Every language: who made the translation, who checked it, how much is missing."""
    return render(request, "languages/languages.html", {"standings": queries.standings(by=person_of(request))})


@login_required
@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """One language, with every sentence that is shown in English."""
    standing = queries.standing_of(code, by=person_of(request))
    if standing is None:
        raise Http404
    return render(request, "languages/language.html", {"standing": standing})
