"""What the form will insist on, what is typed there, the document, the payload, and that it was sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.casework.nrm import actions, queries
from handrail.casework.nrm.forms import SentForm
from handrail.casework.nrm.views.asking import route_words
from handrail.casework.nrm.views.who import alias_of, person_of, record_or_404, tabs_of
from handrail.foundation.printing.documents import document as printed
from handrail.foundation.printing.locking import is_password, locked, new_password, spoken


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What the form will still insist on, and the gate: beginning leads to what is typed."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    if request.method == "POST":
        actions.begin_to_hand_over(record, by=by, at=at)
        return redirect("nrm:type_there", record.pk)
    file = queries.file_of(record, by=by, at=at, why="hand_over")
    shown = {
        "person": record,
        "alias": alias_of(record),
        "tabs": tabs_of(record, by=by, current="nrm:form"),
        "route": route_words(file),
        "why_not": queries.why_not_go(file, by=by),
        "begun": queries.draft_of(file, by=by),
        "unread": queries.unread_count(file),
        "insisted": [
            {"key": file.form.field(one.field).words, "because": one.because, "type_there": one.type_there}
            for one in queries.insisted_on(file)
        ],
    }
    return render(request, "nrm/hand_over.html", shown)


@require_safe
def type_there(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Beside the real form: what is typed into each of its fields, in its order."""
    record = record_or_404(request, person_id)
    handed = queries.handed_over(record, way="typing", by=person_of(request), at=timezone.now())
    password = new_password()
    shown = {"person": record, "handed": handed, "password": password, "spoken": spoken(password)}
    return render(request, "nrm/type_there.html", shown)


@sensitive_post_parameters()
@require_POST
def document(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The same as a document that opens only with the password the page showed; it is kept nowhere."""
    record = record_or_404(request, person_id)
    handed = queries.handed_over(record, way="pdf", by=person_of(request), at=timezone.now())
    password = request.POST.get("password", "")
    if not is_password(password):
        return HttpResponseBadRequest("The document needs the password that the page showed.")
    made = locked(printed("nrm/form", queries.document_values(handed)), password=password)
    headers = {"Content-Disposition": 'attachment; filename="home-office-form.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_safe
def payload(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The same under the keys of the form's message, for a program."""
    record = record_or_404(request, person_id)
    handed = queries.handed_over(record, way="json", by=person_of(request), at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="home-office-form.json"'}
    return JsonResponse(queries.payload_json(handed), headers=headers)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """That it was typed and sent, and the reference that came back."""
    by, at = person_of(request), timezone.now()
    record = record_or_404(request, person_id)
    file = queries.file_of(record, by=by, at=at, why="sent")
    asked = SentForm(request.POST if request.method == "POST" else None)
    if asked.is_valid():
        actions.record_sent(record, **asked.parts(), by=by, at=at)
        messages.success(request, "It is written down that it was sent. The clocks run from that day.")
        return redirect("nrm:decisions", record.pk)
    shown = {"person": record, "form": asked, "begun": queries.draft_of(file, by=by)}
    return render(request, "nrm/sent.html", shown)
