"""What waits, one request, what an answer tells and withholds, the document, and who is erased."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from handrail.casework.persons.queries import safe_contact_of
from handrail.casework.subject_rights import actions, permissions, queries
from handrail.casework.subject_rights.forms import TELL, DecideForm, WithholdForm
from handrail.casework.subject_rights.models import Request, WithheldBecause
from handrail.casework.subject_rights.policies import why_not_erase
from handrail.casework.subject_rights.views.which import (
    erasing_or_404,
    form_methods,
    person_of,
    request_or_404,
    sent,
)
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.printing.documents import document as printed
from handrail.foundation.printing.enclosing import Enclosed, with_files
from handrail.foundation.printing.locking import is_password, locked, new_password, spoken


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What waits to be answered, decided or lifted."""
    by = person_of(request)
    waiting = queries.what_waits(by=by, at=timezone.now())
    shown = {
        "waiting": waiting,
        "today": timezone.localdate(),
        "handles": not permissions.oversees(by),
        "decides": permissions.why_not_decide_any(by=by) is None,
    }
    return render(request, "subject_rights/requests.html", shown)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Whose time is over."""
    by = person_of(request)
    found = queries.due_to_go(by=by, at=timezone.now())
    return render(request, "subject_rights/due.html", {"due": found, "handles": not permissions.oversees(by)})


@require_safe
def request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request: its clock, its words, and what may be done next."""
    asked, by = request_or_404(request, request_id), person_of(request)
    read = queries.read_request(asked, by=by, at=timezone.now())
    shown = {"asked": asked, "clock": read.clock, "words": read.words, "next": what_next(asked, by)}
    return render(request, "subject_rights/request.html", shown)


def what_next(asked: Request, by: Person) -> dict[str, str | None]:
    """Why each act cannot be done now, or None where it can."""
    today = timezone.localdate()
    known = "It is known already." if asked.identified_on else None
    return {
        "identify": permissions.why_not_work_on_request(asked, by=by) or known,
        "extend": permissions.why_not_extend(asked, by=by, on=today),
        "contents": permissions.why_not_read_contents(asked, by=by),
        "prepare": permissions.why_not_prepare(asked, by=by),
        "agree": permissions.why_not_agree(asked, by=by),
        "send_back": permissions.why_not_send_back(asked, by=by),
        "hand_over": permissions.why_not_take_away(asked, by=by),
        "answer": permissions.why_not_work_on_request(asked, by=by),
    }


@sensitive_post_parameters()
@form_methods
def contents(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Everything that is kept, to read and to say what of it is withheld."""
    asked, by, at = request_or_404(request, request_id), person_of(request), timezone.now()
    form = WithholdForm(sent(request), told=queries.contents_of(asked, by=by, at=at))
    if form.is_valid():
        what, because = form.cleaned_data["what"], form.cleaned_data["because"]
        if because == TELL:
            actions.tell_after_all(asked, what=what, by=by, at=at)
        else:
            actions.withhold(asked, what=what, because=WithheldBecause(because), by=by, at=at)
        messages.success(request, "Saved.")
        return redirect("subject_rights:contents", asked.pk)
    shown = {"form": form, "asked": asked, "why_not": permissions.why_not_withhold(asked, by=by)}
    return render(request, "subject_rights/contents.html", shown)


@require_safe
def hand_over(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """How it may reach them, and the password with which the document opens; it is kept nowhere."""
    asked, by = request_or_404(request, request_id), person_of(request)
    require(permissions.why_not_take_away(asked, by=by))
    contact = safe_contact_of(asked.person, by=by, at=timezone.now(), why="answer")
    password = new_password()
    shown = {"asked": asked, "contact": contact, "password": password, "spoken": spoken(password)}
    return render(request, "subject_rights/hand_over.html", shown)


@sensitive_post_parameters()
@require_POST
def document(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The answer as one document, with the files and the words for a program inside it, all locked."""
    asked, at = request_or_404(request, request_id), timezone.now()
    made = queries.answer_to(asked, by=person_of(request), at=at)
    password = request.POST.get("password", "")
    if not is_password(password):
        return HttpResponseBadRequest("The document needs the password that the page showed.")
    for_program = json.dumps(queries.as_json(made), ensure_ascii=False, indent=1).encode()
    files = [Enclosed("kept.json", "application/json", "The same for a program", for_program), *made.files]
    whole = with_files(printed("subject_rights/kept", queries.as_printed(made, at=at)), files)
    headers = {"Content-Disposition": 'attachment; filename="what-we-keep.pdf"'}
    return HttpResponse(locked(whole, password=password), content_type="application/pdf", headers=headers)


@form_methods
def decide_erasing(request: HttpRequest, erasing_id: UUID) -> HttpResponse:
    """Confirm, as the second person, that somebody is erased; or say that they are not."""
    erasing, by = erasing_or_404(request, erasing_id), person_of(request)
    require(permissions.why_not_decide_erasing(erasing, by=by))
    form = DecideForm(sent(request))
    if form.is_valid():
        if form.cleaned_data["decision"] == "erase":
            gone = actions.confirm_erasing(erasing, by=by, at=timezone.now())
            messages.success(request, f"Erased: {sum(gone.values())} entries. The trail keeps how many of what.")
        else:
            actions.refuse_erasing(erasing, by=by, at=timezone.now())
            messages.success(request, "They are not erased.")
        return redirect("subject_rights:requests")
    shown = {"form": form, "erasing": erasing, "why_not": why_not_erase(erasing.person.subject)}
    return render(request, "subject_rights/decide_erasing.html", shown)
