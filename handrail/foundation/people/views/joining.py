"""The way in: an invitation's link, a password, then a second factor."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.foundation.people import actions
from handrail.foundation.people.actions.invitations import InvitationClosed
from handrail.foundation.people.forms.managing import AcceptForm
from handrail.foundation.people.models import Person


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, and go on to the second factor."""
    try:
        invitation = actions.read_invitation(token, at=timezone.now())
        newcomer = Person(email=invitation.email, name=invitation.name)
        form = AcceptForm(request.POST or None, newcomer=newcomer)
        if form.is_valid():
            person = actions.accept_invitation(token=token, password=form.cleaned_data["password"], at=timezone.now())
            return _sign_in_at_once(request, person)
    except InvitationClosed:
        return render(request, "people/invitation_closed.html", status=410)
    return render(request, "people/accept_invitation.html", {"form": form, "invitation": invitation})


def _sign_in_at_once(request: HttpRequest, person: Person) -> HttpResponse:
    # Whoever was signed in at this machine is not the newcomer. The password was typed a moment ago, so it is not
    # asked for again before the second factor is set up.
    logout(request)
    get_adapter().login(request, person)
    record_authentication(request, person, "password", reauthenticated=True)
    return redirect("mfa_index")
