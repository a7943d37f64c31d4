"""What holds about people and roles, whoever asks."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from handrail.foundation.people.models import Person, Role

INVITATION_LASTS = timedelta(days=7)
# Where a session keeps that the organisation's own sign-on has asked for a second factor, and of whom.
PROVIDED = "second_factor_provided"
# When a session began, and when it last asked for a page (seconds since 1970).
STARTED, SEEN = "session_started", "session_seen"

# Roles that reach past one organisation: an organisation's administrator cannot give them.
RESERVED_ROLES = frozenset(
    {
        Role.DESK_OFFICER,
        Role.COORDINATOR,
        Role.SYSTEM_ADMINISTRATOR,
        Role.DATA_PROTECTION_OFFICER,
        Role.ANALYST,
    }
)
# Roles that may see a concern or a referral. Whoever runs the installation holds none of them.
ROLES_NEAR_CONCERNS = frozenset(
    {Role.DESK_OFFICER, Role.COORDINATOR, Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD}
)


class HandOver(Protocol):
    """Gives everything that lies with one person to another, without either of them reading it."""

    def __call__(self, leaver: Person, successor: Person | None, *, by: Person, at: datetime) -> object:
        """Reassign; with no successor, put it back to where anybody entitled may pick it up."""


# Rooms above add theirs when they start (AppConfig.ready): work must find a new owner in the same act.
HANDOVERS: list[HandOver] = []


def why_not_together(roles: Iterable[Role]) -> str | None:
    """Say why these roles may not lie with one person, if so."""
    held = frozenset(roles)
    if not held:
        return "Choose at least one role."
    if Role.SYSTEM_ADMINISTRATOR in held and held & ROLES_NEAR_CONCERNS:
        return "A system administrator sees no concern, so they cannot also hold a role that does."
    if Role.DATA_PROTECTION_OFFICER in held and held & ROLES_NEAR_CONCERNS:
        return "A data-protection officer checks who saw what, so they cannot also hold a role that sees concerns."
    return None
