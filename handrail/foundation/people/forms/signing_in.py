"""Allauth's forms in our words: plain labels, a hint where one helps, and no placeholder."""

import hashlib
from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache
from django.utils import timezone
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from handrail.foundation.people.actions.signing_in import note_failed_second_factor
from handrail.foundation.people.models import Person

# The largest answers of security keys have a few thousand characters.
CREDENTIAL_AT_MOST = 20_000
# A code is good for three half minutes (MFA_TOTP_TOLERANCE): as long must a used one be remembered.
CODE_REMEMBERED = 120
ADDRESS = ("Work e-mail address", "", "Enter your work e-mail address.")
PASSWORD = ("Password", "", "Enter your password.")
NEW_PASSWORD = ("New password", "At least 12 characters. Three random words are a good one.", "Choose a password.")
AGAIN = ("The same password again", "", "Enter the same password again.")
CODE = ("Code", "Six digits from your authenticator app, or one of your recovery codes.", "Enter the code.")
NEW_CODE = ("Code", "The six digits that the app shows now.", "Enter the code.")


class InOurWords(forms.Form):
    """Gives each field its label, its hint and what is said when it was left empty."""

    words: ClassVar[dict[str, tuple[str, str, str]]]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text, field.error_messages["required"] = self.words[name]
        if "code" in self.fields:
            self.fields["code"].widget.attrs["inputmode"] = "numeric"


class SignInForm(InOurWords, LoginForm):  # type: ignore[misc]
    """The first half of signing in."""

    words = {"login": ADDRESS, "password": PASSWORD}


class ChangeForm(InOurWords, ChangePasswordForm):  # type: ignore[misc]
    """A new password in the place of the one that is known."""

    words = {
        "oldpassword": ("Your password now", "", "Enter your password."),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }


class ForgottenForm(InOurWords, ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link for a new password."""

    words = {"email": ADDRESS}


class NewPasswordForm(InOurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, behind that link."""

    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class PasswordAgainForm(InOurWords, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something sensitive."""

    words = {"password": PASSWORD}


class OneUse(InOurWords):
    """A code works once. Allauth remembers a used one for half a minute only, less than it is good for."""

    words = {"code": CODE}
    user: Person

    def clean_code(self) -> str:
        """The code, if it is right and new."""
        code: str = super().clean_code()  # type: ignore[misc]
        mark = hashlib.sha256(code.encode()).hexdigest()
        if not cache.add(f"people.code:{self.user.code}:{mark}", "used", CODE_REMEMBERED):
            self._emit_authentication_failed(None)
            raise forms.ValidationError("This code has been used. Wait for the next one.", code="incorrect_code")
        return code

    def _emit_authentication_failed(self, authenticator: Authenticator | None) -> None:  # noqa: ARG002
        note_failed_second_factor(self.user, at=timezone.now())


class SecondFactorForm(OneUse, AuthenticateForm):  # type: ignore[misc]
    """The code that finishes signing in."""


class SecondFactorAgainForm(OneUse, ReauthenticateByCodeForm):  # type: ignore[misc]
    """The code once more, before something sensitive."""


class SetUpAppForm(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""

    words = {"code": NEW_CODE}


class CredentialField(forms.JSONField):
    """What a passkey answered. Allauth takes it to be well formed; whatever is not is refused here."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": "The passkey did not answer. Try again.",
        "invalid": "The passkey’s answer could not be read. Try again.",
    }

    def __init__(self, reads: Callable[[Any], object]) -> None:
        super().__init__()
        self.reads = reads

    def to_python(self, value: Any) -> Any:
        """The answer, if it has the form of one."""
        if isinstance(value, str) and len(value) > CREDENTIAL_AT_MOST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            answer = super().to_python(value)
            if answer is not None:
                self.reads(answer)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        return answer

    def bound_data(self, data: Any, initial: Any) -> None:  # noqa: ARG002 — Django passes them
        """Nothing: an answer is good for one challenge, so the page is not given it back."""
        return


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey that finishes signing in."""

    credential = CredentialField(AuthenticationResponse.from_dict)


class PasskeyAloneForm(LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in by itself."""

    credential = CredentialField(AuthenticationResponse.from_dict)


class PasskeyAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The passkey once more, before something sensitive."""

    credential = CredentialField(AuthenticationResponse.from_dict)


class AddPasskeyForm(InOurWords, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    credential = CredentialField(RegistrationResponse.from_dict)
    words = {
        "name": ("Its name", "Something that tells you which device it is on.", "Enter a name."),
        "passwordless": ("Let me sign in with it alone, without my password", "", ""),
    }


class RenamePasskeyForm(InOurWords, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    words = {"name": ("Its name", "", "Enter a name.")}
