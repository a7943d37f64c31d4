"""One page for each act on a concern: its form, its action, and back to the concern."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from handrail.casework.desk import actions, forms, permissions
from handrail.casework.desk.views.who import concern_or_404, person_of
from handrail.foundation.permission import require

act_methods = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Act:
    """What an act's page needs: its words, its form, who may, and the action."""

    title: str
    button: str
    said: str
    form: type[forms.ConcernForm]
    why_not: Callable[..., str | None]
    action: Callable[..., object]
    warning: str = ""


def page_of(act: Act, request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """The form of an act; when it is filled in rightly, the act, and back to the concern."""
    by = person_of(request)
    concern = concern_or_404(request, concern_id)
    require(act.why_not(concern, by=by))
    form = act.form(request.POST if request.method == "POST" else None, concern=concern, by=by)
    if form.is_valid():
        act.action(concern, **form.parts(), by=by, at=timezone.now())
        messages.success(request, act.said)
        return redirect("desk:concern", concern.pk)
    return render(request, "desk/act.html", {"form": form, "concern": concern, "act": act})


ASSESS = Act(
    title="Assess this concern",
    button="Save the assessment",
    said="The assessment is saved.",
    form=forms.AssessForm,
    why_not=permissions.why_not_assess,
    action=actions.assess,
)
ASSIGN = Act(
    title="Give this concern to somebody",
    button="Save",
    said="Saved who works on it.",
    form=forms.AssignForm,
    why_not=permissions.why_not_assign,
    action=actions.assign,
)
NOTE = Act(
    title="Add a note",
    button="Save the note",
    said="The note is saved.",
    form=forms.NoteForm,
    why_not=permissions.why_not_add_note,
    action=actions.add_note,
)
MESSAGE = Act(
    title="Write to the reporter",
    button="Send",
    said="The message is sent. The reporter reads it with their receipt.",
    form=forms.MessageForm,
    why_not=permissions.why_not_message_back,
    action=actions.message_back,
)
CLOSE = Act(
    title="Close this concern",
    button="Close the concern",
    said="The concern is closed.",
    form=forms.CloseForm,
    why_not=permissions.why_not_close,
    action=actions.close_concern,
    warning="The reporter will see that we have finished our work on it.",
)
REOPEN = Act(
    title="Open this concern again",
    button="Open it again",
    said="The concern is open again.",
    form=forms.ReopenForm,
    why_not=permissions.why_not_reopen,
    action=actions.reopen,
)
SEPARATE = Act(
    title="Separate this concern from the other",
    button="Separate them",
    said="The two concerns are separate again.",
    form=forms.SeparateForm,
    why_not=permissions.why_not_separate,
    action=actions.separate,
    warning="Flags that the other concern took over stay as they are, until somebody assesses it again.",
)
JOIN = Act(
    title="Join this concern to another",
    button="Join them",
    said="The two concerns are joined. Work goes on with the other one.",
    form=forms.JoinForm,
    why_not=permissions.why_not_join_any,
    action=actions.join,
    warning="Join two concerns only when you are sure that they are about the same thing. You can separate them again.",
)


def view_of(act: Act, name: str) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The view of an act, under its own name."""

    @act_methods
    def view(request: HttpRequest, concern_id: UUID) -> HttpResponse:
        return page_of(act, request, concern_id)

    view.__name__ = view.__qualname__ = name
    view.__doc__ = f"{act.title}."
    return view


assess = view_of(ASSESS, "assess")
assign = view_of(ASSIGN, "assign")
add_note = view_of(NOTE, "add_note")
message_back = view_of(MESSAGE, "message_back")
close_concern = view_of(CLOSE, "close_concern")
reopen = view_of(REOPEN, "reopen")
join = view_of(JOIN, "join")
separate = view_of(SEPARATE, "separate")
