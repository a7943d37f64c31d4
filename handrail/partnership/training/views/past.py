"""Pages of past attendance that comes in: choose a list, confirm its columns, see what it would add, bring it in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import TOO_LARGE, NotATable, proposed
from handrail.foundation.ui.uploads import told_of_size
from handrail.partnership.training import actions, queries
from handrail.partnership.training.forms import PastColumnsForm, PastForm
from handrail.partnership.training.models import PastFile
from handrail.partnership.training.permissions import why_not_bring_in_past, why_not_bring_past, why_not_check_past
from handrail.partnership.training.policies.past import FIELDS
from handrail.partnership.training.views.sessions import form_methods, person_of, sent, tried

MOST_SHOWN = 200


def file_or_404(request: HttpRequest, file_id: UUID) -> PastFile:
    """The list that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.past_file(file_id, by=person_of(request))
    except PastFile.DoesNotExist:
        raise Http404 from None


@form_methods
def past(request: HttpRequest) -> HttpResponse:
    """Choose a list, and those that were brought before."""
    by = person_of(request)
    require(why_not_bring_past(by=by))
    form = PastForm(sent(request), request.FILES or None)
    if told_of_size(form, request, sentence=TOO_LARGE).is_valid():
        try:
            content, course = form.cleaned_data["file"].read(), form.cleaned_data["course"]
            held = actions.receive_past(content, course=course, by=by, at=timezone.now())
        except NotATable as reason:
            form.add_error("file", reason.sentence)
        else:
            return redirect("training:past_columns", held.pk)
    return render(request, "training/past.html", {"form": form, "files": queries.past_files(by=by)})


@form_methods
def past_columns(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Which column is which, proposed by its heading."""
    held, by = file_or_404(request, file_id), person_of(request)
    require(why_not_check_past(held, by=by))
    table = queries.table_of(held)
    known = queries.remembered(held, table.headings)
    likely = held.columns or proposed(table.headings, fields=FIELDS, remembered=known)
    form = PastColumnsForm(sent(request), table=table, proposed=likely)
    if form.is_valid() and tried(
        form, None, lambda: actions.check_past(held, **form.parts(), by=by, at=timezone.now())
    ):
        return redirect("training:past_file", held.pk)
    return render(request, "training/past_columns.html", {"form": form, "held": held})


@require_safe
def past_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What a list would add or added, and what is wrong with it, by row and column."""
    held, by = file_or_404(request, file_id), person_of(request)
    reason = why_not_bring_in_past(held, by=by)
    shown = {
        "held": held,
        "wrong": [] if reason else queries.compared(held, on=timezone.localdate()).wrong[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "why_not_bring_in": reason,
        "why_not_check": why_not_check_past(held, by=by),
    }
    return render(request, "training/past_file.html", shown)


@require_POST
def past_bring_in(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Bring the checked list in."""
    held = file_or_404(request, file_id)
    added = actions.bring_in_past(held, by=person_of(request), at=timezone.now())
    messages.success(request, f"The list is brought in. {added} are added.")
    return redirect("training:past_file", held.pk)


@require_POST
def past_drop(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Let go of the list."""
    actions.drop_past(file_or_404(request, file_id), by=person_of(request), at=timezone.now())
    messages.success(request, "The list is dropped. Nothing was added.")
    return redirect("training:past")
