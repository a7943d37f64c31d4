"""Who asks, and for which page of a list."""

from django.http import HttpRequest

from handrail.foundation.people.models import Person


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. The staff door lets nobody else in."""
    assert isinstance(request.user, Person)  # noqa: S101 — for the type checker
    return request.user


def number_of(request: HttpRequest) -> int:
    """The page that is asked for; the first if it is no number."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
