"""An organisation's own inbox, and the page of one referral."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.desk.views.who import person_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.models import Referral
from handrail.casework.referrals.views import words
from handrail.foundation.people.models import Person

SHOWN = {"live": "To answer or do", "overdue": "Overdue", "ended": "Ended"}


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What was sent to this person's organisation, and nothing else."""
    at, by = timezone.now(), person_of(request)
    show = request.GET.get("show", "live")
    page = queries.organisation_inbox(by, show=show, at=at, page=number_of(request))
    return render(
        request,
        "referrals/inbox.html",
        {
            "organisation": by.organisation.name,
            "filters": filters("referrals:inbox", SHOWN, show),
            "show": show,
            "page": page,
            "lines": words.lines_of(page, at=at),
        },
    )


def number_of(request: HttpRequest) -> int:
    """The page of a list that is asked for; the first if it is no number."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def filters(url_name: str, choices: dict[str, str], current: str) -> list[dict[str, object]]:
    """The tabs above a list."""
    return [
        {"label": label, "url": f"{reverse(url_name)}?show={code}", "current": code == current}
        for code, label in choices.items()
    ]


@require_safe
def referral(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """One referral. The first time somebody of the organisation reads it, it is opened."""
    at, by = timezone.now(), person_of(request)
    try:
        opened = actions.open_referral(referral_id, by=by, at=at)
    except Referral.DoesNotExist:
        raise Http404 from None
    one = opened.referral
    return render(
        request,
        "referrals/referral.html",
        {
            "referral": one,
            "line": words.line_of(one, at=at),
            "facts": words.facts_of(one, at=at) if one.live else words.ended_facts_of(one),
            "sections": words.section_labels(one),
            "override": words.override_label(one),
            "contents": opened.contents,
            "parts": words.parts_in_words(opened.contents.parts),
            "at_desk": permissions.works_at_desk(by),
            "answers": answers(one, by),
            "why_not_withdraw": permissions.why_not_withdraw(one, by=by),
            "why_not_review": permissions.why_not_review(one, by=by),
        },
    )


def answers(one: Referral, by: Person) -> list[dict[str, object]]:
    """What the organisation may answer; each with the sentence that says why not, if so. None for anybody else."""
    if not one.live or not permissions.receives(one, by=by):
        return []
    return [
        {
            "label": label,
            "url": reverse(f"referrals:{verb}", args=[one.pk]),
            "at_once": verb == "accept",
            "why_not": no,
        }
        for label, verb, no in (
            ("Accept", "accept", permissions.why_not_accept(one, by=by)),
            ("Decline", "decline", permissions.why_not_decline(one, by=by)),
            ("Return for more information", "return_", permissions.why_not_return(one, by=by)),
            ("Mark as done", "mark_done", permissions.why_not_mark_done(one, by=by)),
        )
    ]
