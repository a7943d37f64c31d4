"""Which premises there are, and which of them are free."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.premises.models import ACTIVE, Hold, HoldKind, HoldState, Premises, Space
from handrail.partnership.premises.permissions import why_not_see_premises


def premises_offered(*, by: Person) -> QuerySet[Premises]:
    """Every place that is offered. Raises NotAllowed."""
    require(why_not_see_premises(by=by))
    return Premises.objects.filter(closed_at=None).select_related("organisation")


def premises_for(*, by: Person, code: UUID) -> Premises:
    """That place. Raises NotAllowed, Premises.DoesNotExist."""
    require(why_not_see_premises(by=by))
    return Premises.objects.select_related("organisation").get(code=code)


def overlapping(*, starts_at: datetime, until: datetime) -> QuerySet[Hold]:
    """What is taken at some moment of that time."""
    return Hold.objects.filter(state__in=ACTIVE, starts_at__lt=until, held_until__gt=starts_at)


def premises_free(*, starts_at: datetime, until: datetime, by: Person) -> QuerySet[Premises]:
    """The places that nothing holds in that time. Whether somebody is there to open them is another question."""
    taken = overlapping(starts_at=starts_at, until=until).filter(premises=OuterRef("pk"))
    return premises_offered(by=by).exclude(Exists(taken))


def holds_of(premises: Premises, *, after: datetime, by: Person) -> QuerySet[Hold]:
    """When a place is taken from that moment on, and what is in use beyond its time. Raises NotAllowed."""
    require(why_not_see_premises(by=by))
    to_come = Q(state__in=ACTIVE, held_until__gt=after) | Q(state=HoldState.IN_USE)
    return premises.holds.filter(to_come).select_related("made_by")


def hold_for(*, by: Person, hold_id: UUID, kind: HoldKind) -> Hold:
    """That booking or void. Raises NotAllowed, Hold.DoesNotExist."""
    require(why_not_see_premises(by=by))
    return Hold.objects.select_related("premises__organisation").get(pk=hold_id, kind=kind)


def space_for(*, by: Person, code: UUID) -> Space:
    """That room, while it is on the list. Raises NotAllowed, Space.DoesNotExist."""
    require(why_not_see_premises(by=by))
    return Space.objects.select_related("premises__organisation").get(code=code, closed_at=None)


def spaces_of(premises: Premises, *, by: Person) -> QuerySet[Space]:
    """The rooms of a place in which people can sleep now. Raises NotAllowed."""
    require(why_not_see_premises(by=by))
    return premises.spaces.filter(closed_at=None)
