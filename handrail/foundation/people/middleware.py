"""What stands before every staff page: signed in, with a second factor, in a session that is neither stale nor old."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from handrail.foundation.people.actions.signing_in import note_sign_in_act
from handrail.foundation.people.models import Person
from handrail.foundation.people.policies import SEEN, STARTED
from handrail.foundation.people.queries import second_factors_of, session_has_second_factor

Answer = Callable[[HttpRequest], HttpResponse]

# Pages that answer before anybody has signed in.
BEFORE_SIGN_IN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "people:accept_invitation",
        # A calendar program cannot sign in: the secret in the address is what lets it read references.
        "cases:calendar_feed",
        "demonstration",
    }
)
# All that is open to somebody who has signed in and has no second factor yet.
WHILE_SETTING_UP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
    }
)
# The rest of allauth's pages that this service offers. Those on no list here do not exist.
WITH_SECOND_FACTOR = frozenset(
    {
        "account_change_password",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_deactivate_totp",
        "mfa_list_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)
ALLAUTHS = ("account_", "mfa_", "socialaccount_", "openid_connect_")
# How exactly the last sign of life is kept: a page is not worth a write to the database each time.
SEEN_TO = timedelta(minutes=1)


def require_second_factor(get_response: Answer) -> Answer:
    """Send everybody to sign-in, and on to a second factor if they have none, whatever page they asked for."""

    def answer(request: HttpRequest) -> HttpResponse:
        page = _page(request)
        # Every page below asks who is there: a plain person instead of Django's lazy one, which database routers and
        # isinstance checks do not recognise.
        request.user = get_user(request)
        if page in BEFORE_SIGN_IN:
            return get_response(request)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if page not in WHILE_SETTING_UP and not session_has_second_factor(request.session, request.user):
            return HttpResponseRedirect(reverse("mfa_index"))
        if page == "mfa_remove_webauthn" and second_factors_of(request.user) == 1:
            messages.error(request, "Add another second factor before you remove the last one.")
            return HttpResponseRedirect(reverse("mfa_index"))
        return get_response(request)

    return answer


def keep_session_rules(get_response: Answer) -> Answer:
    """End a session after 30 idle minutes, and after 12 hours whatever happens."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = timezone.now()
        if _is_over(request, now=now):
            note_sign_in_act("people.session_ended", request.user, at=now)
            logout(request)
            messages.info(request, "You were signed out because some time had passed. Sign in to go on.")
            return _to_sign_in(request)
        _note_sign_of_life(request, now=now)
        return get_response(request)

    return answer


def still_setting_up(request: HttpRequest) -> bool:
    """Whether this person has signed in and may go nowhere yet but to a second factor."""
    if not isinstance(request.user, Person) or _name_of_page(request) not in WHILE_SETTING_UP:
        return False
    return not session_has_second_factor(request.session, request.user)


def _page(request: HttpRequest) -> str:
    page = _name_of_page(request)
    if page.startswith(ALLAUTHS) and page not in BEFORE_SIGN_IN | WHILE_SETTING_UP | WITH_SECOND_FACTOR:
        raise Http404
    return page


def _name_of_page(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    address = reverse(settings.LOGIN_URL)
    wanted = request.get_full_path()
    # What was being sent is lost with the session: going back to where it was sent from would show an error.
    if request.method == "GET" and wanted not in {"/", address}:
        address += "?" + urlencode({"next": wanted})
    return HttpResponseRedirect(address)


def _is_over(request: HttpRequest, *, now: datetime) -> bool:
    started = request.session.get(STARTED, now.timestamp())
    seen = request.session.get(SEEN, now.timestamp())
    idle = timedelta(seconds=now.timestamp() - seen)
    age = timedelta(seconds=now.timestamp() - started)
    return idle > timedelta(minutes=settings.SESSION_IDLE_MINUTES) or age > timedelta(
        hours=settings.SESSION_HOURS_AT_MOST
    )


def _note_sign_of_life(request: HttpRequest, *, now: datetime) -> None:
    request.session.setdefault(STARTED, now.timestamp())
    if now.timestamp() - request.session.get(SEEN, 0) >= SEEN_TO.total_seconds():
        request.session[SEEN] = now.timestamp()
