"""What may be typed in about a person. `parts` is what the action is given besides who and when."""

from handrail.casework.persons.forms.agreeing import CapacityForm, ConsentForm, WithdrawForm
from handrail.casework.persons.forms.fields import ALIAS_HINT, LONGEST_NOTE, YES_NO, one_of, words
from handrail.casework.persons.forms.restricting import (
    BreakGlassForm,
    LiftForm,
    NamedForm,
    RestrictForm,
    ReviewGlassForm,
)
from handrail.casework.persons.forms.telling import AliasForm, ContactForm, IdentityForm, WhyIdentityForm

__all__ = [
    "ALIAS_HINT",
    "LONGEST_NOTE",
    "YES_NO",
    "AliasForm",
    "BreakGlassForm",
    "CapacityForm",
    "ConsentForm",
    "ContactForm",
    "IdentityForm",
    "LiftForm",
    "NamedForm",
    "RestrictForm",
    "ReviewGlassForm",
    "WhyIdentityForm",
    "WithdrawForm",
    "one_of",
    "words",
]
