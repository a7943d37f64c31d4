"""What holds about reception centres, whoever asks."""

from handrail.casework.reception.policies.accounting import Account, account_of
from handrail.casework.reception.policies.door import AGES, GENDERS, AtTheDoor, door_of, lock_door
from handrail.casework.reception.policies.naming import working_name
from handrail.casework.reception.policies.states import TRANSITIONS, WORKING, why_not_move

__all__ = [
    "AGES",
    "GENDERS",
    "TRANSITIONS",
    "WORKING",
    "Account",
    "AtTheDoor",
    "account_of",
    "door_of",
    "lock_door",
    "why_not_move",
    "working_name",
]
