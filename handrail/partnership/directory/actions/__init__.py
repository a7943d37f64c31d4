"""Every change to the directory: one verb a function, whole or not at all, and in the trail."""

from handrail.partnership.directory.actions.contacts import (
    Contact,
    confirm_contact,
    name_contact,
    rename_contact,
    withdraw_contact,
)
from handrail.partnership.directory.actions.feeds import BroughtIn, bring_in_feed
from handrail.partnership.directory.actions.keeping import (
    add_service,
    change_service,
    confirm_service,
    say_capacity,
    withdraw_service,
)
from handrail.partnership.directory.actions.reminding import remind_owners

__all__ = [
    "BroughtIn",
    "Contact",
    "add_service",
    "bring_in_feed",
    "change_service",
    "confirm_contact",
    "confirm_service",
    "name_contact",
    "remind_owners",
    "rename_contact",
    "say_capacity",
    "withdraw_contact",
    "withdraw_service",
]
