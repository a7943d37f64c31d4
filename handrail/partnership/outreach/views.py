"""Pages of leaflets: the designs with their files, the stock, ordering and giving out."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.outreach import actions, queries
from handrail.partnership.outreach.forms import GiveOutForm, OrderForm
from handrail.partnership.outreach.models import ON_PAPER, Format, PrintRun
from handrail.partnership.outreach.permissions import why_not_order_run, why_not_see_leaflets
from handrail.rules.localities.leaflets import NoSuchDesign

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in. Raises NotAllowed."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


@require_safe
def leaflets(request: HttpRequest) -> HttpResponse:
    """The designs, each as a file, and what this person's organisation holds."""
    by, locality = person_of(request), current_locality()
    require(why_not_see_leaflets(by=by))
    shown = {
        "designs": locality.leaflets,
        "formats": [(one, one in ON_PAPER) for one in Format],
        "held": queries.held_by(by.organisation, locality=locality, by=by),
        "why_not_order": why_not_order_run(by=by),
        "organisation": by.organisation,
    }
    return render(request, "outreach/leaflets.html", shown)


@require_safe
def file(request: HttpRequest, design: str, set_as: str) -> HttpResponse:
    """The PDF of a design, to read or, with `?for=printer`, with bleed and crop marks."""
    require(why_not_see_leaflets(by=person_of(request)))
    to_print = request.GET.get("for") == "printer"
    if set_as not in (ON_PAPER if to_print else Format.values):
        raise Http404
    try:
        made = queries.typeset(
            design,
            set_as=Format(set_as),
            locality=current_locality(),
            address=settings.PUBLIC_ADDRESS,
            to_print=to_print,
        )
    except NoSuchDesign:
        raise Http404 from None
    response = HttpResponse(made, content_type="application/pdf")
    ending = "-for-printer" if to_print else ""
    response["Content-Disposition"] = f'attachment; filename="leaflet-{design}-{set_as}{ending}.pdf"'
    return response


@form_methods
def order_run(request: HttpRequest) -> HttpResponse:
    """Write down a print run."""
    by, locality = person_of(request), current_locality()
    require(why_not_order_run(by=by))
    form = OrderForm(request.POST if request.method == "POST" else None, locality=locality)
    if form.is_valid():
        actions.order_run(**form.parts(), locality=locality, by=by, at=timezone.now())
        messages.success(request, "The print run is written down.")
        return redirect("outreach:leaflets")
    return render(request, "outreach/order_run.html", {"form": form})


@form_methods
def give_out(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Write down that copies left the shelf."""
    by, locality = person_of(request), current_locality()
    require(why_not_see_leaflets(by=by))
    run = get_object_or_404(queries.runs_at(by.organisation), pk=run_id)
    form = GiveOutForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and given(form, request, run):
        return redirect("outreach:leaflets")
    held = next(one for one in queries.held_by(by.organisation, locality=locality, by=by) if one.run == run)
    return render(request, "outreach/give_out.html", {"form": form, "held": held})


def given(form: GiveOutForm, request: HttpRequest, run: PrintRun) -> bool:
    """Whether the copies could be given; if not, the form says why, beside the number."""
    try:
        actions.give_out(run, **form.parts(), locality=current_locality(), by=person_of(request), at=timezone.now())
    except NotAllowed as reason:
        form.add_error("copies", str(reason))
        return False
    messages.success(request, "Written down.")
    return True
