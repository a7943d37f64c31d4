"""What every page of this room does first: who asks, for what, and how a form says no."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed

Found = TypeVar("Found")
form_methods = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


def asked(find: Callable[..., Found], key: str | UUID, *, of: HttpRequest) -> Found:
    """What the address names, as that query gives it to whoever asks. Raises NotAllowed, Http404."""
    try:
        return find(key, by=person_of(of))
    except ObjectDoesNotExist:
        raise Http404 from None


def sent(request: HttpRequest) -> Any:
    """What was sent; None before anything was."""
    return request.POST if request.method == "POST" else None


def tried(form: Any, field: str | None, act: Callable[[], object]) -> bool:
    """Whether it could be done; if not, the form says why, beside that field."""
    try:
        act()
    except NotAllowed as reason:
        form.add_error(field, reason.sentence)
        return False
    return True


def form_page(request: HttpRequest, form: Any, *, title: str, button: str, back: tuple[str, str]) -> HttpResponse:
    """A form. `back` is where one came from: its address and what it is called."""
    shown = {"form": form, "title": title, "button": button, "back": back[0], "back_to": back[1]}
    return render(request, "steering/form.html", shown)


def done(request: HttpRequest, words: str, address: str, *parts: object) -> HttpResponse:
    """On to that address, with a word of what was done."""
    messages.success(request, words)
    return redirect(address, *parts)
