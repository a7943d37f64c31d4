"""What may be typed in about a referral; no saving."""

from handrail.casework.referrals.forms.answering import AcknowledgeForm, DoneForm, RefuseForm, SendOnForm
from handrail.casework.referrals.forms.of_concerns import SendForm
from handrail.casework.referrals.forms.of_persons import (
    WHAT_IT_HOLDS,
    KindForm,
    OverrideForm,
    PasswordForm,
    PrepareForm,
    drafted,
)

__all__ = [
    "WHAT_IT_HOLDS",
    "AcknowledgeForm",
    "DoneForm",
    "KindForm",
    "OverrideForm",
    "PasswordForm",
    "PrepareForm",
    "RefuseForm",
    "SendForm",
    "SendOnForm",
    "drafted",
]
