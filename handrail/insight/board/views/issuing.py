"""Packs: preparing one, its words, issuing it, and those that were issued."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.permission import NotAllowed
from handrail.insight.board.actions import draft_of, issue_pack, write_words
from handrail.insight.board.forms import IssueForm, WordsForm
from handrail.insight.board.models import IssuedFile, IssuedPack, Theme
from handrail.insight.board.permissions import why_not_issue
from handrail.insight.board.policies import finished_periods
from handrail.insight.board.policies.packs import Pack
from handrail.insight.board.queries import issuing as queries
from handrail.insight.board.queries.packing import shown
from handrail.insight.board.views.pages import local_day, period_asked, person_of

form_methods = require_http_methods(["GET", "HEAD", "POST"])
KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "json": "application/json",
}


def today() -> date:
    """The county's day."""
    return local_day(timezone.now())


@require_safe
def packs(request: HttpRequest) -> HttpResponse:
    """Every pack that was issued, and which can be prepared."""
    by = person_of(request)
    told = {
        "issued": queries.issued_packs(by=by),
        "why_not": why_not_issue(by=by),
        "periods": finished_periods(on=today()),
    }
    return render(request, "board/packs.html", told)


@form_methods
def prepare(request: HttpRequest, period: str) -> HttpResponse:
    """A pack as it would be issued now; sending it issues it."""
    by, on = person_of(request), today()
    asked = period_asked(period, on=on)
    draft = draft_of(asked, by=by, on=on)
    form = IssueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            issued = issue_pack(asked, why=form.cleaned_data["why"], by=by, at=timezone.now())
        except NotAllowed as reason:
            form.add_error("why", reason.sentence)
        else:
            messages.success(request, "It is issued. It does not change any more.")
            return redirect("board:issued", issued.pk)
    told = {"period": asked, "draft": draft, "shown": shown(draft.pack), "themes": Theme.choices, "form": form}
    return render(request, "board/prepare.html", told)


@form_methods
def write(request: HttpRequest, period: str, theme: str) -> HttpResponse:
    """Words on one theme of a pack."""
    by, on = person_of(request), today()
    asked = period_asked(period, on=on)
    if theme not in Theme:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = WordsForm(sent, on=on, initial={"words": queries.words_on(asked, Theme(theme), by=by)})
    if form.is_valid():
        write_words(asked, Theme(theme), **form.cleaned_data, by=by, at=timezone.now())
        messages.success(request, "The words are kept.")
        return redirect("board:prepare", asked.code)
    return render(request, "board/write.html", {"period": asked, "title": Theme(theme).label, "form": form})


@require_safe
def issued(request: HttpRequest, pack_id: UUID) -> HttpResponse:
    """One pack as it was issued, with what it revised."""
    by = person_of(request)
    try:
        pack = queries.issued_pack(pack_id, by=by)
    except IssuedPack.DoesNotExist:
        raise Http404 from None
    whole = Pack(pack.told).digest == pack.sha256
    told = {"pack": pack, "shown": shown(Pack(pack.told)), "whole": whole, "others": queries.editions_of(pack, by=by)}
    return render(request, "board/issued.html", {**told, "kinds": KINDS})


@require_safe
def issued_file(request: HttpRequest, pack_id: UUID, form: str) -> HttpResponse:
    """One form of an issued pack, to keep."""
    try:
        found = queries.issued_file(pack_id, form, by=person_of(request))
    except IssuedFile.DoesNotExist:
        raise Http404 from None
    response = HttpResponse(bytes(found.content), content_type=KINDS[found.form])
    name = f"board-{found.pack.period}-edition-{found.pack.edition}.{found.form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
