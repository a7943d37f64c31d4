"""An organisation's own lists, and the page of one referral, for both sides."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.desk.views.who import person_of
from handrail.casework.documents.models import Document
from handrail.casework.documents.views.files import as_file
from handrail.casework.persons.permissions import why_not_see_person
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.models import Kind, Referral, ReferralStatus, Way
from handrail.casework.referrals.policies import leads_on, never_carried, page_for
from handrail.casework.referrals.views import fields, words
from handrail.foundation.people.models import Person

SENT_BY_US = {
    "live": "With them",
    "overdue": "Overdue",
    "refused": "Came back",
    "drafts": "Prepared",
    "ended": "Ended",
}
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
            "filters": [*filters("referrals:inbox", SHOWN, show), leading("Sent by us", "referrals:outbox")],
            "show": show,
            "page": page,
            "lines": words.lines_of(page, at=at),
        },
    )


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What this person's organisation sent of persons, and what is prepared."""
    at, by = timezone.now(), person_of(request)
    show = request.GET.get("show", "live")
    page = queries.organisation_outbox(by, show=show, at=at, page=number_of(request))
    return render(
        request,
        "referrals/outbox.html",
        {
            "organisation": by.organisation.name,
            "filters": [*filters("referrals:outbox", SENT_BY_US, show), *beside(by)],
            "show": show,
            "page": page,
            "lines": words.lines_of(page, at=at),
        },
    )


def beside(by: Person) -> list[dict[str, object]]:
    """The other list that this person has."""
    if permissions.works_at_desk(by):
        return [leading("Every organisation’s", "referrals:watch")]
    return [leading("Sent to us", "referrals:inbox")]


def leading(label: str, url_name: str) -> dict[str, object]:
    """A tab that leads to another list."""
    return {"label": label, "url": reverse(url_name), "current": False}


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
    ours = permissions.sends(one, by=by)
    shown = {
        "referral": one,
        "line": words.line_of(one, at=at),
        "facts": words.ended_facts_of(one) if one.ended_at else words.facts_of(one, at=at),
        "contents": opened.contents,
        "parts": fields.parts_in_words(opened.contents.parts),
        "attached": queries.documents_attached(one) if opened.contents.parts else [],
        "ours": ours,
        "run_out": one.live and not ours and permissions.why_not_read(one, by=by, at=at),
        "answers": answers(one, by),
        "leads_on": leads_on(one, by=by, at=at),
        "back": back_from(one, by),
    }
    return render(request, "referrals/referral.html", shown | (senders_side(one, by) if ours else {}))


@require_safe
def attached(request: HttpRequest, referral_id: UUID, document_id: UUID) -> HttpResponse:
    """The clean copy of a document that came with it."""
    try:
        sent = actions.read_attached(referral_id, document_id, by=person_of(request), at=timezone.now())
    except (Referral.DoesNotExist, Document.DoesNotExist):
        raise Http404 from None
    return as_file(sent)


def senders_side(one: Referral, by: Person) -> dict[str, object]:
    """What only the side that sent it sees: what was shared, on what authority, and what it may do."""
    return {
        "sections": words.section_labels(one),
        "never": [section.label for section in never_carried(one.kind)] if one.person else [],
        "override": words.override_label(one),
        "lawful_basis": words.lawful_basis_label(one),
        "stopped": permissions.why_not_leave(one, by=by) if one.status == ReferralStatus.DRAFT else "",
        "may_override": permissions.asks_for_override(one, by=by),
        "prepared_elsewhere": page_for(one.kind, one.person_id) if one.person_id and one.way == Way.FORM else "",
        "why_not_acknowledge": permissions.why_not_acknowledge(one, by=by),
        "why_not_take_away": permissions.why_not_take_away(one, by=by),
        "why_not_withdraw": permissions.why_not_withdraw(one, by=by),
        "why_not_review": permissions.why_not_review(one, by=by),
        "came_back": one.status in permissions.CAME_BACK and one.reviewed_at is None,
    }


def back_from(one: Referral, by: Person) -> str:
    """Where this person came from, most likely."""
    if not permissions.sends(one, by=by):
        return reverse("referrals:inbox")
    if one.person_id and one.person and why_not_see_person(one.person, by=by) is None:
        return reverse("referrals:person_referrals", args=[one.person_id])
    if one.kind == Kind.CONCERN:
        return reverse("referrals:concern_referrals", args=[one.concern_id])
    return reverse("referrals:outbox")


ANSWERS = (
    ("Accept", "accept", permissions.why_not_accept),
    ("Say that work has begun", "begin", permissions.why_not_begin),
    ("Decline", "decline", permissions.why_not_decline),
    ("Return for more information", "return_", permissions.why_not_return),
    ("Mark as completed", "mark_done", permissions.why_not_mark_done),
)


def answers(one: Referral, by: Person) -> list[dict[str, object]]:
    """What may be answered, each with the sentence that says why not, if so. None for who does not answer.

    Of what did not go through Handrail, whoever sent it writes down what was answered, once it is acknowledged.
    """
    theirs = permissions.receives(one, by=by)
    told_us = one.way != Way.MEMBER and permissions.sends(one, by=by) and one.status != ReferralStatus.SENT
    if not one.live or not (theirs or told_us):
        return []
    return [
        {
            "label": label,
            "url": reverse(f"referrals:{verb}", args=[one.pk]),
            "at_once": verb in {"accept", "begin"},
            "why_not": why_not(one, by=by),
        }
        for label, verb, why_not in ANSWERS
    ]
