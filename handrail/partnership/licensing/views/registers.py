"""Pages of the registers that come in: choose a file, confirm its columns, see what it would change, bring it in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.permission import require
from handrail.foundation.spreadsheets import TOO_LARGE, NotATable, proposed
from handrail.foundation.ui.uploads import told_of_size
from handrail.partnership.licensing import actions, queries
from handrail.partnership.licensing.forms import ColumnsForm, FileForm
from handrail.partnership.licensing.models import UNDER_WAY, Import, RegisterKind
from handrail.partnership.licensing.permissions import (
    has_stopped,
    why_not_bring_in,
    why_not_check,
    why_not_drop,
    why_not_keep_registers,
)
from handrail.partnership.licensing.policies import FIELDS, TOLD_APART
from handrail.partnership.licensing.views.counter import form_page, person_of, sent, tried

form_methods = require_http_methods(["GET", "HEAD", "POST"])
# How soon a page that shows progress looks again, in seconds. A header does it: no script is needed.
LOOK_AGAIN = "3"


def import_or_404(request: HttpRequest, import_id: UUID) -> Import:
    """The file that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.import_for(import_id, by=person_of(request))
    except Import.DoesNotExist:
        raise Http404 from None


@form_methods
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file of a register."""
    by = person_of(request)
    require(why_not_keep_registers(by=by))
    form = FileForm(sent(request), request.FILES or None)
    if told_of_size(form, request, sentence=TOO_LARGE).is_valid():
        try:
            kind, content = RegisterKind(form.cleaned_data["kind"]), form.cleaned_data["file"].read()
            held = actions.receive_file(content, kind=kind, by=by, at=timezone.now())
        except NotATable as reason:
            form.add_error("file", reason.sentence)
        else:
            return redirect("licensing:columns", held.pk)
    return form_page(request, form, title="Bring in a register", button="Go on")


@form_methods
def columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Which column is which, proposed by its heading."""
    held, by, at = import_or_404(request, import_id), person_of(request), timezone.now()
    require(why_not_check(held, by=by, at=at))
    table = queries.table_of(held)
    known = queries.remembered(held.register, table.headings)
    likely = held.columns or proposed(table.headings, fields=FIELDS, remembered=known)
    form = ColumnsForm(sent(request), table=table, proposed=likely)
    if form.is_valid() and tried(form, lambda: actions.confirm_columns(held, **form.parts(), by=by, at=at)):
        return redirect("licensing:imported", held.pk)
    return render(request, "licensing/columns.html", {"form": form, "held": held})


@require_safe
def imported(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """How far a file is: being checked, what it would change, being brought in, what it changed."""
    held, by, at = import_or_404(request, import_id), person_of(request), timezone.now()
    shown = {
        "held": held,
        "under_way": held.state in UNDER_WAY,
        "stopped": has_stopped(held, at=at),
        "fields": [(label, held.counts.get("fields", {}).get(name, 0)) for name, label in TOLD_APART.items()],
        "many_gone": held.counts.get("gone", 0) * 2 > held.counts.get("known", 0),
        "why_not_bring_in": why_not_bring_in(held, by=by, at=at),
        "why_not_check": why_not_check(held, by=by, at=at),
        "why_not_drop": why_not_drop(held, by=by, at=at),
    }
    made = render(request, "licensing/imported.html", shown)
    if held.state in UNDER_WAY and not shown["stopped"]:
        made.headers["Refresh"] = LOOK_AGAIN
    return made


@require_POST
def bring_in(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Bring the checked file in."""
    held = import_or_404(request, import_id)
    actions.bring_in(held, by=person_of(request), at=timezone.now())
    return redirect("licensing:imported", held.pk)


@require_POST
def drop(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Let go of the file."""
    held = import_or_404(request, import_id)
    actions.drop_file(held, by=person_of(request), at=timezone.now())
    messages.success(request, "The file is dropped. Nothing was changed.")
    return redirect("licensing:licensing")


@require_safe
def faults(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """The rows that could not be read, with the reasons."""
    held = import_or_404(request, import_id)
    made = actions.export_faults(held, by=person_of(request), at=timezone.now())
    if made is None:
        raise Http404
    named = {"Content-Disposition": 'attachment; filename="rows-to-put-right.csv"'}
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=named)
