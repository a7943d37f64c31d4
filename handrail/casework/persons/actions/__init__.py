"""Every change to a person's record: one verb a function, whole or not at all, and written in the trail."""

from handrail.casework.persons.actions.answering import answer
from handrail.casework.persons.actions.consenting import (
    Circumstances,
    assess_capacity,
    record_consent,
    withdraw_consent,
)
from handrail.casework.persons.actions.erasing import erase_subject
from handrail.casework.persons.actions.identifying import rename, set_identity, set_safe_contact
from handrail.casework.persons.actions.indexing import reindex
from handrail.casework.persons.actions.opening import open_person
from handrail.casework.persons.actions.referring import pass_the_gate
from handrail.casework.persons.actions.restricting import (
    break_glass,
    change_named,
    lift_restriction,
    restrict,
    review_glass,
)

__all__ = [
    "Circumstances",
    "answer",
    "assess_capacity",
    "break_glass",
    "change_named",
    "erase_subject",
    "lift_restriction",
    "open_person",
    "pass_the_gate",
    "record_consent",
    "reindex",
    "rename",
    "restrict",
    "review_glass",
    "set_identity",
    "set_safe_contact",
    "withdraw_consent",
]
