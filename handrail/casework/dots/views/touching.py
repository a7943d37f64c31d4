"""What a concern touches, and deciding of one thing whether it is the same."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handrail.casework.desk.models import Concern
from handrail.casework.desk.views.who import concern_or_404, person_of
from handrail.casework.dots import actions
from handrail.casework.dots.forms import DecideForm
from handrail.casework.dots.models import Link, Standing
from handrail.casework.dots.policies.lines import lines_of_county
from handrail.casework.dots.policies.onward import FROM_CONCERN, ways
from handrail.casework.dots.queries import link_for, records_told_of, touch_for, touched_page
from handrail.casework.dots.queries.deciding import decisions_of, split_of
from handrail.foundation.people.models import Person


@require_safe
def of_concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """The concerns that share something with this one, and why. What was opened a moment ago is read first."""
    by, at = person_of(request), timezone.now()
    concern = concern_or_404(request, concern_id)
    actions.read_concern(concern, at=at)
    joins_from = lines_of_county(on=timezone.localdate(at)).join_at
    page, touched = touched_page(concern, number=request.GET.get("page", "1"), by=by, at=at)
    shown = {"touched": touched, "page": page, "onward": ways(FROM_CONCERN, by=by), "joins_from": joins_from}
    records = records_told_of(concern, by=by, at=at)
    return render(request, "dots/of_concern.html", {"concern": concern, "records": records, **shown})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, concern_id: UUID, link_id: UUID) -> HttpResponse:
    """Say whether two are the same, or undo what was said."""
    by, at = person_of(request), timezone.now()
    concern = concern_or_404(request, concern_id)
    link = link_or_404(by, concern, link_id)
    taken_out = split_of(link) is not None
    typed = request.POST if request.method == "POST" else None
    form = DecideForm(typed, standing=Standing(link.standing), taken_out=taken_out)
    if form.is_valid():
        do(form.cleaned_data["verb"], link, concern, reason=form.cleaned_data["reason"], by=by)
        messages.success(request, "The decision is saved. It can be undone.")
        return redirect("dots:of_concern", concern.pk)
    shown = {"concern": concern, "touch": touch_for(link, concern, by=by, at=at), "form": form}
    return render(request, "dots/decide.html", {**shown, "decided": decisions_of(link, by=by)})


def do(verb: str, link: Link, concern: Concern, *, reason: str, by: Person) -> None:
    """The action that was chosen. Raises NotAllowed."""
    at = timezone.now()
    if verb == "split":
        mention = link.one if link.one.concern_id == concern.pk else link.other
        actions.split(mention, reason=reason, by=by, at=at)
        return
    if verb == "undo_split" and (taken_out := split_of(link)) is not None:
        actions.undo_split(taken_out, reason=reason, by=by, at=at)
        return
    act = {"confirm": actions.confirm, "deny": actions.deny, "undo": actions.undo}[verb]
    act(link, reason=reason, by=by, at=at)


def link_or_404(by: Person, concern: Concern, link_id: UUID) -> Link:
    """The link that the address names, if it is of this concern. Raises Http404."""
    try:
        link = link_for(by, link_id)
    except Link.DoesNotExist:
        raise Http404 from None
    if concern.pk not in {link.one.concern_id, link.other.concern_id}:
        raise Http404
    return link
