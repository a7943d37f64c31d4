"""The settings for signing in, taken over whole by handrail/config/settings.py on the staff door.

It imports no model and no allauth: Django reads it before either is ready.
"""

import os
from typing import Any

_ADDRESS = os.environ.get("HANDRAIL_STAFF_ADDRESS", "http://127.0.0.1:8001")

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    # Length before symbols, and nothing that is on every attacker's list (NCSC, "Password policy").
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# How long the link for a new password is good, in seconds.
PASSWORD_RESET_TIMEOUT = 60 * 60

# --- sessions (people.middleware.keep_session_rules) ---------------------------------------------------------
SESSION_IDLE_MINUTES = 30
SESSION_HOURS_AT_MOST = 12

# --- e-mail and password ------------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "handrail.foundation.people.adapters.OnlyByInvitation"
ACCOUNT_FORMS = {
    "change_password": "handrail.foundation.people.forms.signing_in.ChangeForm",
    "login": "handrail.foundation.people.forms.signing_in.SignInForm",
    "reauthenticate": "handrail.foundation.people.forms.signing_in.PasswordAgainForm",
    "reset_password": "handrail.foundation.people.forms.signing_in.ForgottenForm",
    "reset_password_from_key": "handrail.foundation.people.forms.signing_in.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An invitation has reached the address before the account exists, so there is nothing left to verify.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _ADDRESS.partition(":")[0]
# Behind our own proxy the caller's address is the last one that the proxy has written down; it is kept only to count.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("HANDRAIL_BEHIND_PROXY", "no") in {"yes", "true", "on", "1"} else 0
ACCOUNT_RATE_LIMITS = {
    # Per account ("key") as well as per address, so that many addresses cannot share out one account's guesses.
    # A whole office may sit behind one address: the per-address limits are wide, the per-account ones narrow.
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/15m/key",
    "reset_password": "20/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "5/m/user",
    "signup": "20/m/ip",
}
# Our pages are called login.page.html and so on: one that we have not drawn fails loudly instead of showing allauth's.
ACCOUNT_TEMPLATE_EXTENSION = "page.html"

# --- second factor ------------------------------------------------------------------------------------------
MFA_ADAPTER = "handrail.foundation.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Handrail"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODE_DIGITS = 10
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TRUST_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "handrail.foundation.people.forms.signing_in.SetUpAppForm",
    "add_webauthn": "handrail.foundation.people.forms.signing_in.AddPasskeyForm",
    "authenticate": "handrail.foundation.people.forms.signing_in.SecondFactorForm",
    "authenticate_webauthn": "handrail.foundation.people.forms.signing_in.PasskeyForm",
    "edit_webauthn": "handrail.foundation.people.forms.signing_in.RenamePasskeyForm",
    "login_webauthn": "handrail.foundation.people.forms.signing_in.PasskeyAloneForm",
    "reauthenticate": "handrail.foundation.people.forms.signing_in.SecondFactorAgainForm",
    "reauthenticate_webauthn": "handrail.foundation.people.forms.signing_in.PasskeyAgainForm",
}
# Browsers offer passkeys only over TLS, or on the machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _ADDRESS.startswith(("http://127.0.0.1", "http://localhost"))

# --- the organisation's own single sign-on --------------------------------------------------------------------
SOCIALACCOUNT_ADAPTER = "handrail.foundation.people.adapters.OwnSingleSignOn"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ONLY = False


def single_sign_on() -> list[dict[str, Any]]:
    """The one OpenID Connect provider that the environment describes, or none.

    HANDRAIL_OIDC_ISSUER, HANDRAIL_OIDC_CLIENT_ID, HANDRAIL_OIDC_CLIENT_SECRET, HANDRAIL_OIDC_NAME.
    """
    issuer = os.environ.get("HANDRAIL_OIDC_ISSUER", "")
    if not issuer:
        return []
    return [
        {
            "provider_id": "organisation",
            "name": os.environ.get("HANDRAIL_OIDC_NAME", "your organisation's account"),
            "client_id": os.environ["HANDRAIL_OIDC_CLIENT_ID"],
            "secret": os.environ["HANDRAIL_OIDC_CLIENT_SECRET"],
            "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "uid_field": "sub"},
        }
    ]


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": single_sign_on()}}
# What the provider's amr or acr claim says when it has asked for a second factor itself (RFC 8176 has "mfa"); without
# one of these words, ours is asked for.
OIDC_SECOND_FACTOR_WORDS = frozenset(filter(None, os.environ.get("HANDRAIL_OIDC_SECOND_FACTOR", "mfa").split(",")))
