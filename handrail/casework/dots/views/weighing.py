"""How people are weighed, taking into use what was learnt, and whether people are found alike."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.casework.desk.views.who import person_of
from handrail.casework.dots.actions import learning as actions
from handrail.casework.dots.models import Learnt
from handrail.casework.dots.permissions import why_not_take_into_use
from handrail.casework.dots.queries import weighing as queries
from handrail.foundation.people.models import Person
from handrail.methods.linkage import measured


@require_safe
def weighing(request: HttpRequest) -> HttpResponse:
    """What weighs people now, and what was learnt: audited before it is used."""
    by = person_of(request)
    found = queries.weighing(by=by, at=timezone.now())
    shown = {"models": rows(found.models, by=by), "stages": rows(found.stages, by=by)}
    return render(request, "dots/weighing.html", {"weighing": found, **shown})


def rows(learnt: tuple[Learnt, ...], *, by: Person) -> list[dict[str, object]]:
    """Each thing that was learnt, with what it says, and why it cannot be taken into use, if so."""
    return [
        {
            "learnt": each,
            "audit": each.contents.get("audit"),
            "worths": list(queries.worths(each.contents)) if "worth_for" in each.contents else [],
            "why_not": why_not_take_into_use(each, by=by),
        }
        for each in learnt
    ]


@require_POST
def take_into_use(request: HttpRequest, learnt_id: UUID) -> HttpResponse:
    """Weigh people with it from now on."""
    by = person_of(request)
    try:
        learnt = queries.learnt_for(by, learnt_id)
    except Learnt.DoesNotExist:
        raise Http404 from None
    actions.take_into_use(learnt, by=by, at=timezone.now())
    messages.success(
        request, "It weighs people from now on. What was suggested before is weighed anew tomorrow morning."
    )
    return redirect("dots:weighing")


@require_safe
def fairness(request: HttpRequest) -> HttpResponse:
    """Whether people are found alike, whatever their names come from: as measured, and among our own decisions."""
    own = queries.own_fairness(by=person_of(request))
    shown = {"measured": measured.BY_ORIGIN, "about": measured, "own": own, "fewest": queries.FEWEST_OF_ORIGIN}
    return render(request, "dots/fairness.html", shown)
