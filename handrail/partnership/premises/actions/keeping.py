"""Keeps the entries of premises and their rooms."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.premises.models import Premises, Space
from handrail.partnership.premises.permissions import why_not_keep_premises

POLICE_STATION = (
    "A reception centre is never a police station: people who come here are not in custody, and must see that."
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is written of a place. `hours` is as a pack writes them; a telephone number is E.164."""

    name: str
    district: str
    address: str
    postcode: str
    capacity: int
    separate_entrance: bool
    police_station: bool
    step_free: bool
    facilities: list[str]
    hours: str
    call_out_name: str
    call_out_telephone: str
    call_out_checked_on: date
    turnaround_hours: int
    agreed_until: date | None
    notes: str


@transaction.atomic
def offer(entry: Entry, *, organisation: Organisation | None = None, by: Person, at: datetime, on: date) -> Premises:
    """Offer a place, for one's own organisation or, as a coordinator, another. Raises NotAllowed."""
    require(why_not_keep_premises(None, by=by) or (POLICE_STATION if entry.police_station else None))
    premises = Premises.objects.create(
        **asdict(entry), organisation=organisation or by.organisation, checked_on=on, updated_at=at
    )
    record("premises.offered", about=str(premises), by=by.ref, at=at)
    return premises


@transaction.atomic
def change(premises: Premises, entry: Entry, *, by: Person, at: datetime, on: date) -> Premises:
    """Write the entry anew; whoever does has checked it that day. Raises NotAllowed."""
    premises = Premises.objects.select_for_update(of=("self",)).get(pk=premises.pk)
    require(why_not_keep_premises(premises, by=by) or (POLICE_STATION if entry.police_station else None))
    changed = [name for name, value in asdict(entry).items() if getattr(premises, name) != value]
    for name in changed:
        setattr(premises, name, getattr(entry, name))
    premises.checked_on, premises.updated_at = on, at
    premises.save()
    record("premises.changed", about=str(premises), by=by.ref, at=at, changed=",".join(changed))
    return premises


@transaction.atomic
def withdraw(premises: Premises, *, by: Person, at: datetime) -> Premises:
    """Take a place off the list for good; what is booked stays booked. Raises NotAllowed."""
    require(why_not_keep_premises(premises, by=by))
    premises.closed_at = premises.updated_at = at
    premises.save(update_fields=["closed_at", "updated_at"])
    record("premises.withdrawn", about=str(premises), by=by.ref, at=at)
    return premises


@transaction.atomic
def add_space(
    premises: Premises,
    *,
    name: str,
    places: int,
    kept_for: str,
    step_free: bool,
    ground_floor: bool = False,
    en_suite: bool,
    by: Person,
    at: datetime,
) -> Space:
    """A room in which people can sleep. Raises NotAllowed."""
    require(why_not_keep_premises(premises, by=by))
    try:
        with transaction.atomic():
            space = Space.objects.create(
                premises=premises,
                name=name,
                places=places,
                kept_for=kept_for,
                step_free=step_free,
                ground_floor=ground_floor,
                en_suite=en_suite,
            )
    except IntegrityError:
        raise NotAllowed("There is a room of this name already.") from None
    record("premises.space_added", about=str(premises), by=by.ref, at=at, places=places)
    return space


@transaction.atomic
def close_space(space: Space, *, by: Person, at: datetime) -> Space:
    """Nobody sleeps in this room any more. Raises NotAllowed."""
    require(why_not_keep_premises(space.premises, by=by))
    space.closed_at = at
    space.save(update_fields=["closed_at"])
    record("premises.space_closed", about=str(space.premises), by=by.ref, at=at)
    return space
