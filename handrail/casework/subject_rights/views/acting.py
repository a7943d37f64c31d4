"""One page for each act on a request: its form, its action, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from handrail.casework.subject_rights import actions, forms, permissions
from handrail.casework.subject_rights.models import Request
from handrail.casework.subject_rights.views.which import form_methods, person_of, request_or_404, sent
from handrail.foundation.permission import require


@dataclass(frozen=True)
class Act:
    """What an act's page needs: its words, its form, who may, and the action."""

    title: str
    button: str
    said: str
    form: Callable[[Request, Any], Any]
    why_not: Callable[..., str | None]
    action: Callable[..., object]
    warning: str = ""


def view_of(act: Act, name: str) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The view of an act, under its own name."""

    @sensitive_post_parameters()
    @form_methods
    def view(request: HttpRequest, request_id: UUID) -> HttpResponse:
        asked, by = request_or_404(request, request_id), person_of(request)
        require(act.why_not(asked, by=by))
        form = act.form(asked, sent(request))
        if form.is_valid():
            act.action(asked, **form.parts(), by=by, at=timezone.now())
            messages.success(request, act.said)
            return redirect("subject_rights:request", asked.pk)
        return render(request, "subject_rights/act.html", {"form": form, "asked": asked, "act": act})

    view.__name__ = view.__qualname__ = name
    view.__doc__ = f"{act.title}."
    return view


def nothing(_: Request, data: Any) -> forms.NothingForm:
    """A form that asks nothing."""
    return forms.NothingForm(data)


identify = view_of(
    Act(
        title="How do we know who asks?",
        button="Save",
        said="It is known who asks. The month runs from that day.",
        form=lambda _, data: forms.IdentifyForm(data),
        why_not=permissions.why_not_work_on_request,
        action=actions.identify,
    ),
    "identify",
)
extend = view_of(
    Act(
        title="Take two months more",
        button="Take two months more",
        said="There are two months more. Tell whoever asked, before the first month is over.",
        form=lambda _, data: forms.ReasonForm(data),
        why_not=lambda asked, *, by: permissions.why_not_extend(asked, by=by, on=timezone.localdate()),
        action=actions.extend,
        warning="Only where it is much, or difficult. They are told why within the first month.",
    ),
    "extend",
)
prepare = view_of(
    Act(
        title="The answer is prepared",
        button="It is prepared",
        said="The answer is prepared. Ask another person to look at it.",
        form=nothing,
        why_not=permissions.why_not_prepare,
        action=actions.prepare,
        warning="You have read all of it, and withheld what would put somebody else in danger.",
    ),
    "prepare",
)
agree = view_of(
    Act(
        title="Agree to the answer",
        button="Agree",
        said="You agreed. The answer can be handed over.",
        form=nothing,
        why_not=permissions.why_not_agree,
        action=actions.agree,
        warning="You have read it, and nobody comes to harm by it.",
    ),
    "agree",
)
send_back = view_of(
    Act(
        title="Send the answer back",
        button="Send it back",
        said="What is withheld can be changed again.",
        form=nothing,
        why_not=permissions.why_not_send_back,
        action=actions.send_back,
        warning="Two people look at it anew.",
    ),
    "send_back",
)
answer = view_of(
    Act(
        title="Answer the request",
        button="Save the answer",
        said="The request is answered.",
        form=forms.answer_form,
        why_not=permissions.why_not_work_on_request,
        action=actions.answer,
        warning="Whoever asked is told why, and that they may complain to the Information Commissioner.",
    ),
    "answer",
)
