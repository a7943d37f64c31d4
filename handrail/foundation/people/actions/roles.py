"""Giving and taking roles."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person, Role, RoleHeld
from handrail.foundation.people.permissions import why_not_give_roles
from handrail.foundation.permission import require


@transaction.atomic
def give_roles(person: Person, *, roles: Iterable[Role], by: Person, at: datetime) -> None:
    """Make these the person's roles, and no others. Raises NotAllowed."""
    wanted = frozenset(roles)
    require(why_not_give_roles(person, wanted, by=by))
    given, taken = wanted - person.roles, person.roles - wanted
    RoleHeld.objects.filter(person=person, role__in=taken).delete()
    write_roles(person, given, by=by.ref, at=at)
    for act, changed in (("people.role_given", given), ("people.role_taken", taken)):
        for role in sorted(changed):
            record(act, about=person.ref, by=by.ref, at=at, role=role.value)


def write_roles(person: Person, roles: Iterable[Role], *, by: str, at: datetime) -> None:
    """Store roles that somebody has been allowed to give; inside the caller's transaction."""
    RoleHeld.objects.bulk_create(RoleHeld(person=person, role=role, given_at=at, given_by=by) for role in sorted(roles))
    # What was read before is no longer so.
    person.refresh_from_db()
