"""Whether something was seen before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.casework.desk.views.who import person_of
from handrail.casework.dots.forms import AskForm
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.queries import have_we_seen
from handrail.foundation.permission import require


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Look for something. What is looked for never stands in an address."""
    by = person_of(request)
    require(why_not_ask(by=by))
    form = AskForm(request.POST if request.method == "POST" else None)
    seen = have_we_seen(form.cleaned_data["text"], by=by, at=timezone.now()) if form.is_valid() else None
    return render(request, "dots/ask.html", {"form": form, "seen": seen})
