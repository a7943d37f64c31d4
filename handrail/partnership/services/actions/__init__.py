"""Every change to services: whole or not at all, and in the trail. Who may is asked by the directory above."""

from handrail.partnership.services.actions.bringing_in import bring_in_services, bring_in_words
from handrail.partnership.services.actions.writing import (
    Writing,
    confirm,
    provider_of,
    set_capacity,
    withdraw,
    write,
    write_many,
)

__all__ = [
    "Writing",
    "bring_in_services",
    "bring_in_words",
    "confirm",
    "provider_of",
    "set_capacity",
    "withdraw",
    "write",
    "write_many",
]
