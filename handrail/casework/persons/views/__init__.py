"""The pages of a person's record."""

from handrail.casework.persons.views.acting import assess_capacity, rename, set_identity, set_safe_contact
from handrail.casework.persons.views.consents import consents, record_consent, withdraw_consent
from handrail.casework.persons.views.lists import of_concern, open_person, persons
from handrail.casework.persons.views.record import identity, person
from handrail.casework.persons.views.restricting import (
    break_glass,
    change_named,
    glass,
    lift_restriction,
    restrict,
    review_glass,
)
from handrail.casework.persons.views.steps import PersonWizard

__all__ = [
    "PersonWizard",
    "assess_capacity",
    "break_glass",
    "change_named",
    "consents",
    "glass",
    "identity",
    "lift_restriction",
    "of_concern",
    "open_person",
    "person",
    "persons",
    "record_consent",
    "rename",
    "restrict",
    "review_glass",
    "set_identity",
    "set_safe_contact",
    "withdraw_consent",
]
