"""Keeps the answers in the browser of whoever gives them, locked, and nowhere else."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from handrail.foundation.vault.drafts import DraftUnreadable, close_draft, open_draft
from handrail.public.pathway.models import NotReadable, Told
from handrail.public.pathway.policies import ANSWERS, ANSWERS_LAST, PURPOSE


def read_answers(request: HttpRequest, *, at: datetime) -> Told:
    """The answers that came with the request; none when there are none that can be read any more.

    Answers that are gone take the safer branch, as answers not given do: the pages show which there are.
    """
    kept = request.COOKIES.get(ANSWERS.name, "")
    if not kept:
        return Told()
    try:
        return Told.from_json(open_draft(kept, purpose=PURPOSE, at=at, max_age=ANSWERS_LAST))
    except (DraftUnreadable, NotReadable):
        return Told()


def keep_answers(told: Told, response: HttpResponse, *, at: datetime) -> HttpResponse:
    """Let the browser keep the answers until it is closed, or until they are too old to be read."""
    response.set_cookie(
        ANSWERS.name,
        close_draft(told.to_json().encode(), purpose=PURPOSE, at=at),
        path=ANSWERS.path,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget_answers(response: HttpResponse) -> HttpResponse:
    """Let the browser forget the answers."""
    response.delete_cookie(ANSWERS.name, path=ANSWERS.path, samesite="Lax")
    return response
