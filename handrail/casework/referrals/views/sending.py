"""A draft leaves: sent, told on the telephone, handed over as a locked document; and who at the other end has it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from handrail.casework.desk.views.who import person_of
from handrail.casework.referrals import actions, permissions, queries
from handrail.casework.referrals.forms import AcknowledgeForm, OverrideForm, PasswordForm
from handrail.casework.referrals.models import Kind, Referral, Section
from handrail.casework.referrals.views import words
from handrail.casework.referrals.views.answering import seen
from handrail.casework.referrals.views.fields import parts_in_words
from handrail.casework.referrals.views.script import script_of
from handrail.foundation.permission import NotAllowed, require
from handrail.foundation.printing.documents import document as printed
from handrail.foundation.printing.enclosing import Enclosed, with_files
from handrail.foundation.printing.locking import locked, new_password, spoken

NEW_PASSWORD = "This password cannot be used. Make the document again."  # noqa: S105 — a sentence, not a secret


@sensitive_post_parameters("reason")
@require_http_methods(["GET", "HEAD", "POST"])
def send_draft(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Send it, on the person's yes or on another authority."""
    by, at = person_of(request), timezone.now()
    referral = seen(referral_id, by)
    require(permissions.why_not_change(referral, by=by))
    asked = permissions.asks_for_override(referral, by=by)
    form = OverrideForm(request.POST if request.method == "POST" and asked else None)
    if request.method == "POST" and (form.is_valid() or not asked):
        try:
            actions.send_draft(referral_id, override=form.override if asked else None, by=by, at=at)
        except NotAllowed as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, f"Sent to {referral.to_name}.")
        return redirect("referrals:referral", referral_id)
    stopped = permissions.why_not_leave(referral, by=by)
    return render(request, "referrals/send_draft.html", {"form": form, "referral": referral, "stopped": stopped})


@sensitive_post_parameters("name", "role", "reference", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """What to say on the telephone, in order; then who answered."""
    by, at = person_of(request), timezone.now()
    referral = seen(referral_id, by)
    require(permissions.why_not_call(referral, by=by))
    asked = permissions.asks_for_override(referral, by=by)
    posted = request.POST if request.method == "POST" else None
    form, authority = AcknowledgeForm(posted, at=at), OverrideForm(posted if asked else None)
    if form.is_valid() and (authority.is_valid() or not asked):
        told, override = form.acknowledgement, authority.override if asked else None
        try:
            actions.record_call(referral_id, acknowledgement=told, override=override, by=by, at=at)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"{referral.to_name} has it. The clock has started.")
            return redirect("referrals:referral", referral_id)
    contents = actions.open_referral(referral_id, by=by, at=at).contents
    channel = queries.channel_of(referral.to_organisation)
    shown = {
        "form": form,
        "authority": authority if asked else None,
        "referral": referral,
        "stopped": permissions.why_not_leave(referral, by=by),
        "channel": channel,
        "opening": words.opening_in_words(channel, at=at),
        "script": script_of(referral, contents, by=by),
    }
    return render(request, "referrals/call.html", shown)


@sensitive_post_parameters("name", "role", "reference")
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Who at the other end has it, for what did not go through Handrail."""
    by, at = person_of(request), timezone.now()
    referral = seen(referral_id, by)
    require(permissions.why_not_acknowledge(referral, by=by))
    form = AcknowledgeForm(request.POST if request.method == "POST" else None, at=at)
    if form.is_valid():
        try:
            actions.record_acknowledgement(referral_id, acknowledgement=form.acknowledgement, by=by, at=at)
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "Their acknowledgement is recorded.")
            return redirect("referrals:referral", referral_id)
    return render(request, "referrals/acknowledge.html", {"form": form, "referral": referral})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Make a password for the document. It is shown once, on the page that this answers with, and kept nowhere."""
    referral = seen(referral_id, person_of(request))
    require(permissions.why_not_take_away(referral, by=person_of(request)))
    shown: dict[str, Any] = {
        "referral": referral,
        "channel": queries.channel_of(referral.to_organisation),
        "inside": queries.documents_attached(referral),
    }
    if request.method == "POST":
        password = new_password()
        shown |= {"password": password, "spoken": spoken(password)}
    return render(request, "referrals/hand_over.html", shown)


@sensitive_post_parameters("password")
@require_POST
def document(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """The document, locked with the password that was shown."""
    by, at = person_of(request), timezone.now()
    require(permissions.why_not_take_away(seen(referral_id, by), by=by))
    form = PasswordForm(request.POST)
    if not form.is_valid():
        messages.error(request, NEW_PASSWORD)
        return redirect("referrals:hand_over", referral_id)
    copies = actions.hand_out(referral_id, by=by, at=at)
    opened = actions.open_referral(referral_id, by=by, at=at)
    said = {one.name: one.description for one in queries.documents_attached(opened.referral)}
    files = [Enclosed(one.name, one.content_type, said[one.name], one.content) for one in copies]
    pdf = with_files(printed("referrals/referral", values_of(opened.referral, opened.contents, files)), files)
    answer = HttpResponse(locked(pdf, password=form.cleaned_data["password"]), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{opened.referral.reference}.pdf"'
    return answer


def values_of(referral: Referral, contents: queries.Contents, files: Sequence[Enclosed]) -> Mapping[str, object]:
    """What the document says: the shared sections, the message and the files inside it, and nothing else known."""
    parts = [part for part in contents.parts if part.section != Section.DOCUMENTS]
    return {
        "title": f"Referral {referral.reference}",
        "kind": Kind(referral.kind).label,
        "from": referral.from_name,
        "to": referral.to_name,
        "answer_by": words.moment_in_words(referral.acknowledge_by),
        "message": contents.message,
        "parts": [
            {"title": part.title, "rows": [[row["key"], row["value"]] for row in part.rows]}
            for part in parts_in_words(parts)
        ],
        "enclosed": [[one.name, one.description] for one in files],
    }
