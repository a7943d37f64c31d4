"""Which records are closed to somebody: those that are restricted, unless they are named or have broken the glass."""

from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from handrail.casework.persons.models import BrokenGlass, PotentialVictim, Restriction
from handrail.foundation.people.models import Person, Role


def closed_to(person: Person) -> QuerySet[Restriction, UUID]:
    """The ids of the records that this person may not know of, whatever organisation they work for.

    A coordinator sees to it that somebody is named, so none are closed to them. What an emergency opened is open
    until its time is over, by the database's own clock: rooms that ask this have no moment to give.
    """
    restricted = Restriction.objects.filter(lifted_at=None)
    if person.has(Role.COORDINATOR):
        return restricted.none().values_list("person", flat=True)
    open_now = BrokenGlass.objects.filter(broken_by=person, until_at__gt=Now()).values("person")
    others = restricted.exclude(named__who=person).exclude(person__in=open_now)
    return others.values_list("person", flat=True)


def is_closed_to(record: PotentialVictim, person: Person) -> bool:
    """Whether this record is closed to them."""
    return closed_to(person).filter(person=record).exists()
