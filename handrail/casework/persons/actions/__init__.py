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

__all__ = [
    "Circumstances",
    "answer",
    "assess_capacity",
    "erase_subject",
    "open_person",
    "pass_the_gate",
    "record_consent",
    "reindex",
    "rename",
    "set_identity",
    "set_safe_contact",
    "withdraw_consent",
]
