"""Where django-allauth asks us: who may come in, what is written down, and whose second factor counts."""

import base64
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.actions.leaving import end_other_sessions
from handrail.foundation.people.actions.signing_in import note_failed_sign_in, note_locked_out, note_sign_in_act
from handrail.foundation.people.models import Person
from handrail.foundation.people.policies import PROVIDED, SEEN, STARTED
from handrail.foundation.people.queries import second_factors_of
from handrail.foundation.vault import sealing

OUR_STAGE = "handrail.foundation.people.adapters.SecondFactorStage"
WAYS = {
    "reauthenticate": "Enter your password",
    "mfa_reauthenticate": "Enter a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "Use your passkey",
}
# What allauth tells the person about, and what the trail calls it.
CHANGES = {
    "account/email/password_changed": "people.password_changed",
    "account/email/password_reset": "people.password_reset",
    "mfa/email/recovery_codes_generated": "people.recovery_codes_made",
    "mfa/email/totp_activated": "people.second_factor_added",
    "mfa/email/totp_deactivated": "people.second_factor_removed",
    "mfa/email/webauthn_added": "people.second_factor_added",
    "mfa/email/webauthn_removed": "people.second_factor_removed",
    "socialaccount/email/account_connected": "people.single_sign_on_connected",
    "socialaccount/email/account_disconnected": "people.single_sign_on_disconnected",
}


class OnlyByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from invitations. Every sign-in, failure and change is in the trail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_code": "The code is not right, or has been used. Wait for the next one and try again.",
        "incorrect_password": "The password is not right.",
        "too_many_login_attempts": "There were too many attempts. Wait 15 minutes, then try again.",
        "enter_current_password": "That is not your password.",
        "rate_limited": "There were too many attempts. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 — allauth passes it
        """Nobody makes an account for themselves."""
        return False

    def get_login_stages(self) -> list[str]:
        """Allauth's steps of signing in, with our own second-factor step in the place of its."""
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"
        return [OUR_STAGE if stage == theirs else stage for stage in super().get_login_stages()]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        # Allauth counts failures by account and Host header. The caller chooses that header, down to any port
        # number, and would get a fresh count with each: here it is the account alone.
        return str(credentials.get("email") or "").strip().lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse when there were too many failures, and write down once that the account is locked."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note_locked_out(str(credentials.get("email") or ""), at=timezone.now())
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Write down a failure, with the address only as a keyed token."""
        note_failed_sign_in(str(credentials.get("email") or ""), at=timezone.now())

    def pre_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse | None:
        """Forget what an earlier single sign-on said when this one is by password."""
        records = get_authentication_records(request, user)
        if not records or records[-1]["method"] != "socialaccount":
            request.session.pop(PROVIDED, None)
        answer: HttpResponse | None = super().pre_login(request, user, **options)
        return answer

    def login(self, request: HttpRequest, user: Person) -> None:
        """Sign in, and end the person's other sessions."""
        end_other_sessions(user)
        super().login(request, user)
        request.session[STARTED] = request.session[SEEN] = timezone.now().timestamp()

    def post_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse:
        """Write down who signed in and how."""
        methods = {
            f"{one['method']}-{one.get('type', '')}".strip("-") for one in get_authentication_records(request, user)
        }
        note_sign_in_act("people.signed_in", user, at=timezone.now(), how=",".join(sorted(methods)))
        answer: HttpResponse = super().post_login(request, user, **options)
        return answer

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """The ways to show again who is there, in our words."""
        return [{**way, "description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def logout(self, request: HttpRequest) -> None:
        """Sign out and write it down."""
        if request.user.is_authenticated:
            note_sign_in_act("people.signed_out", request.user, at=timezone.now())
        super().logout(request)

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Send the link through the outbox, like everything else that leaves."""
        tell_staff(user, kind="password_reset", link=context["password_reset_url"], at=timezone.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,  # noqa: ARG002
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        """Write down a change to how somebody signs in, and tell them that there was one."""
        now = timezone.now()
        note_sign_in_act(CHANGES[template_prefix], user, at=now, how=template_prefix.rpartition("/")[2])
        tell_staff(user, kind="sign_in_changed", at=now)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **options: Any) -> None:
        """Pass on what went wrong; leave out "you have signed in" and the like, which people can see for themselves."""
        if options.get("message"):
            super().add_message(request, level, *args, **options)


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of authenticator apps and recovery codes sealed, and the last factor in place."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right, or has been used. Wait for the next one and try again.",
        "cannot_delete_authenticator": "Add another second factor before you remove the last one.",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret, so that a copy of the database cannot make codes."""
        return base64.b64encode(sealing.seal_for_desk(text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret. Raises CannotOpen."""
        return sealing.open_at_desk(base64.b64decode(encrypted_text)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Nobody is left without a second factor."""
        return second_factors_of(authenticator.user) > 1

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The passkey's name for this service."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Handrail"}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """The passkey's name for the person."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.name}

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 — allauth names it so
        """What a new passkey is called until its owner says better."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """Ask for a second factor, unless the organisation's own sign-on has just done so and says so."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if not super()._should_handle(request):
            return False
        return bool(request.session.get(PROVIDED) != self.login.user.code)


class OwnSingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's own account signs in somebody who works here; it never makes anybody one who does."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """An account that belongs to nobody here stays outside."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Mapping[str, Any]) -> Any:
        """Keep of what the provider told only whether it asked for a second factor."""
        sociallogin.account.extra_data = {"second_factor": asked_for_second_factor(sociallogin.account.extra_data)}
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Remember for this session whether the provider has asked for a second factor."""
        request.session.pop(PROVIDED, None)
        if sociallogin.is_existing and sociallogin.account.extra_data.get("second_factor") is True:
            request.session[PROVIDED] = sociallogin.user.code


def asked_for_second_factor(told: Mapping[str, Any]) -> bool:
    """Whether the ID token says so: in amr (RFC 8176) or acr, with one of the words that settings name."""
    claims = told.get("id_token") or {}
    amr = claims.get("amr")
    said = [*(amr if isinstance(amr, list) else [amr]), claims.get("acr")]
    return not settings.OIDC_SECOND_FACTOR_WORDS.isdisjoint(word for word in said if isinstance(word, str))
