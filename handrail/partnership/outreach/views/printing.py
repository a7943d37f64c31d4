"""Pages of leaflets: the designs with their files, the stock, print runs and giving out."""

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
from handrail.partnership.published.queries import code_typed
from handrail.rules.localities.leaflet_words import ENGLISH, NotTranslated
from handrail.rules.localities.leaflets import LeafletDesign, NoSuchDesign
from handrail.rules.localities.locality import Locality

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
        "designs": designs_shown(by, locality),
        "formats": [(one, one in ON_PAPER) for one in Format],
        "languages": locality.leaflet_words.values(),
        "held": queries.held_by(by.organisation, locality=locality, by=by),
        "why_not_order": why_not_order_run(by=by),
        "shares": queries.distribution(by=by),
        "hand_outs": queries.hand_outs(by=by),
        "organisation": by.organisation,
    }
    return render(request, "outreach/leaflets.html", shown)


def designs_shown(by: Person, locality: Locality) -> list[tuple[LeafletDesign, tuple[PrintRun, ...]]]:
    """Each design, and the runs of it that no longer say what is so."""
    stale = queries.out_of_date(locality=locality, by=by)
    return [(design, stale.get(design.code, ())) for design in locality.leaflets]


@require_safe
def file(request: HttpRequest, design: str, set_as: str) -> HttpResponse:
    """The PDF of a design, to read or, with `?for=printer`, with bleed and crop marks.

    `?code=` is printed on it; `?language=` is what it is set in.
    """
    require(why_not_see_leaflets(by=person_of(request)))
    to_print = request.GET.get("for") == "printer"
    language = request.GET.get("language", ENGLISH)
    if set_as not in (ON_PAPER if to_print else Format.values):
        raise Http404
    try:
        made = queries.typeset(
            design,
            set_as=Format(set_as),
            locality=current_locality(),
            address=address_printed(request.GET.get("code", "")),
            to_print=to_print,
            language=language,
        )
    except (NoSuchDesign, NotTranslated):
        raise Http404 from None
    response = HttpResponse(made, content_type="application/pdf")
    ending = "-for-printer" if to_print else ""
    response["Content-Disposition"] = f'attachment; filename="leaflet-{design}-{set_as}-{language}{ending}.pdf"'
    return response


def address_printed(typed: str) -> str:
    """Where the square leads: the public site, or a short code there. Raises Http404: no such code is in use."""
    if not typed:
        return settings.PUBLIC_ADDRESS
    code = code_typed(typed)
    if code is None:
        raise Http404
    return f"{settings.PUBLIC_ADDRESS.rstrip('/')}/c/{code.pk}/"


@form_methods
def order_run(request: HttpRequest) -> HttpResponse:
    """Write down a print run."""
    by, locality = person_of(request), current_locality()
    require(why_not_order_run(by=by))
    sent = request.POST if request.method == "POST" else None
    form = OrderForm(sent, locality=locality, codes=list(queries.codes_to_print()))
    if form.is_valid() and ordered(form, request):
        return redirect("outreach:leaflets")
    return render(request, "outreach/order_run.html", {"form": form})


def ordered(form: OrderForm, request: HttpRequest) -> bool:
    """Whether the run could be written down; if not, the form says why."""
    try:
        actions.order_run(**form.parts(), locality=current_locality(), by=person_of(request), at=timezone.now())
    except NotAllowed as reason:
        form.add_error("code", str(reason))
        return False
    messages.success(request, "The print run is written down.")
    return True


@form_methods
def give_out(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Write down that copies left the shelf."""
    by, locality = person_of(request), current_locality()
    require(why_not_see_leaflets(by=by))
    run = get_object_or_404(queries.runs_at(by.organisation), pk=run_id)
    sent = request.POST if request.method == "POST" else None
    form = GiveOutForm(sent, locality=locality, campaigns=list(queries.open_campaigns()))
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
