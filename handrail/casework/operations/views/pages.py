"""Pages to read: the list, one operation, its roster, what was expected, what was learnt, what happened."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries import touches_beyond
from handrail.casework.operations import permissions, queries
from handrail.casework.operations.policies import VICTIM_PLAN
from handrail.casework.operations.views.who import head_of, operation_or_404, person_of
from handrail.foundation.locality import current_locality

PLANNED = (
    *(("objectives", "What it is for"), ("places", "Where"), ("meeting_point", "Where the agencies meet")),
    *(("expected_because", "Why so many are expected"), ("vehicles", "Vehicles")),
)
COUNTED = (
    *(("found", "People found"), ("offered", "Offered help"), ("accepted", "Accepted help")),
    *(
        ("moved_on", "Went on to somewhere safe"),
        ("centres", "Reception centres stood up"),
        ("hours", "Hours stood up"),
    ),
    *(("arrests", "Arrests"), ("charges", "Charges"), ("orders", "Slavery and trafficking orders")),
)


@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """The list: those that are not over, or those that are."""
    asked, over = request.GET.get("page", "1"), request.GET.get("show") == "over"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    by = person_of(request)
    shown = {"page": queries.operations_page(by=by, over=over, page=number), "over": over}
    shown["is_invited"] = permissions.why_not_use_invitations(by=by) is None
    return render(request, "operations/operations.html", shown)


@require_safe
def operation(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Everything that was planned and prepared, and what is still missing."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    at = timezone.now()
    file = queries.file_of(found, by=by, at=at)
    plan, words = file.plan, current_locality().operations
    spoken = {word.code: word.label for word in current_locality().languages}
    powers = words.words("powers")
    shown = {
        **head_of(found, current="operations:operation"),
        "file": file,
        "plan": plan,
        "rows": [{"key": label, "value": getattr(plan, name)} for name, label in PLANNED],
        "victim_plan": [
            {"key": label.capitalize(), "value": getattr(plan, name)} for name, label in VICTIM_PLAN.items()
        ],
        "powers": [powers.get(code, code) for code in found.powers],
        "languages": [spoken.get(code, code) for code in plan.languages],
        "proposals": queries.premises_proposed(found, by=by, at=at) if file.centre.needed else [],
        "steps": queries.steps_from(found, by=by),
        "reads_concerns": permissions.why_not_use_desk(by=by) is None,
        "why_not": permissions.why_not_work_on_operation(found, by=by),
        "why_not_change": permissions.why_not_change_plan(found, by=by),
        "why_not_prepare": permissions.why_not_prepare(found, by=by),
        "why_not_decide": permissions.why_not_decide(found, by=by),
        "why_not_set_aside": permissions.why_not_set_aside(found, by=by),
        "why_not_command": permissions.why_not_command(found, by=by),
        "why_not_approve": permissions.why_not_approve_risk(file.risk.row, by=by) if file.risk else None,
    }
    return render(request, "operations/operation.html", shown)


@require_safe
def expected(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """What the concerns say of how many people there are. A person sets the number."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    shown = {
        **head_of(found, current="operations:operation"),
        "expectation": queries.expectation_of(found, by=by, at=timezone.now()),
        "why_not_change": permissions.why_not_change_plan(found, by=by),
    }
    return render(request, "operations/expected.html", shown)


@require_safe
def touches(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """What its concerns share with others, for those who may know."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    why_not = why_not_ask(by=by)
    shown = {
        **head_of(found, current="operations:touches"),
        "why_not": why_not,
        "beyond": [] if why_not else touches_beyond(queries.concerns_of(found), by=by, at=timezone.now()),
        "why_not_add": permissions.why_not_work_on_operation(found, by=by),
    }
    return render(request, "operations/touches.html", shown)


@require_safe
def roster(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Who is there and who is missing, drawn and as a table."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    shown = {
        **head_of(found, current="operations:roster"),
        "roster": queries.roster_of(found, by=by),
        "centre": queries.centre_rule_of(found),
        "why_not": permissions.why_not_work_on_operation(found, by=by),
    }
    return render(request, "operations/roster.html", shown)


@require_safe
def debrief(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """What came of it and what was learnt."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    learnt = queries.learnt_from(found, on=timezone.localdate(), by=by)
    came = {**learnt.came_of_it, "hours": round(learnt.came_of_it["minutes"] / 60)}
    shown = {
        **head_of(found, current="operations:debrief"),
        "learnt": learnt,
        "counts": [{"key": label, "value": str(came[name])} for name, label in COUNTED],
        "decisions": queries.decisions_of(found),
        "why_not": permissions.why_not_debrief(found, by=by),
    }
    return render(request, "operations/debrief.html", shown)


@require_safe
def history(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """What happened, as the trail has it."""
    by, found = person_of(request), operation_or_404(request, operation_id)
    shown = {**head_of(found, current="operations:history"), "history": queries.history_of(found, by=by)}
    return render(request, "operations/history.html", shown)
