"""What holds about reception centres, whoever asks."""

from handrail.casework.reception.policies.accounting import Account, account_of
from handrail.casework.reception.policies.door import AGES, GENDERS, AtTheDoor, door_of, is_as_a_child, lock_door
from handrail.casework.reception.policies.naming import working_name
from handrail.casework.reception.policies.sleeping import Sleeper, why_not_sleep_there
from handrail.casework.reception.policies.states import TRANSITIONS, WORKING, why_not_move
from handrail.casework.reception.policies.visitors import why_not_let_in

__all__ = [
    "AGES",
    "GENDERS",
    "TRANSITIONS",
    "WORKING",
    "Account",
    "AtTheDoor",
    "Sleeper",
    "account_of",
    "door_of",
    "is_as_a_child",
    "lock_door",
    "why_not_let_in",
    "why_not_move",
    "why_not_sleep_there",
    "working_name",
]
