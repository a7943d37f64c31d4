"""Pages that codes lead to, and orders of leaflets. Following a code sets no cookie and keeps nothing of anybody."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_safe

from handrail.foundation.locality import current_locality
from handrail.foundation.vault.receipts import new_receipt
from handrail.partnership.published.actions import count_step
from handrail.partnership.published.forms import is_kept
from handrail.partnership.published.models import RequestKind, ShortCode, StandingWord, Step
from handrail.partnership.published.policies import read_code, somebody_follows
from handrail.partnership.published.queries import code_typed, standing_of
from handrail.public.landing import queries
from handrail.public.landing.forms import AnswerForm, OrderForm
from handrail.rules.localities.locality import Audience

form_methods = require_http_methods(["GET", "HEAD", "POST"])
SAID = {
    StandingWord.RECEIVED: _("We have your order and have not answered it yet."),
    StandingWord.ACCEPTED: _("We have said yes. The leaflets are sent as soon as there are enough."),
    StandingWord.DONE: _("The leaflets are on their way."),
}


@require_safe
def type_code(request: HttpRequest) -> HttpResponse:
    """Somebody types a code that they read on a poster; whatever they type leads to help."""
    typed = request.GET.get("code")
    if typed is None:
        return render(request, "landing/type_code.html")
    return redirect("landing:landing", read_code(typed) or "unknown")


@require_safe
def landing(request: HttpRequest, code: str) -> HttpResponse:
    """What a code leads to. One that nobody knows, or that is retired, leads to the same help."""
    found = code_typed(code)
    count(request, found, Step.SCANNED)
    page = queries.page_for(found, locality=current_locality())
    return render(request, "landing/landing.html", {"page": page, "code": found})


@require_safe
def tell(request: HttpRequest, code: str) -> HttpResponse:
    """On to the report, with the code: a driver's own one for drivers."""
    found = code_typed(code)
    if found is None:
        return redirect("concerns:start")
    count(request, found, Step.OPENED)
    drivers = found.campaign.audience == Audience.DRIVER
    report = reverse("concerns:driver_start" if drivers else "concerns:start")
    return redirect(f"{report}?{urlencode({'campaign': found.pk})}")


def count(request: HttpRequest, code: ShortCode | None, step: Step) -> None:
    """Count that somebody came this far, if it was somebody: no cookie, no address, no time of day."""
    heads = request.headers
    purpose = f"{heads.get('Sec-Purpose', '')} {heads.get('Purpose', '')} {heads.get('X-Moz', '')}".casefold()
    if code is not None and somebody_follows(request.method or "", purpose=purpose, agent=heads.get("User-Agent", "")):
        count_step(code, step, on=timezone.localdate())


@form_methods
def order(request: HttpRequest) -> HttpResponse:
    """Order leaflets from outside the partnership. The receipt is made with the page."""
    sent = request.POST if request.method == "POST" else None
    form = OrderForm(sent, locality=current_locality(), receipt=new_receipt())
    if form.is_valid() and is_kept(form, RequestKind.ORDER, form.asked(), at=timezone.now()):
        return render(request, "landing/ordered.html", {"receipt": form.cleaned_data["receipt"]})
    return render(request, "landing/order.html", {"form": form})


@form_methods
def answer(request: HttpRequest) -> HttpResponse:
    """The answer to an order, for whoever has its receipt."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "landing/answer.html", {"form": form})
    standing = standing_of(form.cleaned_data["receipt"])
    if standing is not None and standing.kind != RequestKind.ORDER:
        standing = None
    said = SAID.get(standing.word, standing.word.label) if standing else ""
    return render(request, "landing/answered.html", {"standing": standing, "said": said})
