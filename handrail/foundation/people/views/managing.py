"""Pages for those who manage people. Whatever changes somebody's access asks first who is there."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.internal.httpkit import authenticated_user
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.foundation.people import actions
from handrail.foundation.people.actions.invitations import AlreadyHere, InvitationClosed
from handrail.foundation.people.forms.managing import InviteForm, LeaveForm, RolesForm, SearchForm
from handrail.foundation.people.models import Invitation, Person
from handrail.foundation.people.permissions import (
    why_not_change_roles,
    why_not_release,
    why_not_see_people,
)
from handrail.foundation.people.queries import invitations_for, people_for, person_for
from handrail.foundation.permission import require

PEOPLE_A_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people one manages, by name, and the invitations still open."""
    by = authenticated_user(request)
    form = SearchForm(request.GET)
    search = form.cleaned_data["name"] if form.is_valid() else ""
    page = Paginator(people_for(by, search=search), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    invitations = invitations_for(by, at=timezone.now())
    return render(request, "people/people.html", {"page": page, "search_form": form, "invitations": invitations})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    by = authenticated_user(request)
    require(why_not_see_people(by=by))
    form = InviteForm(request.POST or None, by=by)
    if form.is_valid():
        raise_if_reauthentication_required(request, app="")
        try:
            actions.invite(
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                organisation=form.cleaned_data["organisation"],
                roles=form.chosen,
                by=by,
                at=timezone.now(),
            )
        except AlreadyHere:
            form.add_error("email", "Somebody with this address works here already.")
        else:
            messages.success(request, "The invitation is on its way. It is good for 7 days.")
            return redirect("people:people")
    return render(request, "people/invite.html", {"form": form})


@require_POST
def withdraw_invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Close an invitation that nobody has used."""
    by = authenticated_user(request)
    try:
        invitation = invitations_for(by, at=timezone.now()).get(code=code)
        actions.withdraw_invitation(invitation, by=by, at=timezone.now())
    except (Invitation.DoesNotExist, InvitationClosed):
        raise Http404 from None
    messages.success(request, "The invitation is withdrawn. Its link opens nothing now.")
    return redirect("people:people")


@require_http_methods(["GET", "HEAD", "POST"])
def give_roles(request: HttpRequest, code: str) -> HttpResponse:
    """Change what somebody does here."""
    by = authenticated_user(request)
    person = _person_or_404(by, code)
    require(why_not_change_roles(person, by=by))
    form = RolesForm(request.POST or None, by=by, person=person)
    if form.is_valid():
        raise_if_reauthentication_required(request, app="")
        actions.give_roles(person, roles=form.chosen, by=by, at=timezone.now())
        messages.success(request, "Their roles are changed.")
        return redirect("people:people")
    return render(request, "people/give_roles.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Write down that somebody has left, and hand over their work."""
    by = authenticated_user(request)
    person = _person_or_404(by, code)
    require(why_not_release(person, by=by))
    form = LeaveForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        raise_if_reauthentication_required(request, app="")
        actions.leave(person, hand_over_to=form.cleaned_data["successor"], by=by, at=timezone.now())
        messages.success(request, "They can no longer sign in, and their work is handed over.")
        return redirect("people:people")
    return render(request, "people/leave.html", {"form": form, "person": person})


def _person_or_404(by: Person, code: str) -> Person:
    try:
        return person_for(by, code)
    except Person.DoesNotExist:
        raise Http404 from None
