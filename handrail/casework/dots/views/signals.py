"""The signals, one of them, and what somebody does about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.desk.policies import district_name, word_for
from handrail.casework.desk.views.who import person_of
from handrail.casework.dots import permissions
from handrail.casework.dots.actions import signals as actions
from handrail.casework.dots.forms import DecideSignalForm
from handrail.casework.dots.models import Signal, SignalKind
from handrail.casework.dots.policies.onward import FROM_SIGNAL, ways
from handrail.casework.dots.queries import signals as queries
from handrail.foundation.permission import require


@require_safe
def signals(request: HttpRequest) -> HttpResponse:
    """The signals that wait, and those that were decided."""
    by = person_of(request)
    waiting = queries.signals(by=by, undecided=True)
    return render(
        request, "dots/signals.html", {"waiting": waiting, "decided": queries.signals(by=by, undecided=False)}
    )


@require_safe
def signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """One signal: why it was raised, the concerns that it stands on, and what was decided."""
    by, at = person_of(request), timezone.now()
    found = signal_or_404(request, signal_id)
    about, reason = queries.read_signal(found, by=by, at=at)
    shown = {
        "signal": found,
        "about": about,
        "reason": reason,
        "why": why(found),
        "concerns": queries.concerns_of_signal(found),
        "why_not_take": permissions.why_not_take_signal(found, by=by),
        "why_not_decide": permissions.why_not_decide_signal(found, by=by),
        "onward": ways(FROM_SIGNAL, by=by),
    }
    return render(request, "dots/signal.html", shown)


@require_POST
def take_signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Become its owner."""
    actions.take_signal(signal_or_404(request, signal_id), by=person_of(request), at=timezone.now())
    messages.success(request, "It is yours. Decide what comes of it.")
    return redirect("dots:signal", signal_id)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def decide_signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Say what comes of it, and why."""
    by = person_of(request)
    found = signal_or_404(request, signal_id)
    require(permissions.why_not_decide_signal(found, by=by))
    form = DecideSignalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.decide_signal(found, **form.parts(), by=by, at=timezone.now())
        messages.success(request, "It is written down what comes of it.")
        return redirect("dots:signal", signal_id)
    return render(request, "dots/decide_signal.html", {"form": form, "signal": found, "why": why(found)})


def signal_or_404(request: HttpRequest, signal_id: UUID) -> Signal:
    """The signal that the address names. Raises NotAllowed, Http404."""
    try:
        return queries.signal_for(person_of(request), signal_id)
    except Signal.DoesNotExist:
        raise Http404 from None


def why(found: Signal) -> str:
    """One sentence that says why it was raised, with its numbers."""
    facts = found.facts
    if found.kind == SignalKind.RISE:
        return (
            f"{facts['counted']} concerns told of it in {facts['days']} days; {facts['expected']} were expected. If "
            f"nothing had risen anywhere, chance alone would show as much no more than once in "
            f"{facts['days_to_a_false_alarm']:,} days."
        )
    names = ", ".join(name_of(found.kind, code) for code in facts["kinds"])
    what = "sources told of it" if found.kind == SignalKind.ORGANISATIONS else "districts were told of with it"
    return f"{facts['number']} different {what} within {facts['within_days']} days: {names}."


def name_of(kind: str, code: str) -> str:
    """A source or a district by its name; by its code when the county no longer has it."""
    return word_for("reporter_kinds", code) if kind == SignalKind.ORGANISATIONS else district_name(code)
