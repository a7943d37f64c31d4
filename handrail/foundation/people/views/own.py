"""One's own account."""

from allauth.core.internal.httpkit import authenticated_user
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.foundation.people.queries import second_factors_of


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, how one signs in, and when this session ends."""
    person = authenticated_user(request)
    rows = [
        {"key": "Name", "value": person.name},
        {"key": "Work e-mail address", "value": person.email},
        {"key": "Organisation", "value": person.organisation.name},
        {"key": "What you do", "value": ", ".join(sorted(role.label for role in person.roles))},
    ]
    return render(
        request,
        "people/account.html",
        {
            "rows": rows,
            "person": person,
            "second_factors": second_factors_of(person),
            "idle_minutes": settings.SESSION_IDLE_MINUTES,
            "hours_at_most": settings.SESSION_HOURS_AT_MOST,
        },
    )
