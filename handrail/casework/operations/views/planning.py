"""Acts on the plan: begin, change, concerns, who commands, and the step to the next state."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.operations import actions, forms, permissions, queries
from handrail.casework.operations.models import OperationState
from handrail.casework.operations.views.acting import Act, Asked, perform, view_of
from handrail.casework.operations.views.who import operation_or_404, person_of
from handrail.foundation.permission import require

TO = {state.value: state for state in OperationState}
BUTTONS = {
    OperationState.DRAFT: "Take it back to planning",
    OperationState.APPROVED: "Approve it",
    OperationState.STANDING_BY: "Call people out to stand by",
    OperationState.UNDER_WAY: "It is under way",
    OperationState.DEBRIEFING: "The visit is over",
    OperationState.CLOSED: "Close it",
    OperationState.CANCELLED: "Cancel it",
}
WARNINGS = {
    OperationState.STANDING_BY: "Everybody on duty and every organisation that was invited is told that there is "
    "something new. The message does not say what.",
    OperationState.CANCELLED: "Everybody on duty and every organisation that was invited is told that there is "
    "something new. This cannot be taken back.",
    OperationState.CLOSED: "This cannot be taken back. Lessons can still be marked as done.",
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def plan_operation(request: HttpRequest) -> HttpResponse:
    """Begin to plan."""
    by = person_of(request)
    require(permissions.why_not_use_operations(by=by))
    form = forms.PlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        planned = actions.plan_operation(**form.parts(), by=by, at=timezone.now())
        messages.success(request, "It is planned. Put to it the concerns that it stands on, then see what is missing.")
        return redirect("operations:operation", planned.pk)
    return render(request, "operations/plan_operation.html", {"form": form})


def form_of_plan(asked: Asked) -> forms.PlanForm:
    """The plan as it stands, to be changed. The reading is in the trail."""
    plan = queries.read_plan(asked.thing, by=asked.by, at=asked.at, why="change")
    return forms.PlanForm(asked.data, operation=asked.thing, plan=plan)


CHANGE = Act(
    title="Change the plan",
    button="Save the plan",
    said="The plan is saved.",
    form=form_of_plan,
    why_not=permissions.why_not_change_plan,
    action=actions.change_plan,
)
ADD_CONCERN = Act(
    title="Put a concern to this operation",
    button="Add it",
    said="The operation stands on this concern too. Look again at how many people are expected.",
    form=lambda asked: forms.ConcernForm(asked.data, by=asked.by),
    why_not=permissions.why_not_work_on_operation,
    action=actions.add_concern,
)
TAKE_OFF = Act(
    title="Take this concern off",
    button="Take it off",
    said="The operation no longer stands on this concern.",
    why_not=permissions.why_not_change_plan,
    action=actions.take_off_concern,
)
COMMAND = Act(
    title="Name the commander",
    button="Save",
    said="It is written down who commands.",
    form=lambda asked: forms.CommanderForm(asked.data, operation=asked.thing, by=asked.by),
    why_not=permissions.why_not_command,
    action=actions.name_commander,
)
change_plan = view_of(CHANGE, "change_plan")
add_concern = view_of(ADD_CONCERN, "add_concern")
name_commander = view_of(COMMAND, "name_commander")


@require_http_methods(["GET", "HEAD", "POST"])
def take_off_concern(request: HttpRequest, operation_id: UUID, concern_id: UUID) -> HttpResponse:
    """The operation does not stand on this concern after all."""
    operation = operation_or_404(request, operation_id)
    concern = next((each for each in queries.concerns_of(operation) if each.pk == concern_id), None)
    if concern is None:
        raise Http404
    return perform(TAKE_OFF, request, operation, concern=concern)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def bring_to(request: HttpRequest, operation_id: UUID, to: str) -> HttpResponse:
    """The step to the next state."""
    if to not in TO:
        raise Http404
    state, operation = TO[to], operation_or_404(request, operation_id)
    owed = state in actions.SAYS_WHY
    act = Act(
        title=f"{BUTTONS[state]}?",
        button=BUTTONS[state],
        said=f"{operation.reference}: {state.label.lower()}.",
        form=lambda asked: forms.MoveForm(asked.data, operation=asked.thing, reason_owed=owed),
        why_not=lambda thing, *, by: queries.why_not_now(thing, state, by=by),
        action=actions.bring_to,
        warning=WARNINGS.get(state, ""),
    )
    return perform(act, request, operation, to=state)
