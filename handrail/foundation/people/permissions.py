"""Who may manage whom. Each answer is a sentence, the same on the page and in the action."""

from collections.abc import Iterable

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.policies import RESERVED_ROLES, why_not_together

EVERYWHERE = (Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)
MANAGERS = (*EVERYWHERE, Role.ORGANISATION_ADMINISTRATOR)


def why_not_see_people(*, by: Person) -> str | None:
    """Say why this person may not see the list of people, if so."""
    if not by.has(*MANAGERS):
        return "Only an administrator or a coordinator can see the list of people."
    return None


def why_not_manage(organisation: Organisation, *, by: Person) -> str | None:
    """Say why this person may not manage the people of that organisation, if so."""
    if by.has(*EVERYWHERE):
        return None
    if not by.has(Role.ORGANISATION_ADMINISTRATOR):
        return "Only an administrator or a coordinator can manage people."
    if by.organisation_id != organisation.pk:
        return "You can manage the people of your own organisation only."
    return None


def why_not_give_role(role: Role, *, by: Person) -> str | None:
    """Say why this person may not give or take that role, if so."""
    if role in RESERVED_ROLES and not by.has(*EVERYWHERE):
        return f"Only a coordinator or a system administrator can give or take the role “{role.label}”."
    return None


def why_not_invite(organisation: Organisation, roles: Iterable[Role], *, by: Person) -> str | None:
    """Say why this person may not invite somebody to that organisation with these roles, if so."""
    if not organisation.active:
        return "This organisation is no longer part of the partnership."
    return (
        why_not_manage(organisation, by=by)
        or _first(why_not_give_role(role, by=by) for role in sorted(roles))
        or why_not_together(roles)
    )


def why_not_change_roles(person: Person, *, by: Person) -> str | None:
    """Say why this person may not change that person's roles at all, if so."""
    if person.pk == by.pk:
        return "Nobody changes their own roles. Ask another administrator."
    if not person.is_active:
        return "This person has left."
    return why_not_manage(person.organisation, by=by)


def why_not_give_roles(person: Person, roles: Iterable[Role], *, by: Person) -> str | None:
    """Say why this person may not make these the roles of that person, if so. What is taken counts as what is given."""
    wanted = frozenset(roles)
    changed = sorted(wanted ^ person.roles)
    return (
        why_not_change_roles(person, by=by)
        or _first(why_not_give_role(role, by=by) for role in changed)
        or why_not_together(wanted)
    )


def why_not_release(person: Person, *, by: Person) -> str | None:
    """Say why this person may not write down that that person has left, if so."""
    if person.pk == by.pk:
        return "Nobody writes down that they have left themselves. Ask another administrator."
    if not person.is_active:
        return "This person has left already."
    return why_not_manage(person.organisation, by=by) or _first(
        why_not_give_role(role, by=by) for role in sorted(person.roles)
    )


def why_not_hand_over(person: Person, *, to: Person | None) -> str | None:
    """Say why the work of somebody who leaves may not go to that person, if so."""
    if to is None:
        return None
    if to.pk == person.pk or not to.is_active:
        return "Choose somebody else who works here."
    if to.organisation_id != person.organisation_id:
        return "Work can be handed over only within the same organisation."
    return None


def _first(reasons: Iterable[str | None]) -> str | None:
    return next((reason for reason in reasons if reason is not None), None)
