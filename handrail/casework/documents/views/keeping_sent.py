"""A file that came with the person's concern becomes a document about them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.desk.views.files import file_or_404
from handrail.casework.documents import actions, permissions
from handrail.casework.documents.forms import DescribeForm
from handrail.casework.persons.views.who import person_of, record_or_404
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.permission import require

KEPT = "The file is kept as a document about this person. It goes with a referral when you choose it there."


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def keep_sent(request: HttpRequest, person_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Say what it is, and keep it."""
    person, file = record_or_404(request, person_id), file_or_404(request, attachment_id)
    by, at = person_of(request), timezone.now()
    require(permissions.why_not_keep_sent(person, file, by=by, at=at))
    form = DescribeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.keep_sent(person, file, **form.parts(), by=by, at=at)
        except NotTaken as reason:
            form.add_error(None, reason.sentence)
        else:
            messages.success(request, KEPT)
            return redirect("documents:documents", person.pk)
    return render(request, "documents/keep_sent.html", {"form": form, "person": person, "attachment": file})
